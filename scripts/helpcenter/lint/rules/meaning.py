"""What a page and its translation say, sentence by sentence: the words that change the meaning, names, completeness."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from helpcenter.findings.finding import Basis
from helpcenter.findings.rule import compares_with, warning
from helpcenter.language.meanings import Meaning, Said, Words, differences
from helpcenter.lint.context import Issue
from helpcenter.lint.data_context import DataContext
from helpcenter.lint.passages import Pair, Passage, joined, pairs, shortened
from helpcenter.lint.translated_data import translated_texts
from helpcenter.lint.translation_context import TranslationContext

_FIND_OUT = "find out which one is right, and correct the other"


@compares_with(Basis.WORDS)
@warning
def meaning_differs(context: TranslationContext) -> Iterator[Issue]:
    """A word that changes the meaning of a sentence, or a name, without a counterpart in the other language.

    Bad:  `审核通常要一天` beside `The review always takes a day`
    Good: `审核通常要一天` beside `The review usually takes a day`

    Compared are words such as not, must, usually, only, at most, before; the names of products and countries; and the
    terms of `terms.yml` that have the key `said`. The files of the languages list the words (`meanings`, `opposites`).
    """
    for pair in pairs(context):
        yield from _differing(pair, pair.mine, pair.theirs, names=True)
        groups = [(joined(here), joined(there)) for here, there in pair.sentence_groups if here and there]
        for group in groups:
            beside = tuple(other for other in groups if other is not group)
            yield from _differing(replace(pair, beside=(*pair.beside, *beside)), *group, names=False)


def _differing(pair: Pair, mine: Passage, theirs: Passage, *, names: bool) -> Iterator[Issue]:
    found = differences(mine.said, theirs.said, names=names)
    extra, missing = _not_in(theirs.text, found[0]), _not_in(mine.text, found[1])
    if pair.beside and (extra or missing):
        extra = _unmoved(extra, mine.said, [(theirs, mine) for mine, theirs in pair.beside])
        missing = _unmoved(missing, theirs.said, pair.beside)
    if not extra and not missing:
        return
    if extra and missing:
        what = f"{_quoted(extra)} here, but {_quoted(missing)} in {theirs.where}"
    elif extra:
        what = f'{_quoted(extra)} is not in {theirs.where} ("{shortened(theirs.text)}")'
    else:
        what = f"{_quoted(missing)} of {theirs.where} is missing here"
    yield mine.issue(f"{what}; {_FIND_OUT}", extra[0][0] if extra else _first_letter(mine.text))


def _unmoved(words: Words, said: Said, beside: Iterable[tuple[Passage | None, Passage | None]]) -> Words:
    """The words that nothing beside has more of than its counterpart: a text may have been divided otherwise."""
    moved = {
        word
        for meaning, places in said.words.items()
        for word in places
        if any(_has_more(meaning, *each) for each in beside)
    }
    return [word for word in words if word not in moved]


def _has_more(meaning: Meaning, one: Passage | None, other: Passage | None) -> bool:
    """Whether the first text says something more often than the second one."""
    one_says, other_says = (len(each.said.words.get(meaning, ())) if each else 0 for each in (one, other))
    return one_says > other_says


def _not_in(text: str, words: Words) -> Words:
    """The words that the text of the other language does not quote as they are."""
    return [(place, word) for place, word in words if word.lower() not in text.lower()]


@warning
def text_differs(context: DataContext) -> Iterator[Issue]:
    """A text of the interface or of the data files that says something else in another language.

    Bad:  `note: {zh: 西班牙官方网站, default: official site for Italy}`
    Good: `note: {zh: 西班牙官方网站, default: official site for Spain}`

    Compared are the same words as in `meaning-differs`.
    """
    for text in translated_texts(context):
        source, translation = (
            context.content.lexicon(locale).read(written)
            for locale, written in ((text.source_locale, text.source), (text.locale, text.translation))
        )
        for names in (True, False):
            found = differences(source, translation, names=names)
            missing, extra = _not_in(text.translation, found[0]), _not_in(text.source, found[1])
            if missing or extra:
                what = " and ".join(
                    [f"{_quoted(missing)} only in {text.source_locale}"] * bool(missing)
                    + [f"{_quoted(extra)} only in {text.locale}"] * bool(extra)
                )
                yield context.at(text.document, text.keys, f"{what}; {_FIND_OUT}")


@compares_with(Basis.WORDS)
@warning
def sentence_missing(context: TranslationContext) -> Iterator[Issue]:
    """A sentence of a paragraph, an answer or a note that the other language does not have.

    Bad:  a paragraph of three sentences beside its first two
    Good: all that the source says, in as many sentences as read well

    What belongs together is judged by length, names and the words that change the meaning. Where a section has more
    paragraphs in one language, `paragraphs-differ` reports it.
    """
    for pair in pairs(context):
        if pair.may_be_divided:
            continue
        for here, there in pair.sentence_groups:
            if (here and there) or not pair.lacks(here, there):
                continue
            if not here:
                what = f'"{shortened(there[0].text)}" of {pair.theirs.where} seems to be missing here'
                yield pair.mine.issue(f"{what}; add it, or remove it there")
            else:
                what = f'"{shortened(here[0].text)}" seems to be missing in {pair.theirs.where}'
                yield here[0].issue(f"{what}; add it there, or remove it here", _first_letter(here[0].text))


def _quoted(words: Words) -> str:
    return ", ".join(f'"{word}"' for _, word in words)


def _first_letter(text: str) -> int:
    return len(text) - len(text.lstrip())
