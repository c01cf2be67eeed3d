"""Which claims of a page are new, changed or gone since it was reviewed."""

from __future__ import annotations

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TypeAlias

from helpcenter.content.fields.review import KINDS, Claims, ReviewedPage, ReviewedTranslation
from helpcenter.lint import changed_sentences, claims, sayings
from helpcenter.lint.claims import Claim
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.sayings import SENTENCES, Saying

_NAMES = {
    "wait": "review time",
    "evidence": "evidence",
    "steps": "number of steps",
    "checklist": "number of entries in the checklist",
    "labels": "label",
    "quantities": "number",
    "codes": "code",
    "links": "address",
    "sources": "source",
    "contacts": "contact",
}
# The marks by which a reader, and the check, tell from plain words what is on a screen or is typed.
_MARKS = {"labels": "**", "codes": "`"}
# Longer texts, in characters, are told with so many words around what has changed.
_LONG, _CONTEXT = 60, 2
# The section of a claim, and its kind.
_Key: TypeAlias = tuple[str, str]


def changes(context: PageContext, then: ReviewedPage) -> Iterator[Issue]:
    """What a source page claims now that it did not at the review `then`, and what it no longer claims."""
    now: dict[_Key, list[Claim]] = defaultdict(list)
    for claim in claims.of_page(context):
        now[claim.section, claim.kind].append(claim)
    before, reported = _recorded(then), set()
    here = {"", *(part.id for part in context.guide.parts)}
    for section in (id for id in then.sections if id not in here):
        reported.add(section)
        yield _gone(context, section, f"a section is gone: it was here {_on_day(then.reviewed)}")
    for key in dict.fromkeys((*now, *before)):
        lost: Counter[str] = Counter()
        for present, old in _differing(now.get(key, []), before.get(key, ())) if key[0] in here else ():
            reported.add(key[0])
            if present is None and old is not None:
                lost[old] += 1
            else:
                yield _issue(context, key, present, old, _on_day(then.reviewed))
        for old, times in lost.items():
            said = f"{old} ({times} times)" if times > 1 else old
            yield _issue(context, key, None, said, _on_day(then.reviewed))
    yield from _said(context, _by_section(then), then.reviewed, reported=reported)


def changes_of_translation(context: PageContext, then: ReviewedPage) -> Iterator[Issue]:
    """What a translation says now, and did not at the review of its source, where its source has not changed."""
    record = then.translations.get(context.page.locale)
    if record is None:
        return
    source = context.content.sources[context.facts.id]
    original = replace(context, page=source, guide=context.content.guide(source))
    before = _by_section(then)
    said = sayings.of_page(original)
    changed = {id for id in {*said, *before} if id not in said or id not in before or not said[id].is_as(before[id])}
    yield from _said(context, _by_section(record), then.reviewed, passed_over=changed)


def reworded(context: PageContext, then: ReviewedPage) -> Iterator[Issue]:
    """What says the same as at the review `then`, as far as a program can tell, and in other words or other links."""
    record = then.translations.get(context.page.locale) if context.is_translation else then
    if record is None or not record.facts.text:
        return
    now = sayings.of_page(context)
    for section, before in _by_section(record).items():
        saying = now.get(section)
        if saying and not saying.is_as(before) and not saying.changes(before):
            place = f"#{section}" if section else "the front matter"
            yield saying.report(f"{place} is not as it was {_on_day(then.reviewed)}")


def is_checked(context: PageContext, then: ReviewedPage) -> bool:
    """Whether somebody says to have checked the page since the review `then`: on a later day, or today."""
    return context.facts.reviewed > then.reviewed or context.facts.reviewed == context.today


def _said(
    context: PageContext,
    before: Mapping[str, Claims],
    day: datetime.date,
    *,
    reported: Collection[str] = (),
    passed_over: Collection[str] = (),
) -> Iterator[Issue]:
    """What sections say, one issue for each that is not `passed_over`.

    One that is new or gone is reported only if none of its claims was.
    """
    if not before[""].text:  # the record is older than what sections say is recorded
        return
    now = sayings.of_page(context)
    for section, saying in now.items():
        if section in passed_over:
            continue
        if section in before:
            yield from _said_in(saying, before[section], day, has_other_changes=section in reported)
        elif section not in reported:
            yield saying.report(f"the section is new: it was not here {_on_day(day)}")
    for section in before:
        if section not in now and section not in reported and section not in passed_over:
            yield _gone(context, section, f"a section is gone: it was here {_on_day(day)}")


