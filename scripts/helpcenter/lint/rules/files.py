"""Files that are published beside the pages: only kinds that can be judged, and nothing in them that runs or writes."""

from __future__ import annotations

from collections.abc import Iterator

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
    """A picture with a script, a style or text from elsewhere; or a style sheet that writes text on pages.

    Bad:  `<script>` in an SVG; `h1::after { content: "…" }`
    Good: a drawing; `content: ""`
    """
    for file in context.content.published:
        for refused in file.refused:
            message = f'"{refused.text}" can show what no check sees; remove it, and write text on the page'
            yield Issue(file.path, refused.line, 1, message)
