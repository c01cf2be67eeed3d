"""`helpcenter rename`: gives a page another name, in all languages, and everything that names it with it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from helpcenter.commands import renamed_records
from helpcenter.content import link_edits, loading, page_names, review_record
from helpcenter.content.content import Content
from helpcenter.content.link_edits import HiddenAddressError
from helpcenter.content.moved_page import MovedPage
from helpcenter.content.page import Page
from helpcenter.files import changes
from helpcenter.files.text import read_text
from helpcenter.files.writing import encoded, explained
from helpcenter.findings.errors import FindingError, UsageError
from helpcenter.findings.finding import Finding
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.links import moved_pages
from helpcenter.links.parse.redirects import FILE
from helpcenter.project import Project


@dataclass
class Outcome:
    """What changes (`lines`), why nothing does (`findings`), and where a person must look (`mentions`)."""

    lines: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)


def rename(project: Project, old: str, new: str, today: datetime.date, *, dry_run: bool = False) -> Outcome:
    """Rename the page `old` to `new`: its files, the links to it and from it, records, and a redirect.

    Both are paths within a language (`verify/heyon`) or of a file (`docs/zh/verify/heyon.md`). All is checked before
    anything is written. Raises FindingError for a file or name that cannot be, UsageError if there is no such page or
    something cannot be written; then everything is as it was.
    """
    content, findings = loading.load(project)
    if content is None:
        return Outcome(findings=findings)
    move = _checked(content, old, new)
    outcome = Outcome()
    contents = _contents(move, outcome, today)
    moves = {project.root / before: project.root / after for before, after in move.paths.items()}
    outcome.lines[:0] = [f"{before} → {after}" for before, after in move.paths.items()]
    outcome.mentions += _mentions(move)
    if not dry_run:
        try:
            changes.apply(contents, moves)
        except OSError as error:
            raise UsageError(f"the page cannot be renamed: {explained(error)}; nothing has changed") from error
    return outcome


def _checked(content: Content, old: str, new: str) -> MovedPage:
    """Raises UsageError or FindingError where this cannot be."""
    project, known = content.project, {page.uri for page in content.sources.values()}
    before = next((uri for uri in _uris(old, project) if uri in known), None)
    if before is None:
        names = (uri.removesuffix(".md") for uri in known)
        raise UsageError(f"there is no page {old}; {did_you_mean(_uris(old, project)[0].removesuffix('.md'), names)}")
    after, page = _uris(new, project)[0], content.pages[f"{project.default_language.locale}/{before}"]
    path = page.path.removesuffix(before) + after
    if misnamed := page_names.misnamed(after, path):
        raise FindingError(misnamed)
    if after.partition("/")[0] in {language.locale for language in project.languages}:
        raise FindingError(
            page_names.MISNAMED_PAGE.finding(path, "this begins with the name of a language; leave it out")
        )
    if not page.url:
        raise UsageError("the page of the site's own address stays index.md; rename another one")
    move = MovedPage(content, before, after)
    if taken := content.by_url.get((page.locale, move.moved(page).url)):
        raise UsageError(f"{taken.path} has this name already; choose another one")
    for target in move.paths.values():
        if (project.root / target).exists():
            raise UsageError(f"{target} exists already; choose another name")
    return move


def _uris(name: str, project: Project) -> tuple[str, str]:
    """The files within a language that a name may mean: `verify/heyon.md`, `verify/heyon/index.md`."""
    docs = f"{project.shown(project.docs)}/"
    name = name.replace("\\", "/").removeprefix("./").removeprefix(docs).strip("/")
    locale, _, rest = name.partition("/")
    if rest and any(locale == language.locale for language in project.languages):
        name = rest
    name = name.removesuffix(".md")
    return f"{name}.md", f"{name}/index.md"


def _contents(move: MovedPage, outcome: Outcome, today: datetime.date) -> dict[Path, bytes]:
    """The new content of each file that changes, under its old name."""
    content, project = move.content, move.content.project
    edits = {page.path: _edits(move, page) for page in content.pages.values()}
    pages = [move.edited(page, edits[page.path]) for page in content.pages.values()]
    after = replace(content, pages={page.src_uri: page for page in pages})
    found: dict[Path, bytes] = {}
    for page in content.pages.values():
        if edits[page.path]:
            found[project.root / page.path] = _written(page, edits[page.path], project)
            outcome.lines += [f"{page.path}:{each.line}: {each.old} → {each.new}" for each in edits[page.path]]
    reviews = renamed_records.reviews(content, after)
    if reviews != content.data.reviewed:
        found |= _record(project.reviews, review_record.as_yaml(reviews), outcome, project)
    return found | _redirects(move, outcome, today)


def _edits(move: MovedPage, page: Page) -> list[link_edits.Edit]:
    try:
        return move.edits(page)
    except HiddenAddressError as error:
        links = move.content.guide(page).marked("link", "image")
        line = next(block.line for block, span in links if span.target == str(error))
        message = f'"{error}" cannot be changed, because it is written with escapes; write it as it is'
        raise UsageError(f"{page.path}:{line}: {message}") from error


def _written(page: Page, edits: list[link_edits.Edit], project: Project) -> bytes:
    """The new text of the file of a page."""
    file = project.root / page.path
    read_text(file, page.path)  # says what is wrong if it was changed meanwhile
    try:
        return link_edits.apply(edits, file.read_bytes().decode()).encode()
    except ValueError as error:
        raise UsageError(f"{page.path} was changed meanwhile; try again") from error


def _record(file: Path, text: str, outcome: Outcome, project: Project) -> dict[Path, bytes]:
    """A file that commands write, with the line ends that it has."""
    outcome.lines.append(f"{project.shown(file)}: the record of what was reviewed")
    return {file: encoded(text, file)}


def _redirects(move: MovedPage, outcome: Outcome, today: datetime.date) -> dict[Path, bytes]:
    """The list of redirects, and the record of its review."""
    project, records = move.content.project, move.content.data.reviewed_data
    file = project.docs / FILE
    path = project.shown(file)
    old = file.read_bytes() if file.exists() else None
    if old is not None:
        read_text(file, path)
    before = (old or b"").decode()
    text = moved_pages.with_moves(before, move.addresses)
    outcome.lines += [f"{path}: {change}" for change in moved_pages.changes(before, text)]
    reviewed = renamed_records.review_of_file(path, old, text.encode(), records, today)
    if reviewed == records:
        return {file: text.encode()}
    return {file: text.encode()} | _record(
        project.reviews_of_data, review_record.data_as_yaml(reviewed), outcome, project
    )


def _mentions(move: MovedPage) -> Iterator[str]:
    """Lines of data and settings that have the old name, in comments or texts: a person knows what they mean."""
    project, data = move.content.project, move.content.data.documents.values()
    name = re.escape(move.old.removesuffix("/index.md").removesuffix(".md"))
    mention = re.compile(rf"(?<![\w-]){name}(?=\.md\b|/(?:[\s\"'#*,;)\]}}]|$))")
    for path in dict.fromkeys((*(each.path for each in data), *map(project.shown, project.configuration))):
        for number, line in enumerate(read_text(project.root / path, path).split("\n"), 1):
            if mention.search(line):
                yield f"{path}:{number}: names the page; see whether to change that"
