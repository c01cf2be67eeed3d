"""`helpcenter init`: a help center of one's own, to begin with: it builds, and no check finds anything."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpcenter import project
from helpcenter.commands import review
from helpcenter.commands.starter import draft, rendering
from helpcenter.commands.starter.answers import Answers
from helpcenter.commands.translate import stamp
from helpcenter.content import loading
from helpcenter.files import changes
from helpcenter.files.writing import explained
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.lint.project_lint import Scope, lint
from helpcenter.rules import CATALOG


@dataclass(frozen=True)
class Outcome:
    """How many files were written, what is to be known of them (`warnings`), or why none was (`findings`)."""

    written: int = 0
    warnings: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def refuse_used(folder: Path) -> None:
    """Raises UsageError if a new project cannot be in this folder."""
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file; name a new folder")
    if folder.is_dir() and draft.is_used(folder):
        raise UsageError(f"{folder} holds files already; name a new folder, or an empty one")


def init(folder: Path, answers: Answers, today: datetime.date) -> Outcome:
    """Make the project in `folder`, which is new or empty: all of it, or nothing. Raises UsageError."""
    refuse_used(folder)
    files = rendering.files(answers, today)
    try:
        target = folder.resolve()
        # Inside the folder, which may be a disk of its own, or the only place where one may write.
        with draft.draft_in(target) as place:
            _write(place, files)
            findings = _recorded(place, answers, today)
            if findings:
                return Outcome(findings=findings)
            draft.record(place)
            made = [file.relative_to(place) for file in place.rglob("*") if file.is_file()]
            made.sort(key=lambda name: name == Path("mkdocs.yml"))  # the last one: it makes a project of the others
            changes.apply({}, {place / name: target / name for name in made})
    except OSError as error:
        raise UsageError(f"{folder} cannot be written: {explained(error)}") from error
    return Outcome(len(files), list(_warnings(answers)))


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


def _recorded(place: Path, answers: Answers, today: datetime.date) -> list[Finding]:
    """Record translations and reviews; what is wrong even so, which is in the names that were given."""
    loaded = project.load(place)
    source = f"docs/{answers.languages[0].locale}"
    _, findings = stamp.stamp(loaded, (source,))
    if findings:
        return findings
    review.review(loaded, (), today)
    content, unread = loading.load(loaded)
    return unread if content is None else sorted(lint(content, Scope(today=today), CATALOG))


def _warnings(answers: Answers) -> list[str]:
    found = []
    known = [number for number, language in enumerate(answers.languages) if not language.borrowed]
    for task in answers.tasks:
        if len({task.names[number] for number in known}) < len(known):
            name = task.names[0]
            found.append(
                f'"{name}" is the name of a task in several languages; write the others into docs/_data/strings/'
            )
    borrowed = [each.locale for each in answers.languages if each.borrowed]
    if borrowed:
        folders = ", ".join(f"docs/{locale}/" for locale in borrowed)
        texts = ", ".join(f"docs/_data/language/{locale}.yml" for locale in borrowed)
        found.append(f"{', '.join(borrowed)}: the generator has no texts of its own; translate {folders} and {texts}")
    return found
