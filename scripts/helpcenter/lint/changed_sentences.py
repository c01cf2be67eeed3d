"""Which sentences of a section are not those of its last review, and what they say more or less often now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from helpcenter.language import countries
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.passages import joined, pairs, shortened
from helpcenter.lint.sayings import SENTENCES, Saying, Sentence, Word
from helpcenter.lint.translation_context import TranslationContext


def issue(saying: Saying, before: Sequence[str], counts: Mapping[str, tuple[int, int]], since: str) -> Issue:
    """Which sentence is not among those with the digests `before`, and what is said more or less often than then.

    `counts` are, by what words mean, how often they are said now, and were then.
    """
    new, behind = _changed(saying.sentences, before) if before else ((), ())
    said = ", ".join(_said(id, *each, _words(saying, id, new)) for id, each in counts.items())
    if new:
        first, *others = _with_words(saying, new, counts)
        also = sorted({each.report("").line for each in others})
        named = f'this sentence has changed {since}: "{shortened(first.written)}"'
        if also:
            named += f" (so have others, in line {', '.join(map(str, also))})"
        return first.report("; ".join(filter(None, (named, said, _elsewhere(saying.context, first)))))
    if behind:
        above = behind[0]
        place = f'behind "{shortened(above.written)}"' if above else "at the beginning"
        return (above or saying).report(f"a sentence is gone {since}, {place}; {said}")
    return saying.report(f"what is said here has changed {since}: {said}")


def _changed(now: Sequence[Sentence], before: Sequence[str]) -> tuple[Sequence[Sentence], Sequence[Sentence | None]]:
    """The sentences that are new or changed, and those behind which one is gone; None is the beginning."""
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 -- needed only where something has changed

    new: list[Sentence] = []
    behind: list[Sentence | None] = []
    for change in Levenshtein.opcodes(before, [each.digest for each in now]):
        if change.tag == "delete":
            behind.append(now[change.dest_start - 1] if change.dest_start else None)
        elif change.tag != "equal":
            new += now[change.dest_start : change.dest_end]
    return new, behind


def _in_words(id: str) -> str:
    """What words mean, for a writer: `always` of `frequency.always`, `China` of `country.CN`."""
    group, _, name = id.rpartition(".")
    return countries.name_of_country(name) if group == "country" else name.replace("_", " ")


def _said(id: str, now: int, before: int, written: Collection[str]) -> str:
    """Such as `one "not" less`, `2 "only" ("just") more`."""
    number = abs(now - before)
    words = f" ({', '.join(written)})" if written and now > before else ""
    what = f"sentence{'s' if number > 1 else ''}" if id == SENTENCES else f'"{_in_words(id)}"{words}'
    return f"{'one' if number == 1 else number} {what} {'more' if now > before else 'less'}"


def _words(saying: Saying, id: str, among: Sequence[Sentence]) -> Collection[str]:
    found = [word.written for word in saying.words if word.id == id and any(each.has(word) for each in among)]
    return [f'"{written}"' for written in dict.fromkeys(found) if written.casefold() != _in_words(id)]


def _with_words(saying: Saying, among: Sequence[Sentence], counts: Mapping[str, tuple[int, int]]) -> list[Sentence]:
    """The sentences, those first that say what is said more often now."""
    more: list[Word] = [word for word in saying.words if word.id in counts and counts[word.id][0] > counts[word.id][1]]
    return sorted(among, key=lambda each: not any(each.has(word) for word in more))


def _elsewhere(context: PageContext, sentence: Sentence) -> str:
    """What stands in the place of a sentence in another language."""
    return next(_in_other_languages(context, sentence), "")


def _in_other_languages(context: PageContext, sentence: Sentence) -> Iterator[str]:
    its = range(sentence.start, sentence.start + len(sentence.written))
    for pair in chain.from_iterable(map(pairs, _beside(context))):
        is_mine = pair.mine.context.page is context.page
        own, other = (pair.mine, pair.theirs) if is_mine else (pair.theirs, pair.mine)
        for group in pair.sentence_groups if own.place == sentence.text.place else ():
            here, there = group if is_mine else group[::-1]
            if there and any(one.start in its for one in here):
                yield f'{other.where} says "{shortened(joined(there).text)}"'


def _beside(context: PageContext) -> Iterator[TranslationContext]:
    """The page beside its translations, or its source."""
    content = context.content
    source = content.sources[context.facts.id]
    if context.is_translation:
        yield TranslationContext(replace(context, page=source, guide=content.guide(source)), context)
        return
    for language in content.project.languages:
        page = content.by_id.get((language.locale, context.facts.id))
        if page and not page.is_source and not page.borrows:
            yield TranslationContext(context, replace(context, page=page, guide=content.guide(page)))
