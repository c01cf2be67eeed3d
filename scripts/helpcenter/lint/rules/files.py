"""What is published beside the pages, and settings: nothing runs, hides or writes what no check reads."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.content import settings_texts
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import DataContext


def unexpected_file(context: DataContext) -> Iterator[Issue]:
    """A file of a kind that is not published. MkDocs copies whatever is in `docs/`, and no check could read it.

    Bad:  `docs/contact.txt`, `docs/page.html`, `docs/list.pdf`
    Good: pages, pictures (`.svg`, `.png`, `.jpg`, `.gif`, `.webp`, `.avif`, `.ico`), style sheets, fonts, `_redirects`,
          `_headers`, `CNAME`, `robots.txt`, and what is in `.well-known/`

    What pictures and style sheets say is checked as pages are; what a photo shows only people see.
    """
    for file in context.content.published:
        if not file.expected:
            message = (
                "a file of this kind is published as it is, and no check reads it; move it out of the docs folder, "
                "name it under exclude_docs in mkdocs.yml, or make a page or a picture of it"
            )
            yield Issue(file.path, 1, 1, message)


def unjudged_content(context: DataContext) -> Iterator[Issue]:
    """A file that can hide, move or write what no check sees: a script in a picture, a style that is no colour.

    Bad:  `<script>` or text from right to left in an SVG; `.admonition { display: none }`; `Refresh:` in `_headers`
    Good: a drawing; `:root { --brand: #0a5c58 }`

    A style sheet of the docs folder sets the custom properties of the theme; all other styles are in `overrides/`.
    """
    for file in context.content.published:
        for refused in file.refused:
            if file.path.endswith(".css"):
                message = f'"{refused.text}" can hide or change what pages say; keep to custom properties (--brand: …)'
            else:
                message = f'"{refused.text}" can show what no check sees; remove it, and write text on the page'
            yield Issue(file.path, refused.line, 1, message)


def unjudged_setting(context: DataContext) -> Iterator[Issue]:
    """A setting of `mkdocs.yml` with which something changes pages after the checks have read them.

    Bad:  `hooks`, `smarty: {substitutions: …}`, `abbr`, `toc: {permalink: …}`
    Good: the Markdown extensions that pages need, and no others
    """
    for setting in settings_texts.unjudged(context.content.project):
        message = f'"{setting.text}" can write on pages what no check sees; remove it'
        yield Issue(setting.path, *setting.position, message)
