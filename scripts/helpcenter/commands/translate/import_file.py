"""`helpcenter translate import`: brings the texts of a PO file into the pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter.commands.translate import po_file
from helpcenter.commands.translate.po_file import TranslatedText
from helpcenter.content import front_matter_edit, loading, page, segments
from helpcenter.content.content import Content
from helpcenter.content.data_functions import EXPRESSION
from helpcenter.content.fields.front_matter import front_matter
from helpcenter.content.translation_entries import Entry, TranslatedPage
from helpcenter.files import changes, yaml_layout
from helpcenter.files.digest import digest
from helpcenter.files.text import read_text
from helpcenter.files.writing import encoded, explained
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.findings.formats import as_line
from helpcenter.project import Project

# The title of a page in its text: what is before the words, and what is behind them.
_HEADING = re.compile(r"^(#[ \t]+).*?([ \t]*\{[^{}\n]*\})?$", re.MULTILINE)


@dataclass
class Outcome:
    """The pages that were `written`, what the file does not say yet (`lines`), and why nothing is written.

    `pages` are those of which the file has every text.
    """

    pages: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def import_file(project: Project, file: Path) -> Outcome:
    """Give the pages the texts of a PO file: all of them, or none, if something is wrong with one.

    An entry that is fuzzy or empty leaves what is there. Raises FindingError, and UsageError if the file is no PO file,
    or if something cannot be read or written; then nothing has changed.
    """
    try:
        texts = [*po_file.read(file.read_bytes(), file.name)]
    except OSError as error:
        raise UsageError(explained(error)) from error
    content, findings = loading.load_unfinished(project)
    outcome = Outcome(findings=findings if content is None else [])
    if content is None:
        return outcome
    contents: dict[Path, bytes] = {}
    for path in dict.fromkeys(text.path for text in texts):
        contents |= _contents(content, path, [text for text in texts if text.path == path], file.name, outcome)
    if outcome.problems:
        return outcome
    try:
        changes.apply(contents, {})
    except OSError as error:
        raise UsageError(f"the pages cannot be written: {explained(error)}; nothing has changed") from error
    outcome.written = [project.shown(each) for each in contents]
    return outcome


def _contents(
    content: Content, path: str, texts: Sequence[TranslatedText], name: str, outcome: Outcome
) -> Mapping[Path, bytes]:
    """The new content of the file of a page, if it changes."""
    pages = {each.path: each for each in content.pages.values() if not each.is_source}
    if path not in pages:
        outcome.problems.append(f"{name}:{texts[0].line}: there is no translation {path}; name it as the export did")
        return {}
    pair = TranslatedPage(content, content.sources[pages[path].front_matter.id], pages[path])
    problems = [f"{name}:{text.line}: {problem}" for text, problem in _problems(pair, texts)]
    outcome.problems += problems
    if problems:
        return {}
    new = _Rewriting(pair, {text.place: text.translation for text in texts if text.translation})
    file = content.project.root / path
    before = read_text(file, path)
    after = new.text(before)
    outcome.problems += (f"{name}: {problem}" for problem in _unreadable(pair, after, new))
    unfinished = sum(not text.translation for text in texts)
    if not unfinished:
        outcome.pages.append(path)
    else:
        outcome.lines.append(f"{path}: {unfinished} of {len(texts)} texts are empty or fuzzy: what is there stays")
    return {} if after == before else {file: encoded(after, file)}


def _problems(pair: TranslatedPage, texts: Sequence[TranslatedText]) -> Iterator[tuple[TranslatedText, str]]:
    """What is wrong with the texts for one page."""
    known = {entry.place: entry for entry in pair.entries}
    for text in texts:
        entry = known.get(text.place)
        if entry is None or entry.source != text.source:
            yield text, f"{pair.source.path} has changed since the export ({text.place}); export it again"
        elif text.translation and (problem := _problem(entry, text, pair.translation.path)):
            yield text, problem


def _problem(entry: Entry, text: TranslatedText, path: str) -> str | None:
    wanted, found = (Counter(EXPRESSION.findall(each)) for each in (text.source, text.translation))
    if wanted != found:
        different = next(iter((wanted - found) or (found - wanted)))
        return f"{different} must be in the text as often as in the source; correct the text"
    if entry.segment and not entry.segment.may_be(text.translation):
        what = "is one line" if entry.segment.is_one_line else "has no empty lines"
        return f"{'an' if entry.kind == 'item' else 'a'} {entry.kind} {what}; write it so"
    if text.translation != entry.translation and text.exported not in {None, digest(entry.translation)}:
        return f"{path} was changed since the export ({text.place}); export it again"
    return None


class _Rewriting:
    """A page with other texts, by their places."""

    def __init__(self, pair: TranslatedPage, texts: Mapping[str, str]) -> None:
        self.pair = pair
        self.texts = texts
        self.sections = {each.source.id: text for each in pair.sections if (text := each.rewritten(texts)) is not None}

    def text(self, before: str) -> str:
        """The text of the file, which is `before`."""
        is_stub = self.pair.translation.borrows is not None
        head = before if is_stub else before.removesuffix(self.pair.translation.written)
        for entry in self.pair.facts:
            if (value := self.texts.get(entry.place, entry.translation)) != entry.translation:
                words = value.split("\n") if entry.place == "aliases" else value
                head = front_matter_edit.with_value(head, entry.place, yaml_layout.on_one_line(words))
        if is_stub and len(self.sections) < len(self.pair.sections):
            return head
        body = self._titled("\n".join(self._bodies()))
        return f"{head.rstrip()}\n\n{body}" if is_stub else head + body

    def _bodies(self) -> Iterator[str]:
        """The sections in the order of the translation, those that it did not have behind the one before them."""
        translated = self.pair.translated
        missing = [section.source.id for section in self.pair.sections if section.source.id not in translated]
        order = [*translated]
        ids = [section.source.id for section in self.pair.sections]
        for id in missing:
            above = next((each for each in reversed(ids[: ids.index(id)]) if each in order), None)
            order.insert(order.index(above) + 1 if above is not None else 0, id)
        for id in order:
            old = translated[id].text if id in translated else None
            text = self.sections.get(id, old)
            if text is not None:
                yield text

    def _titled(self, body: str) -> str:
        """The text with the title of the page as its heading."""
        title = self.texts.get("title")
        if title is None:
            return body
        return _HEADING.sub(lambda found: f"{found[1]}{title}{found[2] or ''}", body, count=1)


def _unreadable(pair: TranslatedPage, text: str, new: _Rewriting) -> Iterator[str]:
    """Why a page could not be read afterwards as it is meant."""
    content, old = pair.content, pair.translation
    declared = front_matter(content.data.help_center.product_key)
    made, findings = page.parse_translation(text, old.path, old.src_uri, declared, pair.source)
    yield from map(as_line, findings)
    if made is None or made.borrows:
        return
    read = segments.segmented(content, made)
    for section in pair.sections:
        id = section.source.id
        if id in new.sections and not section.is_one_text:
            kinds = read[id].kinds if id in read else ()
            if kinds != section.source.kinds:
                yield f"{old.path}: a text of #{id} would be another part of the page; look at how each text begins"
