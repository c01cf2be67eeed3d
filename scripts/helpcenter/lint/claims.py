"""What a page claims: what must be checked against a source when it changes, each claim with its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from itertools import chain

from helpcenter.content.fields.review import Claims, ReviewedPage, ReviewedTranslation
from helpcenter.files.yaml_document import Document, Key
from helpcenter.guide.model import Block, Section
from helpcenter.language.amounts import Wait
from helpcenter.language.quantity import Quantity
from helpcenter.lint import sayings
from helpcenter.lint.context import Issue, PageContext

# What leads to another host, or into an app.
_ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
# A number that is no quantity: 5G, or the year of a law (25/2007).
_NUMBER = re.compile(r"[A-Za-z0-9]*[0-9][A-Za-z0-9]*")
_KINDS = {"label": "labels", "code": "codes"}
_ONCE = ((Decimal(1),), "times")
_MINUTES = 60


@dataclass(frozen=True, eq=False)
class Claim:
    """One claim of the section with the id `section`; of the page as a whole if it is empty.

    `kind` is a key of `Claims`. `report` makes an issue at its place. `origin` is the place of the datum from which it
    was filled in (`docs/_data/products.yml:20`); empty if it was not.
    """

    section: str
    kind: str
    text: str
    report: Callable[[str], Issue]
    origin: Callable[[], str] = str


def of_page(context: PageContext) -> Iterator[Claim]:
    """The claims of a source page, in its order; where their lines break makes no difference."""
    sections = (
        _of_section(context, section) for section in context.guide.parts if section.id
    )  # if not: missing-anchor
    for claim in chain(_of_facts(context), *sections):
        if text := " ".join(claim.text.split()):
            yield replace(claim, text=text)


def together(claims: Iterable[Claim]) -> tuple[Claims, dict[str, Claims]]:
    """The claims as they are recorded: of the page as a whole, and by section."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        found[claim.section][claim.kind].append(claim.text)
    sections = {id: Claims.of(texts) for id, texts in found.items()}
    return sections.pop("", Claims()), sections


def recorded(context: PageContext) -> ReviewedPage:
    """What is recorded of a source page at its review, with what its translations say."""
    facts, sections = _with_sayings(context, *together(of_page(context)))
    translated = {each.page.locale: _recorded_translation(each) for each in translations(context)}
    day = context.facts.reviewed.isoformat()
    return ReviewedPage(reviewed=day, facts=facts, sections=sections, translations=translated)


def translations(context: PageContext) -> Iterator[PageContext]:
    """The translations of a source page."""
    for language in context.content.project.languages:
        page = context.content.by_id.get((language.locale, context.facts.id))
        if page and not page.is_source and not page.borrows:
            yield replace(context, page=page, guide=context.content.guide(page))


def _recorded_translation(context: PageContext) -> ReviewedTranslation:
    facts, sections = _with_sayings(context, Claims(), {})
    return ReviewedTranslation(facts=facts, sections=sections)


def _with_sayings(
    context: PageContext, facts: Claims, sections: Mapping[str, Claims]
) -> tuple[Claims, dict[str, Claims]]:
    said = {id: saying.recorded(sections.get(id, Claims())) for id, saying in sayings.of_sections(context).items()}
    return sayings.of_facts(context).recorded(facts), said


def _of_facts(context: PageContext) -> Iterator[Claim]:
    """What the front matter says, and the contacts that are shown on the page."""
    facts = context.facts

    def claim(kind: str, text: str, *keys: Key, origin: Callable[[], str] = str) -> Claim:
        return Claim("", kind, text, partial(context.at_fact, keys), origin)

    if facts.wait:
        yield claim("wait", _wait(facts.wait), "wait")
    if facts.evidence:
        yield claim("evidence", facts.evidence, "evidence")
    for _, quantity in _quantities(context, facts.description):
        yield claim("quantities", quantity, "description")
    for index, source in enumerate(facts.sources):
        yield claim("sources", source.url, "sources", index, "url")
    for index, contact in enumerate(context.data.contacts.get(facts.product or "", ())):
        origin = partial(_place, context.data.documents["contacts"], [facts.product or "", index])
        text = f"{contact.value} ({' / '.join(dict.fromkeys(contact.note.texts.values()))})"
        yield claim("contacts", text, context.data.help_center.product_key, origin=origin)


