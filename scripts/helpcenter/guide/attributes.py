"""The attributes of the elements of a page: those that writers typed, and addresses that no browser can read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from helpcenter.guide.elements import HEADINGS
from helpcenter.guide.source_lines import LINE

# The attributes that Markdown makes itself, except the classes of admonitions and text-align in tables.
_MADE_BY_MARKDOWN = {"a": ("href", "title"), "img": ("src", "alt", "title"), "ol": ("start",)}


def typed_attributes(
    elements: Iterable[tuple[Element, int]], of_sections: Collection[Element]
) -> Iterator[tuple[str, int]]:
    """Attributes that Markdown does not make itself, except those of the headings of sections."""
    for element, line in elements:
        if len(element.attrib) > 1 and element not in of_sections:
            made_by_markdown = ("id",) if element.tag in HEADINGS else _MADE_BY_MARKDOWN.get(element.tag, ())
            yield from (
                (name, line) for name, value in element.attrib.items()
                if name not in made_by_markdown and name != LINE
                # An attribute without a value (`{: x }`) has none.
                and not (value or "").startswith(("text-align:", "admonition"))
            )  # fmt: skip


def broken_links(elements: Iterable[tuple[Element, int]]) -> Iterator[tuple[Element, str, str, int]]:
    """Invalid addresses: the element, its attribute, the address, the line."""
    for element, line in elements:
        for name in ("href", "src"):
            address = element.get(name)
            if address is None:
                continue
            try:
                urlsplit(address)
            except ValueError:
                yield element, name, address, line
