"""Addresses of other sites with something in them that does not belong there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.findings.rule import waivable
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import TextContext
from helpcenter.lint.recognizers.tracking_marks import tracked

# Marks of a sentence at the end of an address. A path may end with a half-width stop, as in `wiki/Example_Inc.`
_END = re.compile(r"(?:[。，；：、]+|(?<=/)[.,;:]+|(?<=\.html|\.aspx)[.,;:]+|(?<=\.htm|\.php|\.pdf)[.,;:]+)$")
_OF_WEB = re.compile(r"https?://", re.IGNORECASE)


@waivable
def untidy_address(context: TextContext) -> Iterator[Issue]:
    """An address of another site that ends with a mark of the sentence, or has marks that count readers.

    Bad:  `[site](https://www.t-mobile.com/。)`, `[site](https://www.t-mobile.com/?utm_source=wechat)`
    Good: `[site](https://www.t-mobile.com/)。`
    """
    for link in context.links():
        if not _OF_WEB.match(link.target):
            continue
        if end := _END.search(link.target):
            right = link.target[: end.start()]
            where = f"move it behind the ): ({right}){end[0]}" if link.text != link.target else f"write {right}"
            yield link.report(f'"{end[0]}" is no part of this address; {where}')
        elif found := tracked(link.target):
            yield link.report(f"{found.marks} only counts readers; remove it: write {found.without}")


def tidy(address: str) -> str:
    """An address without what does not belong there."""
    address = _END.sub("", address) if _OF_WEB.match(address) else address
    found = tracked(address)
    return found.without if found else address
