"""Entries of translations as a PO file, and back.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO

from babel import Locale, UnknownLocaleError
from babel.messages import pofile
from babel.messages.catalog import Catalog

from helpcenter.content.translation_entries import Entry, TranslatedPage
from helpcenter.files.digest import digest
from helpcenter.findings.errors import UsageError
from helpcenter.site_languages import Language

# Before the digest of the translation as it was exported, in a comment.
_EXPORTED = "exported: "
# A path, which may have spaces, and a place: `#app 3`, `#app`, `title`.
_CONTEXT = re.compile(r"(.*) (#\S+(?: \d+)?|[a-z_]+)", re.DOTALL)
_ABOUT = """\
# {name}: {source} to {language}. Bring it back with: helpcenter translate import FILE
# Keep what is in {{{{ }}}}, in backquotes and in the parentheses of links. What is marked as fuzzy stays as it was."""


@dataclass(frozen=True)
class TranslatedText:
    """An entry of a PO file, at `line`: the text `source` at a `place` of the page `path`, and its translation.

    `translation` is empty for an entry that is not finished; `exported` is the digest of what it was before, if known.
    """

    line: int
    path: str
    place: str
    source: str
    translation: str
    exported: str | None


def write(
    pages: Iterable[TranslatedPage], name: str, source: Language, language: Language, today: datetime.date
) -> bytes:
    """The texts of pages and of their translations into a language, as a PO file of the help center `name`."""
    catalog = Catalog(
        locale=_locale(language),
        header_comment=_ABOUT.format(name=name, source=source.name, language=language.name),
        project=name,
        version=today.isoformat(),
        creation_date=datetime.datetime.combine(today, datetime.time(), datetime.UTC),
        charset="utf-8",
        fuzzy=False,
    )
    for page in pages:
        for entry in page.entries:
            _add(catalog, page, entry)
    file = BytesIO()
    pofile.write_po(file, catalog, width=0, include_previous=True)
    return file.getvalue()


def _add(catalog: Catalog, page: TranslatedPage, entry: Entry) -> None:
    catalog.add(
        entry.source,
        entry.translation,
        locations=[(page.source.path, entry.line)],
        flags=["fuzzy"] if entry.is_fuzzy else [],
        auto_comments=[entry.kind, f"{_EXPORTED}{digest(entry.translation)}"],
        previous_id=(entry.previous,) if entry.previous else (),
        context=f"{page.translation.path} {entry.place}",
    )


def read(data: bytes, name: str) -> Iterator[TranslatedText]:
    """The texts of a PO file. Raises UsageError if it is none."""
    try:
        catalog = pofile.read_po(BytesIO(data), abort_invalid=True, charset="utf-8")
    except pofile.PoFileError as error:
        raise UsageError(f"{name}:{error.lineno}: this is not a PO file ({error})") from error
    except (UnicodeDecodeError, UnknownLocaleError, ValueError) as error:
        raise UsageError(f"{name}: this is not a PO file in UTF-8 ({error})") from error
    for message in catalog:
        if message.id:
            context = _CONTEXT.fullmatch(message.context or "")
            path, place = context.groups() if context else (message.context or "", "")
            comments = (each.partition(_EXPORTED)[2] for each in message.auto_comments if _EXPORTED in each)
            string = "" if message.fuzzy else str(message.string)
            yield TranslatedText(message.lineno or 1, path, place, str(message.id), string, next(comments, None))


def _locale(language: Language) -> Locale | None:
    try:
        return Locale.parse(language.tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
