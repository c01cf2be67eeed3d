"""`security.txt`: whom to tell of a hole in the security of the site."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.build import security_text
from helpcenter.cli import main
from helpcenter.content import loading
from helpcenter.files.text import read_text

EXPECTED = """\
Contact: mailto:security@moon.example
Expires: 2027-11-20T00:00:00Z
Preferred-Languages: zh-Hans, en
Canonical: https://help.example.org/.well-known/security.txt
"""


def configure(tiny: Path, security: str) -> None:
    file = tiny / "docs/_data/help_center.yml"
    file.write_text(read_text(file, file.name) + f"\nsecurity: {security}\n", "utf-8")


def rendered(tiny: Path) -> str | None:
    content, findings = loading.load(project.load(tiny))
    assert content is not None, findings
    return security_text.render(content)


def test_it_says_what_is_configured(tiny: Path) -> None:
    assert rendered(tiny) is None
    configure(tiny, "{contact: mailto:security@moon.example, expires: 2027-11-20}")
    assert rendered(tiny) == EXPECTED


@pytest.mark.parametrize(
    ("security", "message"),
    [
        ("{contact: mailto:security@moon.example}", "expires"),
        ("{contact: security@moon.example, expires: 2027-11-20}", "an address that begins with mailto:"),
        ("{contact: https://, expires: 2027-11-20}", "an address that begins with mailto:"),
        ("{contact: mailto:a@moon.example, expires: tomorrow}", "it must be a date"),
    ],
)
def test_what_is_wrong_in_it(security: str, message: str, tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    configure(tiny, security)
    main(["check", "docs", "--project", str(tiny)])
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "security" in line]
    assert line.startswith("docs/_data/help_center.yml:")
    assert message in line
