"""What the templates are given of a project, and a page of its built site."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from helpcenter import project
from helpcenter.build.page_view import PageView, page_view
from helpcenter.build.site_view import SiteView, site_view
from helpcenter.content import loading
from helpcenter.content.content import Content


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def loaded(tiny: Path) -> Content:
    content, findings = loading.load(project.load(tiny))
    assert content is not None, findings
    return content


def view(content: Content, src_uri: str) -> PageView:
    page = content.pages[src_uri]
    return page_view(content, page, content.guide(page))


def english(content: Content) -> SiteView:
    return site_view(content, content.project.language("en"))


def read(tiny: Path, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((tiny / "site" / path / "index.html").read_text("utf-8"))
