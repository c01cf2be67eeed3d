"""Pictures: what they say to readers who do not see them, and what they cost those who wait for them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from helpcenter.content import picture
from helpcenter.content.published_files import PublishedFile
from helpcenter.findings.rule import waivable
from helpcenter.guide.model import Span
from helpcenter.language.words import pattern
from helpcenter.language.writing_systems import script
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.data_context import DataContext
from helpcenter.lint.rules.references import destination, without_language
from helpcenter.lint.translation_context import TranslationContext

_KIB = 1024
# What a drawing may weigh, compressed with gzip: the first visit of a guide without pictures is 18 KiB.
MAX_DRAWING = 4 * _KIB
# Any other picture, in bytes as it is: one second on a slow mobile network of 400 kbit/s.
MAX_DOTS = 48 * _KIB
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SAYS = re.compile(r"\w")


@waivable
def empty_alt(context: PageContext) -> Iterator[Issue]:
    """A picture that says nothing to readers who do not see it, or for whom it does not load.

    Bad:  `![](../../pictures/id-glare.svg)`
    Good: `![An ID card with a white patch of light over its text](../../pictures/id-glare.svg)`

    https://www.w3.org/WAI/tutorials/images/
    """
    for block, span in context.guide.marked("image"):
        if not _SAYS.search(span.text):
            message = "this picture has no text; write between the brackets what it shows"
            yield context.at_span(block, span, message)


@waivable
def file_name_as_alt(context: PageContext) -> Iterator[Issue]:
    """A picture whose text is the name of its file.

    Bad:  `![id-glare](../../pictures/id-glare.svg)`
    Good: `![An ID card with a white patch of light over its text](../../pictures/id-glare.svg)`
    """
    for block, span in context.guide.marked("image"):
        if _is_file_name(span):
            yield context.at_span(block, span, f'"{span.text}" is the name of a file; write what the picture shows')


def _is_file_name(span: Span) -> bool:
    """A single word can be what the picture shows: `![Menu](menu.png)`."""
    text, name = span.text.strip(), PurePosixPath(span.target)
    words, of_file = ([word.lower() for word in _WORD.findall(each)] for each in (text, name.stem))
    ending = PurePosixPath(text).suffix.lower()
    return bool(text) and (
        text == name.stem or ending in {picture.DRAWING, *picture.DOTS} or (len(of_file) > 1 and words == of_file)
    )


@waivable
def untranslated_alt(context: PageContext) -> Iterator[Issue]:
    """The text of a picture in another language than that of the page, by its writing system.

    Bad:  `![An ID card](id.svg)` on a Chinese page; `![证件](id.svg)` on an English one
    Good: `![一张证件](id.svg)` on the Chinese page. Names, labels and terms may be in their own language
    """
    known = set(context.language.scripts)
    if not known:
        return
    others = context.content.project.scripts - known
    names = pattern(context.data.names)
    for block, span in context.guide.marked("image"):
        used = {script(letter) for letter in names.sub(" ", span.text)} - {""}
        if used & others and ("LATIN" in known or not used & known):
            message = f'"{span.text}" is not in the language of this page; translate it'
            yield context.at_span(block, span, message)


@waivable
def copied_alt(context: TranslationContext) -> Iterator[Issue]:
    """The same text of a picture in both languages: it was not translated.

    Bad:  `![Carte SIM](sim.svg)` on the French page and on the German one
    Good: its translation. Names alone may be the same
    """
    locales = [language.locale for language in context.source.content.project.languages]
    names = pattern(context.source.data.names)

    def compared(page: PageContext, span: Span) -> tuple[str, str]:
        return destination(page.content, page.page, span.target, locales), " ".join(span.text.lower().split())

    for source, translation in context.sections:
        theirs = {compared(context.source, span) for block in source.blocks for span in block.marked("image")}
        for block in translation.blocks:
            for span in block.marked("image"):
                if compared(context.translation, span) in theirs and _SAYS.search(names.sub(" ", span.text)):
                    message = f'"{span.text}" is the same text as in {context.source.page.path}; translate it'
                    yield context.translation.at_span(block, span, message)


def unknown_picture_format(context: PageContext) -> Iterator[Issue]:
    """A picture that is no picture to browsers, by the end of its name.

    Bad:  `![The form](form.pdf)`, `![The form](form.tiff)`
    Good: `![The form](form.svg)`; for a photo `.webp`, `.avif`, `.jpg`, `.png` or `.gif`
    """
    for block, span in context.guide.marked("image"):
        path = context.content.places.file_path(context.page, span.target)
        if path and PurePosixPath(path).suffix.lower() not in {picture.DRAWING, *picture.DOTS}:
            message = f'"{span.target}" is not shown as a picture; draw an SVG, or save a photo as WebP, JPEG or PNG'
            yield context.at_span(block, span, message)


def heavy_picture(context: DataContext) -> Iterator[Issue]:
    """A picture of a page for which readers on a slow network wait.

    Bad:  an SVG of more than 4 KiB (compressed with gzip), any other picture of more than 48 KiB
    Good: a drawing of few lines; a photo as WebP, as small as a phone shows it
    """
    for file, shown in _pictures(context):
        most = MAX_DRAWING if shown.is_drawing else MAX_DOTS
        if shown.weight > most:
            weight = f"{math.ceil(shown.weight / _KIB)} KiB{' compressed' if shown.is_drawing else ''}"
            cure = "draw fewer points, and round them" if shown.is_drawing else "save it smaller, or as WebP"
            message = f"this picture weighs {weight}, and may weigh {most // _KIB}; {cure}"
            yield Issue(file.path, 1, 1, message)


def unsized_picture(context: DataContext) -> Iterator[Issue]:
    """A picture of a page that does not say how large it is. The text below would jump when it arrives.

    Bad:  `<svg xmlns="…" viewBox="0 0 240 168">`, `width="100%"`, a `.png` that is no picture
    Good: `<svg xmlns="…" width="240" height="168" viewBox="0 0 240 168">`

    Without `viewBox`, a drawing that is shown smaller is cut off.
    """
    for file, shown in _pictures(context):
        names = ", ".join(lack.text for lack in shown.lacks)
        if names:
            message = f"<svg> has no {names}; write width and height in pixels, and the same in viewBox"
            yield Issue(file.path, shown.lacks[0].line, 1, message)
        elif shown.size is None:
            message = "nobody can tell how large this picture is; check that it opens, and save it again"
            yield Issue(file.path, 1, 1, message)


def text_in_picture(context: DataContext) -> Iterator[Issue]:
    """Letters in a drawing that every language shows. They can be neither translated nor enlarged.

    Bad:  `<text>` in `form.svg`
    Good: blocks and lines in the place of letters, and the words on the page; or `form.zh.svg` beside `form.en.svg`
    """
    locales = [language.locale for language in context.content.project.languages]
    for file, shown in _pictures(context):
        if without_language(file.path, locales) == file.path:
            for text in shown.texts:
                message = (
                    f"<{text.text}> is text in a picture of every language; write it on the page, or draw one picture "
                    "for each language and end its name in the language (form.en.svg)"
                )
                yield Issue(file.path, text.line, 1, message)


def incomplete_picture(context: DataContext) -> Iterator[Issue]:
    """A drawing that refers to what is not in its own file. On a page, browsers load nothing for it and follow no link.

    Bad:  `<image href="photo.jpg"/>`, `<use href="icons.svg#sim"/>`, `fill="url(colors.svg#a)"`
    Good: `<use href="#sim"/>`, with what it refers to in the same file

    https://www.w3.org/TR/SVG2/conform.html#secure-static-mode
    """
    for file, shown in _pictures(context):
        for address in shown.outside:
            message = f'"{address.text}" is not part of this picture, and is not shown; draw it here, or remove it'
            yield Issue(file.path, address.line, 1, message)


def _pictures(context: DataContext) -> Iterator[tuple[PublishedFile, picture.Picture]]:
    return ((file, file.picture) for file in context.content.shown_pictures if file.picture)
