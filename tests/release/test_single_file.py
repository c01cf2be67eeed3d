"""All guides in one file: nothing is missing in it, and it needs nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from helpcenter import project
from helpcenter.build.page_renderer import PageRenderer
from helpcenter.cli import main
from helpcenter.content import loading
from helpcenter.release import single_file
from views import replace

pytestmark = pytest.mark.build

GUIDE = "docs/en/verify/moon.md"


def rendered(root: Path, locale: str = "en") -> str:
    loaded = project.load(root)
    content, findings = loading.load(loaded)
    assert content is not None, findings
    return single_file.render(PageRenderer(content), loaded.language(locale))


def test_links_lead_to_places_in_it(tiny: Path) -> None:
    replace(tiny / GUIDE, "\n## ", "\n[Here](#result), [there](index.md), [home](../index.md).\n\n## ")
    tree = LexborHTMLParser(rendered(tiny))
    ids = [node.id for node in tree.css("[id]")]
    assert len(ids) == len({*ids})
    links = {node.text(): node.attributes["href"] or "" for node in tree.css("a[href]")}
    assert links["Here"] == "#verify/moon/result"
    assert links["there"] == "#verify/"
    assert links["home"] == "#contents"
    assert {href[1:] for href in links.values() if href.startswith("#")} <= {*ids}
    assert not [href for href in links.values() if not href.startswith(("#", "https://"))]


def test_every_page_is_in_it_once(tiny: Path) -> None:
    tree = LexborHTMLParser(rendered(tiny, "zh"))
    assert [node.id for node in tree.css("main > article")] == ["contents", "verify/", "verify/moon/"]
    assert [node.attributes["href"] for node in tree.css("nav a")] == ["#verify/", "#verify/moon/"]


def test_nothing_is_loaded(tiny: Path) -> None:
    (tiny / "docs/pictures").mkdir()
    picture = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
    (tiny / "docs/pictures/form.svg").write_text(picture, "utf-8")
    replace(tiny / GUIDE, "\n## ", "\n![The form](../../pictures/form.svg)\n\n## ")
    html = rendered(tiny)
    tree = LexborHTMLParser(html)
    assert [node.attributes["src"] for node in tree.css("[src]")] == [
        node.attributes["src"] for node in tree.css("img[src^='data:image/svg+xml;base64,']")
    ]
    assert not tree.css("link, script[src]")
    assert not re.search(r"url\((?!['\"]?data:)", html)


def test_the_command(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bundle", "--project", str(tiny), "--lang", "en"]) == 0
    assert [file.name for file in (tiny / "bundle").iterdir()] == ["guides-en.html"]
    assert "guides-en.html" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--lang", "fr"], 'no language has the folder "fr"; known are: en, zh'),
        (["--output", "mkdocs.yml"], "the files cannot be written"),
        (["--pdf"], "a PDF needs Chromium, Chrome or Edge"),
    ],
)
def test_what_cannot_be_made(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tiny)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit):
        main(["bundle", *arguments])
    assert message in capsys.readouterr().err
