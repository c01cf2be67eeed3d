"""Whether a translation is complete, and whether it is of the present text of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.findings.finding import Basis
from helpcenter.findings.rule import compares_with, error_on_release, waivable
from helpcenter.guide.model import Block
from helpcenter.language.words import pattern
from helpcenter.language.writing_systems import letters, script
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.translation_context import TranslationContext

# This many words of another language in a row are not a name.
_MIN_FOREIGN_WORDS = 5
_MAX_QUOTED = 40
_BEYOND_LATIN = re.compile("[^\x00-\u024f\u2000-\u206f]")
_TWO_WORDS = re.compile(r"[A-Za-z] [A-Za-z]")
_SENTENCE = re.compile(r"[\u4e00-\u9fff，]{6}|(?:(?:^|[ ,])[a-z][\w’']*){4}")
_LATIN_WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*)*")


@waivable
def untranslated(context: PageContext) -> Iterator[Issue]:
    """Text in another language that is not a label, a name or code.

    Bad:  `Submit 之后等待审核`, a Chinese sentence on an English page
    Good: all text in the language of the page. Names of cards and terms of the list may be in their own language

    The writing system decides: Chinese characters on a Latin page, or five Latin words in a row on a Chinese page.
    """
    known = context.language.scripts
    if not known:
        return
    others = context.content.project.scripts - set(known)
    for block in context.guide.blocks:
        text = block.prose("code", "label")
        if "LATIN" in known:
            if _BEYOND_LATIN.search(text) and (found := _foreign_run(_without_names(context, text), others)):
                cure = "translate it, or mark it as code or as a label"
                yield context.at(block, f"{_as_shown(block, found)} is not translated; {cure}", found.start())
        elif _TWO_WORDS.search(text) and (found := _latin_run(_without_names(context, text))):
            yield context.at(
                block, f"{_as_shown(block, found)} is not translated; translate it, or mark it as code", found.start()
            )


def _foreign_run(text: str, others: frozenset[str]) -> re.Match[str] | None:
    return next(
        (word for word in re.finditer(r"[^\W\d_]+", text) if any(script(each) in others for each in word[0])), None
    )


def _latin_run(text: str) -> re.Match[str] | None:
    counted = None
    for run in _LATIN_WORDS.finditer(text):
        words = run[0].split()
        # A title of a page or product is written in capitals; a sentence is not.
        small = sum(word[0].islower() for word in words)
        if len(words) >= _MIN_FOREIGN_WORDS and small > len(words) / 2:
            return run
        if small > 1:
            counted = counted or letters(text)
            if counted == letters(run[0]):  # a sentence of its own
                return run
    return None


def _as_shown(block: Block, found: re.Match[str]) -> str:
    """What was found, with the names, labels and codes in it, in quotation marks."""
    words = " ".join(block.text[found.start() : found.end()].split())
    return f'"{words}"' if len(words) <= _MAX_QUOTED else f'"{words[:_MAX_QUOTED].rstrip()}…"'


def _without_names(context: PageContext, text: str) -> str:
    """`text` without the names of cards, labels and terms, which may be in another language."""
    return pattern(context.data.names).sub(lambda name: " " * len(name[0]), text)


@waivable
def copied_text(context: TranslationContext) -> Iterator[Issue]:
    """The same sentence in both languages: it was not translated.

    Bad:  the same Chinese paragraph on both pages
    Good: its translation
    """
    for source, translation in context.sections:
        theirs = {block.text for block in source.blocks}
        for block in translation.blocks:
            if block.text in theirs and _is_sentence(block):
                yield context.translation.at(
                    block, f"this is the same text as in {context.source.page.path}; translate it"
                )


def _is_sentence(block: Block) -> bool:
    return bool(_SENTENCE.search(block.prose("code", "label", "link")))


@error_on_release
def not_translated(context: PageContext) -> Iterator[Issue]:
    """A page that is not translated yet. Its readers get the text of the source, with a notice.

    Bad:  `translation: {from: zh, status: not-translated}` in `en/verify/heyon.md`, and no text
    Good: the translated text, recorded by `helpcenter translate stamp docs/en/verify/heyon.md`
    """
    path = context.page.path
    message = f"this page is not translated yet; write its text below, then run: helpcenter translate stamp {path}"
    yield context.at_fact(["translation"], message)


@compares_with(Basis.TRANSLATION)
@error_on_release
def outdated_translation(context: TranslationContext) -> Iterator[Issue]:
    """The source has changed since it was translated. Readers of the translation see the old text.

    Bad:  a new sentence in `zh/verify/heyon.md`, and not in `en/verify/heyon.md`
    Good: translate what changed, then run `helpcenter translate stamp docs/en/verify/heyon.md`
    """
    record = context.translation.facts.translation
    if record is None:
        return
    path = context.translation.page.path
    fix = (
        f"see what: helpcenter translate show {path}; bring it up to date, then run: helpcenter translate stamp {path}"
    )
    for section in context.source.guide.parts:
        if section.id in context.changed:
            what = (
                "changed since it was translated" if section.id in record.sections else "is new since the translation"
            )
            yield context.source.at(section, f"#{section.id} {what}; {fix}")
    for id in context.changed:
        if all(section.id != id for section in context.source.guide.parts):
            yield context.source.at_line(
                context.source.page.body_line, f"#{id} was translated, but is no longer here; {fix}"
            )


@compares_with(Basis.TRANSLATION)
@error_on_release
def unrecorded_translation(context: TranslationContext) -> Iterator[Issue]:
    """A translation that does not record what it was made from. Nobody notices when its source changes.

    Bad:  an English page without `translation` in its front matter
    Good: compare it with its source, then run `helpcenter translate stamp docs/en/verify/heyon.md`
    """
    if context.translation.facts.translation is None:
        path = context.translation.page.path
        message = (
            "this page does not record what it was translated from; "
            f"compare it with its source, then run: helpcenter translate stamp {path}"
        )
        yield context.translation.at_fact(["id"], message)


def misplaced_record(context: PageContext) -> Iterator[Issue]:
    """The key `translation` in a page that is not a translation, or a record of another source language.

    Bad:  `translation: {from: zh, …}` in `zh/verify/heyon.md`
    Good: only in translations, written by `helpcenter translate stamp`
    """
    record = context.facts.translation
    source = context.content.project.default_language.locale
    if record and (not context.is_translation or record.source != source):
        fix = "run helpcenter translate stamp" if context.is_translation else "remove it here"
        message = f'"translation" is only for translations from {source}, and is written by a command; {fix}'
        yield context.at_fact(["translation"], message)
