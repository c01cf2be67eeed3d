"""What holds for every help center, whatever its writers have written."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

from helpcenter import project
from helpcenter.commands.check import Request, check
from helpcenter.findings.finding import Severity
from helpcenter.project import Project

# Whether a review is due, or a date is still to come, depends on the day on which one looks.
BY_THE_CLOCK = ("date-in-the-future", "overdue-review")


def errors(root: Path) -> list[str]:
    """What is wrong in the pages, the data and the links of a project that is built; warnings are not."""
    request = Request("all", (), (), BY_THE_CLOCK, datetime.date.today(), release=False, base=None, external=False)  # noqa: DTZ011
    outcome = check(root, request)
    found = [f"{each.path}:{each.line}: {each.message}" for each in outcome.findings if each.severity is Severity.ERROR]
    return found if outcome.staleness is None else [outcome.staleness, *found]


def pages_without_html(root: Path) -> list[str]:
    """Pages of the docs that are not in the site, and pages of the site that are not in the docs."""
    loaded = project.load(root)
    built = {file.relative_to(loaded.site).as_posix() for file in loaded.site.rglob("index.html")}
    return sorted(built ^ {f"{address}index.html" for address in addresses(loaded)})


def pages_not_searched(root: Path) -> list[str]:
    """Pages that the search of their language does not know."""
    loaded = project.load(root)
    searched = {
        (language.prefix + page["path"])
        for language in loaded.languages
        for page in json.loads((loaded.site / f"search/{language.locale}.json").read_text("utf-8"))["pages"]
    }
    return sorted(set(addresses(loaded)) ^ searched)


def addresses(loaded: Project) -> Iterator[str]:
    """The address of each page, below that of the site: "" or one that ends in a slash."""
    for language in loaded.languages:
        folder = loaded.docs / language.locale
        for file in folder.rglob("*.md"):
            name = file.relative_to(folder).with_suffix("").as_posix()
            yield language.prefix + ("" if name == "index" else f"{name.removesuffix('/index')}/")
