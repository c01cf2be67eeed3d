"""What programs read instead of pages: each page as Markdown, and lists of them for language models."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from helpcenter import parallel
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.files.writing import write_whole
from helpcenter.release import llms_txt, markdown_page


def write(site: Path, content: Content) -> None:
    """Write the Markdown beside each page, and the lists of each language. Raises OSError."""
    made = parallel.in_parts(partial(_write_pages, site, content), list(content.pages.values()), parallel.FEW_PAGES)
    texts = {src_uri: text for part in made for src_uri, text in part.items()}
    for language in content.project.languages:
        for name, text in llms_txt.files(content, language, texts).items():
            write_whole(site / name, text.encode())


def _write_pages(site: Path, content: Content, pages: Sequence[Page]) -> dict[str, str]:
    """The Markdown of these pages, by their places in the docs folder."""
    texts = {page.src_uri: markdown_page.render(content, page, content.guide(page)) for page in pages}
    for page in pages:
        write_whole(site / content.places.of(page) / markdown_page.NAME, texts[page.src_uri].encode())
    return texts
