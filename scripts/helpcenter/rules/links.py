"""Links in a page."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.finding import Finding
from helpcenter.guide import Guide
from helpcenter.page import Page


def broken_address(guide: Guide, page: Page) -> Iterator[Finding]:
    """A link or image whose address cannot be read as one.

    Bad:  `[site](http://[www.example.org)`
    Good: `[site](http://www.example.org)`
    """
    for address, line in guide.broken_links:
        message = f'"{address}" is not an address; type it anew, without brackets'
        yield Finding(path=page.path, line=line, column=1, rule="broken-address", message=message)
