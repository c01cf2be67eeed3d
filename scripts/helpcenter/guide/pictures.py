"""Pictures as pages show them: their place is kept while they load, and a list of them is a row."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias
from xml.etree.ElementTree import Element

from helpcenter.guide.elements import sentence

# The width and height of the picture with an address, in CSS pixels; None if they are not known.
SizeOf: TypeAlias = Callable[[str], tuple[int, int] | None]


def mark_pictures(root: Element, size_of: SizeOf) -> None:
    """Give each picture its size, so that nothing moves when it arrives, and let it arrive when it is looked at.

    https://html.spec.whatwg.org/multipage/embedded-content.html#dimension-attributes
    """
    for picture in root.iter("img"):
        if size := size_of(picture.get("src", "")):
            picture.attrib.update({"width": str(size[0]), "height": str(size[1])})
        picture.attrib.update({"loading": "lazy", "decoding": "async"})
    for block in root.iter("ul"):
        if not block.get("class") and len(block) and all(map(_begins_with_picture, block)):
            block.attrib.update({"class": "gallery", "role": "list"})


def _begins_with_picture(item: Element) -> bool:
    text = sentence(item)
    return not (text.text or "").strip() and len(text) > 0 and text[0].tag == "img"
