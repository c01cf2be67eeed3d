"""The feeds: what RFC 4287 asks of an Atom feed, and what is in it."""

from __future__ import annotations

import datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from helpcenter.build import feed
from helpcenter.content import page_changes
from views import loaded, replace

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://help.example.org/"
# How often each child must, and may be there (RFC 4287, 4.1.1 and 4.1.2); of `feed`, entries may be any number.
IN_FEED = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "author": (1, 9), "link": (1, 9), "entry": (0, 999)}
IN_ENTRY = {"id": (1, 1), "title": (1, 1), "updated": (1, 1), "link": (1, 9), "summary": (0, 1)}


def read(tiny: Path, locale: str = "en") -> Element:
    content = loaded(tiny)
    return ElementTree.fromstring(feed.render(content, content.project.language(locale)))


def refuse_invalid(root: Element) -> None:
    assert root.tag == f"{ATOM}feed"
    for element, rules in [(root, IN_FEED), *((entry, IN_ENTRY) for entry in root.findall(f"{ATOM}entry"))]:
        names = [child.tag.removeprefix(ATOM) for child in element]
        assert set(names) <= set(rules)
        for name, (least, most) in rules.items():
            assert least <= names.count(name) <= most, name
        assert urlsplit(element.findtext(f"{ATOM}id")).scheme
        day = datetime.datetime.fromisoformat(element.findtext(f"{ATOM}updated"))  # RFC 3339
        assert day.tzinfo is not None
        links = [(link.get("rel"), link.get("hreflang"), link.get("type")) for link in element.findall(f"{ATOM}link")]
        assert len(links) == len(set(links)), "4.1.1: one alternate of a type and a language"
        assert all(urlsplit(link.get("href")).scheme == "https" for link in element.findall(f"{ATOM}link"))
        assert element.findtext(f"{ATOM}title").strip()
    assert root.findtext(f"{ATOM}author/{ATOM}name").strip(), "3.2.1"
    assert "self" in [link.get("rel") for link in root.findall(f"{ATOM}link")]
    ids = [entry.findtext(f"{ATOM}id") for entry in root.findall(f"{ATOM}entry")]
    assert len(ids) == len(set(ids))
    days = [entry.findtext(f"{ATOM}updated") for entry in root.findall(f"{ATOM}entry")]
    assert days == sorted(days, reverse=True)
    assert root.findtext(f"{ATOM}updated") == max(days, default=root.findtext(f"{ATOM}updated"))


def summaries(root: Element) -> dict[str, str]:
    return {entry.findtext(f"{ATOM}id"): entry.findtext(f"{ATOM}summary") for entry in root.findall(f"{ATOM}entry")}


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_feed_is_valid(tiny: Path, locale: str) -> None:
    refuse_invalid(read(tiny, locale))


def test_an_entry_is_a_change_of_a_page(tiny: Path) -> None:
    first = "tag:help.example.org,2026-11-20:en/moon-verify"
    assert summaries(read(tiny))[first] == "New · How to verify."
    (tiny / "docs/_data/changes.yml").write_text(page_changes.as_yaml(page_changes.renewed(loaded(tiny))), "utf-8")
    replace(tiny / "docs/zh/verify/moon.md", "reviewed: 2026-11-20", "reviewed: 2026-11-21")
    again = "tag:help.example.org,2026-11-21:en/moon-verify"
    assert summaries(read(tiny))[again] == "Checked again"
    replace(tiny / "docs/zh/verify/moon.md", "应用显示结果。", "短信告知结果。")
    root = read(tiny)
    refuse_invalid(root)
    assert summaries(root)[again] == "Changed · Result"
    assert summaries(root)[first] == "New · How to verify.", "what readers have got stays"
    assert root.findtext(f"{ATOM}updated") == "2026-11-21T00:00:00Z"


def test_only_the_last_changes_are_in_it(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "MOST_ENTRIES", 1)
    assert len(summaries(read(tiny))) == 1


def test_a_page_that_is_not_translated_is_not_in_it(tiny: Path) -> None:
    file = tiny / "docs/en/verify/moon.md"
    head = file.read_text("utf-8").split("\n---\n")[0].split("\ntranslation:")[0]
    file.write_text(f"{head}\ntranslation: {{from: zh, status: not-translated}}\n---\n", "utf-8")
    root = read(tiny)
    refuse_invalid(root)
    assert not [id for id in summaries(root) if "moon" in id]
