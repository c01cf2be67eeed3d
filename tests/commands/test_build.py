"""`helpcenter build`: a site without make."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter.cli import main


@pytest.mark.build
def test_the_site_is_built_as_by_mkdocs(tiny: Path) -> None:
    assert main(["build", "--project", str(tiny)]) == 0
    assert (tiny / "site/verify/moon/index.html").is_file()
    page = tiny / "docs/zh/verify/moon.md"
    page.write_text(page.read_text("utf-8").replace("card: moon", "card: mon"), "utf-8")
    assert main(["build", "--project", str(tiny)]) == 1
    assert (tiny / "site/verify/moon/index.html").is_file()


@pytest.mark.build
def test_bundles_that_are_missing_are_named_with_the_commands_that_make_them(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny / "overrides/assets/javascripts/page.js").unlink()
    with pytest.raises(SystemExit, match="2"):
        main(["build", "--project", str(tiny)])
    told = capsys.readouterr().err
    assert "page.js is missing" in told
    assert "run: npm run bundle, then python -m helpcenter_dev.bundled record" in told
