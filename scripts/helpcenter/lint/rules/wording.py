"""Words: one term for one thing, short sentences, standard typography."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from helpcenter.findings.rule import waivable, warning
from helpcenter.guide.columns import columns
from helpcenter.guide.model import Block
from helpcenter.language import sentences
from helpcenter.language import typography as house
from helpcenter.language.lexicon import length
from helpcenter.language.words import pattern, said
from helpcenter.language.writing_systems import scripts_of
from helpcenter.lint.context import Issue, PageContext

# From where to where in a text, and what to write there.
_Correction: TypeAlias = tuple[int, int, str]
# So wide is an entry of a checklist that fits its tile, in columns, of which a character of Chinese has two.
FITTING_ENTRY = 40
# How far from each other corrections are that are told as one, in characters.
_NEAR = 12
# What is in a pair of quotation marks, right or wrong; an apostrophe has letters on both sides.
_STRAIGHT = re.compile(r"[\"“”][^\"“”\n]+[\"“”]|(?<![A-Za-z0-9])'[^'\n]+'(?![A-Za-z0-9])")
_BESIDE_QUOTES = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_WIDE = re.compile("(?<![\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])[，、。；：！？（）](?![\u3400-\u9fff])")
_NARROW = dict(zip("，、。；：！？（）", ",,.;:!?()", strict=True))
_ONLY_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@waivable
def avoided_term(context: PageContext) -> Iterator[Issue]:
    """A word that the list of terms says to avoid. One thing has one name, so that readers find it.

    Bad:  登陆, 帐户, 您; "log in", "simply", "please"
    Good: 登录, 账户, 你; "sign in", and nothing instead of the others
    """
    locale = context.page.locale
    avoided = {word: term.names.get(locale) for term in context.data.terms for word in term.avoid.get(locale, ())}
    terms = {word.casefold(): term for word, term in avoided.items()}
    to_avoid = pattern(tuple(avoided))

    def message(found: re.Match[str]) -> str:
        term = terms[said(found).casefold()]
        return f'"{found[0]}" is a word to avoid; ' + (
            f'write "{term}"' if term else "remove it, or write what you mean"
        )

    for key in ("title", "description"):
        for found in to_avoid.finditer(getattr(context.facts, key)):
            yield context.at_fact([key], message(found))
    text = context.text("code", "label")
    for found in to_avoid.finditer(text.text):
        yield context.at_text(text, found.start(), message(found))


@waivable
def long_sentence(context: PageContext) -> Iterator[Issue]:
    """A sentence in a step or an answer that is too long to be read on the way.

    Bad:  a sentence of 40 English words, or of 70 Chinese characters, in an answer to a question
    Good: at most 25 words, or 50 characters; two sentences, or a list. The file of each language says how many
    (`longest_sentence`).
    """
    longest = context.language_data.longest_sentence
    for block in _to_be_short(context) if longest else ():
        for start, sentence in sentences.whole(block.text, context.data.every_language.sentences):
            if longest and (counted := length(sentence)) > longest:
                message = f"this sentence has {counted} words or characters, but at most {longest} read well; divide it"
                yield context.at(block, message, start + len(sentence) - len(sentence.lstrip()))


@waivable
@warning
def long_entry(context: PageContext) -> Iterator[Issue]:
    """An entry of a checklist that is twice as long as what readers tick off at a glance: it is shown as a small tile.

    Bad:  `- [ ] Your contact details, which are your phone number, your email and the address where you live now`
    Good: `- [ ] Your contact details`, and under the step which of them it asks for
    """
    for section in context.guide.parts:
        for entry in section.checklist:
            if (width := columns(entry.text)) > 2 * FITTING_ENTRY:
                is_wide = width - len(entry.text) > len(entry.text) // 2
                most = FITTING_ENTRY // 2 if is_wide else FITTING_ENTRY
                message = (
                    f"this entry has {len(entry.text)} characters, but at most about {most} fit; "
                    "name the thing in a few words, and explain it under the step that uses it"
                )
                yield context.at(entry.block, message)


def _to_be_short(context: PageContext) -> Iterator[Block]:
    """The texts of steps, of remedies and of answers."""
    for section in context.guide.sections:
        if context.page_type.questions:
            yield from (block for block in section.blocks if block.kind not in {"heading", "code"})
            continue
        for step in section.all_steps():
            yield from (block for block in step.blocks if block.kind != "code")
        for entry in section.troubleshooting:
            yield from entry.remedies


@waivable
def typography(context: PageContext) -> Iterator[Issue]:
    """Spaces or punctuation between Chinese and Latin characters that break the rules of `docs/_data/typography.yml`.

    Bad:  `用eSIM卡,在24小时内`
    Good: `用 eSIM 卡，在 24 小时内`

    Checked by AutoCorrect (https://github.com/huacnlee/autocorrect) with the table in the file of the
    language (`typography`); beside Chinese characters, quotation marks are `“…”` (`quotation_marks`).
    Full-width punctuation on pages in other writing systems, such as `，` in English, is found, too.
    """
    yield from context.misread("typography")
    yield from _quotation_marks(context)
    yield from _wide_marks(context)
    table = context.language_data.typography
    if not table:
        return
    for key in ("title", "description"):
        text = getattr(context.facts, key)
        for start, end, new in _together(text, house.corrections(text, table)):
            yield context.at_fact([key], _correction(text, start, end, new))
    texts = [(block, _in_lines(block)) for block in context.guide.blocks]
    if house.is_right("\n\n".join(text for _, text in texts), table):
        return
    for block, text in texts:
        typed = (each for each in house.corrections(text, table) if not _is_of_line(context, block, text, each))
        for start, end, new in _together(block.text, typed):
            yield context.at(block, _correction(block.text, start, end, new), start)


def _wide_marks(context: PageContext) -> Iterator[Issue]:
    """Full-width punctuation of Chinese and Japanese, on a page in another writing system and beside its letters."""
    if "CJK" in scripts_of(context.language.tag):
        return
    for block in context.guide.blocks:
        if block.kind != "code":
            for found in _WIDE.finditer(block.prose("code", "label", filler="A")):
                yield context.at(
                    block, f'write "{_NARROW[found[0]]}", not "{found[0]}", which is full-width', found.start()
                )


def _quotation_marks(context: PageContext) -> Iterator[Issue]:
    """Straight quotation marks, or two opening or closing ones, in or beside the characters of the language."""
    marks = context.language_data.quotation_marks
    if not marks:
        return
    opening, closing = marks
    for key in ("title", "description"):
        for found, right in _misquoted(getattr(context.facts, key), opening, closing):
            yield context.at_fact([key], f"write {right}, not {found[0]}")
    for block in context.guide.blocks:
        if block.kind != "code":
            for found, _ in _misquoted(block.prose("code", filler="A"), opening, closing):
                written = block.text[slice(*found.span())]
                yield context.at(block, f"write {opening}{written[1:-1]}{closing}, not {written}", found.start())


def _misquoted(text: str, opening: str, closing: str) -> Iterator[tuple[re.Match[str], str]]:
    for found in _STRAIGHT.finditer(text):
        around = text[max(found.start() - 1, 0) : found.start()] + found[0] + text[found.end() : found.end() + 1]
        if found[0][0] + found[0][-1] != opening + closing and _BESIDE_QUOTES.search(around):
            yield found, f"{opening}{found[0][1:-1]}{closing}"


def _together(text: str, corrections: Iterable[_Correction]) -> Iterator[_Correction]:
    """The corrections of a text, those that are near each other as one."""
    start, end, new = 0, 0, ""
    for each in corrections:
        if new or end > start:
            if each[0] - end <= _NEAR:
                new, end = f"{new}{text[end : each[0]]}{each[2]}", each[1]
                continue
            yield start, end, new
        start, end, new = each
    if new or end > start:
        yield start, end, new


def _is_of_line(context: PageContext, block: Block, text: str, correction: _Correction) -> bool:
    """Whether the writer ended a line there, and typed no space."""
    start, end, new = correction
    if new or not text[start:end].isspace():
        return False
    issue = context.at(block, "", start)
    return issue.column >= len(context.page.lines[issue.line - context.page.body_line].rstrip())


def _in_lines(block: Block) -> str:
    """Its text with a letter for code, if it is not Chinese, and with the lines that the writer broke."""
    text = block.text
    for span in block.marked("code"):
        filler = span.text if _ONLY_CHINESE.fullmatch(span.text) else "A" * (span.end - span.start)
        text = f"{text[: span.start]}{filler}{text[span.end :]}"
    for span in block.marked("break"):
        text = f"{text[: span.start]}\n{text[span.end :]}"
    return text


def _correction(text: str, start: int, end: int, new: str) -> str:
    """What to write, with a few characters before and after it."""
    before, after = text[max(start - 3, 0) : start], text[end : end + 3]
    return f'write "{before}{new}{after}", not "{before}{text[start:end]}{after}"'
