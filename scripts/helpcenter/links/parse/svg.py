"""A drawing in a file of its own (https://www.w3.org/TR/SVG2/)."""

from __future__ import annotations

from xml.etree import ElementTree

from helpcenter.links.parse import css, html_addresses
from helpcenter.links.parse.collector import Collector
from helpcenter.links.parse.encoding import decode
from helpcenter.links.parse.facts import Facts

_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_SVG = "{http://www.w3.org/2000/svg}svg"


def read(found: Collector, data: bytes) -> Facts:
    """What a drawing refers to, and its ids. One that is broken has none."""
    try:
        root = ElementTree.fromstring(decode(data, xml=True))  # noqa: S314 -- expat bounds what entities may grow to
    except (ElementTree.ParseError, ValueError) as error:
        return found.facts(broken=f"it is not well-formed XML: {error}")
    for element in root.iter():
        tag = element.tag.rpartition("}")[2]
        for name in _HREFS if tag in html_addresses.REFERRING else ():
            if name in element.attrib:
                found.use((tag, name.rpartition("}")[2], element.attrib[name]), found.url)
        for reference in html_addresses.paints(tag, element.attrib):
            found.use(reference, found.url)
        written = {"style": css.addresses_of_declarations(element.attrib.get("style", ""))}
        if tag == "style":
            written[""] = css.addresses(element.text or "")
        for attribute, addresses in written.items():
            for address in addresses:
                found.use((tag, attribute, address), found.url)
    is_shown = root.tag == _SVG or root.find(".//font") is not None  # a font, of which browsers take what they know
    broken = "" if is_shown else 'its root is not <svg xmlns="http://www.w3.org/2000/svg">'
    return found.facts(
        frozenset(element.attrib["id"] for element in root.iter() if "id" in element.attrib), broken=broken
    )