def _said_in(saying: Saying, claims: Claims, day: datetime.date, *, has_other_changes: bool) -> Iterator[Issue]:
    if saying.is_as(claims):
        return
    changed = saying.changes(claims)
    if has_other_changes:  # such as one step less, which is one sentence less
        changed = {id: counts for id, counts in changed.items() if id != SENTENCES}
    if changed:
        since = f"since this page was reviewed on {day}"
        yield changed_sentences.issue(saying, claims.sentences.split(), changed, since)


def _on_day(day: datetime.date) -> str:
    return f"when this page was reviewed on {day}"


def _by_section(record: ReviewedPage | ReviewedTranslation) -> Mapping[str, Claims]:
    """What is recorded of each section by its id, and of the front matter, by an empty one."""
    return {"": record.facts, **record.sections}


def _recorded(then: ReviewedPage) -> Mapping[_Key, Sequence[str]]:
    """The recorded claims by section and kind."""
    places = _by_section(then)
    return {(section, kind): texts for section in places for kind in KINDS if (texts := places[section].texts(kind))}


def _differing(now: Sequence[Claim], before: Sequence[str]) -> Iterator[tuple[Claim | None, str | None]]:
    """The claims that are not the same, each with what was in its place; if only their order differs, the first."""
    texts = [claim.text for claim in now]
    if Counter(texts) == Counter(before):
        yield from [(claim, old) for claim, old in zip(now, before, strict=True) if claim.text != old][:1]
        return
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 -- needed only where something has changed

    for change in Levenshtein.opcodes(before, texts):
        if change.tag != "equal":
            here, there = now[change.dest_start : change.dest_end], before[change.src_start : change.src_end]
            yield from zip_longest(here, there)


def _issue(context: PageContext, key: _Key, claim: Claim | None, old: str | None, then: str) -> Issue:
    section, kind = key
    name = _NAMES[kind]
    if claim is None:
        unmarked = _unmarked(context, section, _MARKS.get(kind, ""), old or "")
        return unmarked or _gone(context, section, f"the {name} is gone: {old} was here {then}")
    origin = claim.origin()
    said = f"{claim.text} ({origin})" if origin else claim.text
    if old is None:
        return claim.report(f"the {name} is new: {said} was not here {then}")
    now, before = _shortened(said, old)
    return claim.report(f"the {name} is now {now}; {then} it was {before}")


def _shortened(text: str, other: str) -> tuple[str, str]:
    """Two long texts without what is the same at their beginning and their end, but for a few words."""
    ones, others = text.split(), other.split()
    if min(len(text), len(other)) < _LONG:
        return text, other
    same = next((place for place, each in enumerate(zip(ones, others, strict=False)) if each[0] != each[1]), None)
    start = min(len(ones), len(others)) if same is None else same
    rest = zip(reversed(ones[start:]), reversed(others[start:]), strict=False)
    end = next((place for place, each in enumerate(rest) if each[0] != each[1]), 0)
    return tuple(_around(words, max(start - _CONTEXT, 0), max(end - _CONTEXT, 0)) for words in (ones, others))  # type: ignore[return-value]


def _around(words: Sequence[str], before: int, behind: int) -> str:
    kept = " ".join(words[before : len(words) - behind])
    return f'"{"… " if before else ""}{kept}{" …" if behind else ""}"'


def _unmarked(context: PageContext, section: str, marks: str, old: str) -> Issue | None:
    """A label or a code that is still in the text, with other marks or none."""
    part = next((part for part in context.guide.parts if part.id == section), None) if marks and old.strip() else None
    alone = re.compile(rf"(?<!\w){re.escape(old)}(?!\w)")
    for block in part.blocks if part else ():
        if block.kind != "code" and (found := alone.search(block.prose("code", "label"))):
            message = f"{old} has lost its marks since this page was reviewed; perhaps write {marks}{old}{marks}"
            return context.at(block, message, found.start())
    return None


def _gone(context: PageContext, section: str, message: str) -> Issue:
    """At the heading under which it was; if that is gone too, at the title."""
    if not section:
        return context.at_fact(["reviewed"], message)
    part = next((part for part in context.guide.parts if part.id == section), context.guide.introduction)
    return context.at(part, message if part.id == section else f"{message}, under #{section}")
