"""Characters that nobody types in a language: forms from PDFs and old programs, traditional ones in simplified text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import partial

from helpcenter.findings.rule import waivable
from helpcenter.language.han_characters import in_simplified, only_traditional
from helpcenter.language.words import pattern
from helpcenter.lint.context import Issue, PageContext, Reporter
from helpcenter.lint.data_context import TextContext

# Forms that Unicode has only for older encodings and for drawing letters, and that nobody types: ligatures, letters as
# PDFs draw them (Hebrew, Arabic), mathematical ones, radicals of dictionaries, doubled ideographs, narrow kana and
# hangul, small and vertical marks. Not ①, ½, ℃, ㎡, №, …: these are typed, and meant.
_FORMS = re.compile(
    "[\ufb00-\ufb4f\ufb50-\ufbff\ufe70-\ufefc\U0001d400-\U0001d7ff\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufaff"
    "\U0002f800-\U0002fa1f\uff61-\uff9f\uffa1-\uffdc\ufe10-\ufe19\ufe30-\ufe4f\ufe50-\ufe6b]"
)
# A letter and the accent that belongs to it, which Unicode has as one.
_ACCENTED = re.compile("[A-Za-z\u00c0-\u024f][\u0300-\u0345]+")
# More places with them than these are told once.
_MANY = 8
_HAN = re.compile("[\u3400-\u9fff]+")
# What a text quotes is as it stands elsewhere.
_QUOTED = re.compile("“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》")


@waivable
def unusual_character(context: TextContext) -> Iterator[Issue]:
    """A character that looks like others and is none of them, as PDFs and old programs have it. No search finds it.

    Bad:  `veriﬁcation` with `ﬁ` as one character, `⼈` from a PDF, narrow `ｶﾅ`, an accent apart from its letter
    Good: `verification`, `人`, `カナ`, `é`, typed on a keyboard
    """
    for text, report in context.written_texts():
        told: set[str] = set()
        for found in [*_FORMS.finditer(text), *_ACCENTED.finditer(text)]:
            usual = unicodedata.normalize("NFKC", found[0])
            if len(usual) >= len(found[0]) > 1 or usual == found[0] or found[0] in told:
                continue
            told.add(found[0])
            codes = " ".join(f"U+{ord(character):04X}" for character in found[0])
            message = (
                f'"{found[0]}" ({codes}) is a form from a PDF or an old program; write "{usual}", as a keyboard does'
            )
            yield report(found.start(), message)


@waivable
def traditional_character(context: PageContext) -> Iterator[Issue]:
    """Traditional Chinese characters on a page in simplified ones: they were pasted from elsewhere.

    Bad:  `郵箱的密碼` on a page in zh-CN
    Good: `邮箱的密码`

    Labels, code, links, names and what stands in quotation marks may have them. The file of the language says that
    they are looked for (`is_simplified`).
    """
    if not context.language_data.is_simplified:
        return
    places = [
        (partial(report, run.start() + start), run[0][start:end])
        for text, report in _prose(context)
        if only_traditional(text)
        for run in _HAN.finditer(text)
        for start, end in _traditional(run[0])
    ]
    rest = ""
    if len(places) > _MANY:
        rest = f", and so have {len(places) - 1} other places of this page"
        del places[1:]
    for report_at, words in places:
        yield report_at(f'"{words}" has traditional characters{rest}; write "{in_simplified(words)}"')


def _traditional(run: str) -> Iterator[tuple[int, int]]:
    """From where to where there are traditional characters, and at least one beside the first."""
    traditional = only_traditional(run)
    places = [place for place, character in enumerate(run) if character in traditional]
    if places:
        yield places[0], max(places[-1] + 1, min(places[0] + 2, len(run)))


def _prose(context: PageContext) -> Iterator[tuple[str, Reporter]]:
    """The texts of a page in its own words: a space stands for everything else."""
    names = pattern(context.data.names)
    for text, report in _texts(context):
        for others in (_QUOTED, names):
            text = others.sub(lambda found: " " * len(found[0]), text)  # noqa: PLW2901
        yield text, report


def _texts(context: PageContext) -> Iterator[tuple[str, Reporter]]:
    text = context.text("code", "label", "link")
    yield text.text, partial(context.at_text, text)
    # The title is also the first heading.
    for key in ("description",) if context.guide.title == context.facts.title else ("title", "description"):
        yield getattr(context.facts, key), context.report_fact(key)
