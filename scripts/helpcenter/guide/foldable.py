"""Definition lists whose entries fold: a problem is the summary, what to do about it is the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from helpcenter.guide.elements import BLOCKS


def fold_entries(root: Element, lists: Iterable[Element]) -> None:
    """Replace each list directly under `root` by one `<details>` for each of its entries.

    They are open: readers without scripts, print and the search in the page see everything.
    """
    for each in lists:
        position = list(root).index(each)
        root.remove(each)
        for entry in reversed(list(_entries(each))):
            root.insert(position, entry)


def _entries(definitions: Element) -> Iterator[Element]:
    terms: list[Element] = []
    answers: list[Element] = []
    for child in definitions:
        if child.tag == "dt" and answers:
            yield _details(terms, answers)
            terms, answers = [], []
        (terms if child.tag == "dt" else answers).append(child)
    if terms:
        yield _details(terms, answers)


def _details(terms: list[Element], answers: list[Element]) -> Element:
    details = Element("details", {"class": "trouble", "open": "open"})
    details.tail = "\n"
    details.append(_summary(terms))
    for answer in answers:
        details.extend(_blocks(answer))
    return details


def _summary(terms: list[Element]) -> Element:
    """The term; of several with the same answer, each on a line of its own."""
    if len(terms) == 1:
        terms[0].tag = "summary"
        return terms[0]
    summary = Element("summary")
    for term in terms:
        if len(summary):
            SubElement(summary, "br")
        term.tag, term.tail = "span", None
        summary.append(term)
    return summary


def _blocks(answer: Element) -> list[Element]:
    """The blocks of a definition, or one for a definition that is all text. Its attributes are kept."""
    has_blocks = any(child.tag in BLOCKS for child in answer)
    if has_blocks and not (answer.text or "").strip() and not answer.attrib:
        return list(answer)
    answer.tag = "div" if has_blocks else "p"
    return [answer]
