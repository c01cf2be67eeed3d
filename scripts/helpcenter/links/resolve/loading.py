"""What pages load as a part of themselves, and what cannot be loaded so."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.findings.rule import Rule
from helpcenter.links.parse.file import MALFORMED_FILE, is_page
from helpcenter.links.parse.references import Reference
from helpcenter.links.resolve.site import Site
from helpcenter.links.url.syntax import UrlIssue

PAGE_AS_PART = Rule.documented(
    "page-as-part",
    """A picture, a script or a style sheet whose address leads to a page.

Bad:  `<img src="phones.html">`, `<script src="/">`
Good: `<img src="phones.png">`, `<iframe src="phones.html">`

Browsers load the page, and show or run nothing.""",
)
RULES = (PAGE_AS_PART,)


def issues(site: Site) -> Iterator[tuple[str, Reference | None, UrlIssue]]:
    """What is loaded and is of no use: the file, the address in it, and why."""
    shown = set()
    for path, facts in sorted(site.facts.items()):
        for place, reference in facts.loaded:
            file = site.files.served(place)
            if file is None:
                continue
            if is_page(file):
                message = (
                    f'"{site.targets.shown(file)}" is a page, and is loaded as something else; correct the address'
                )
                yield path, reference, UrlIssue(PAGE_AS_PART, message)
            elif file in site.facts and site.facts[file].broken:
                shown.add(file)
    for file in sorted(shown):
        message = f"browsers show nothing for this drawing ({site.facts[file].broken}); correct it"
        yield file, None, UrlIssue(MALFORMED_FILE, message)
