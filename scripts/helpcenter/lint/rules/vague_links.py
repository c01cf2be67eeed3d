"""The words of links, as screen readers list them: on pages here, and on built sites by the link check.

It imports little, since the link check has no use for what the other rules import.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING
from unicodedata import normalize

from helpcenter.findings.rule import waivable

if TYPE_CHECKING:
    from helpcenter.lint.context import Issue, PageContext

# Characters at the ends of a link's text that are not part of its words.
_MARKS = " \t.,;:!?…→»›>[]()。，；：！？（）【】《》“”\"'"


@waivable
def vague_link(context: PageContext) -> Iterator[Issue]:
    """A link whose text does not say where it leads.

    Bad:  `[click here](../safety/id-photos.md)`, `<a href="../photos/">click here</a>`
    Good: `[How to take the photo](../safety/id-photos.md)`

    Screen readers list the links of a page without the text around them, and readers in a hurry look only at links.
    """
    vague = frozenset(context.data.every_language.vague_links)
    for block, span in context.guide.marked("link"):
        if not span.text.strip():
            yield context.at_span(block, span, "this link has no words; write between the brackets where it leads")
        elif is_vague(span.text, vague):
            yield context.at_span(block, span, told(span.text))


def is_vague(text: str, vague: Collection[str]) -> bool:
    """Whether the text of a link is one of those that are `vague`."""
    plain = normalize("NFKC", text).lower().strip(_MARKS)
    return plain in vague or plain.replace(" ", "") in vague


def told(text: str) -> str:
    """What is wrong with a vague link, and how to mend it."""
    return f'"{text}" does not say where this leads; name the page'