def _of_section(context: PageContext, section: Section) -> Iterator[Claim]:
    at_heading = partial(context.at, section)
    if steps := sum(1 for _ in section.all_steps()):
        yield Claim(section.id, "steps", str(steps), at_heading)
    if section.checklist:
        yield Claim(section.id, "checklist", str(len(section.checklist)), at_heading)
    if section.evidence:
        yield Claim(section.id, "evidence", section.evidence, at_heading)
    for block in section.blocks:
        if block.kind == "code":
            yield Claim(section.id, "codes", block.text, partial(context.at, block))
        else:
            yield from _in_text(context, section, block)


def _in_text(context: PageContext, section: Section, block: Block) -> Iterator[Claim]:
    for span in block.spans:
        report = partial(context.at_span, block, span)
        if span.kind in _KINDS:
            yield Claim(section.id, _KINDS[span.kind], span.text, report)
        elif _ELSEWHERE.match(span.target):
            yield Claim(section.id, "links", span.target, report)
    for start, quantity in _quantities(context, block.prose("code", "label", "image")):
        report = partial(context.at, block, offset=start)
        yield Claim(section.id, "quantities", quantity, report, partial(_origin, context, block, start))


def _quantities(context: PageContext, text: str) -> list[tuple[int, str]]:
    """The quantities of a text, and what other numbers it has, each with its position."""
    found = context.content.quantity_grammar(context.page.locale).find(text)
    said = [(quantity.start, _written(quantity)) for quantity in found if _is_claim(quantity)]
    for quantity in found:
        text = text[: quantity.start] + " " * (quantity.end - quantity.start) + text[quantity.end :]
    return sorted([*said, *((number.start(), number[0]) for number in _NUMBER.finditer(text))])


def _is_claim(quantity: Quantity) -> bool:
    """Whether it is more than a word: not 一次 and 两种, which another sentence about the same would not have."""
    return quantity.firm or bool(quantity.unit and quantity.amount != _ONCE)


def _written(quantity: Quantity) -> str:
    """`1–3 business_day`, in whatever words the page says it; a date and a time of day as in ISO 8601."""
    values = [f"{value:f}" for value in quantity.values]
    if quantity.unit == "date":
        return "-".join(value.zfill(2) for value in values)
    if quantity.unit == "time":
        hour, minute = divmod(int(quantity.values[0]), _MINUTES)
        return f"{hour:02}:{minute:02}"
    return " ".join(filter(None, ("about" if quantity.vague else "", "–".join(values), quantity.unit)))


def _wait(wait: Wait) -> str:
    if wait.min is not None and wait.max is not None:
        return f"{wait.min}–{wait.max} {wait.unit}" if wait.min != wait.max else f"{wait.max} {wait.unit}"
    if wait.max is not None:
        return f"at most {wait.max} {wait.unit}"
    return f"at least {wait.min} {wait.unit}" if wait.min is not None else f"some {wait.unit}"


def _origin(context: PageContext, block: Block, start: int) -> str:
    """The place of the datum that was filled in at a character of a block; empty if none was."""
    place = context.at(block, "", start)
    filled = context.page.filled_at(place.line, place.column)
    if filled is None:
        return ""
    function, *words = filled.called
    if function == "wait":
        return _place(context.content.sources[words[0]].document, ["wait"])
    return _place(context.data.documents["products"], [words[0], "limits", words[1]])


def _place(document: Document, keys: Sequence[Key]) -> str:
    return f"{document.path}:{document.position(keys)[0]}"
