"""What `helpcenter check` finds in a project: in its pages and data, and in the site that was built from them."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from helpcenter import project
from helpcenter.build import browser_bundle
from helpcenter.content import content
from helpcenter.findings.finding import Finding
from helpcenter.links import own_site, published
from helpcenter.links import rules as link_rules
from helpcenter.lint import baseline, registry, runner
from helpcenter.lint.selection import UsageError, chosen
from helpcenter.project import Project

_OF_LINKS = frozenset(rule.name for rule in (*link_rules.ON_ANY_SITE, *link_rules.ON_OUR_SITE))
_EXTERNAL = frozenset(rule.name for rule in link_rules.EXTERNAL)
_OF_DOCS = frozenset(registry.OF_DOCS)
KINDS = {"docs": _OF_DOCS, "steps": registry.STEPS, "links": _OF_LINKS, "all": _OF_DOCS | _OF_LINKS}


@dataclass(frozen=True)
class Request:
    """What to check: a kind, files or folders (relative to the project; none means all), and how."""

    kind: str
    paths: Sequence[str]
    only: Sequence[str]
    skip: Sequence[str]
    today: datetime.date
    release: bool
    base: str | None
    external: bool


@dataclass(frozen=True)
class Outcome:
    """What was found, and why not everything could be looked at."""

    findings: list[Finding]
    obstacle: str | None = None


def run(root: Path, request: Request) -> Outcome:
    """Check the project in the folder `root`. Raises UsageError, and FindingError if it cannot be read at all."""
    known = KINDS[request.kind] | (_EXTERNAL if request.external else frozenset())
    wanted = runner.Wanted(
        rules=chosen(known, registry.ALL, request.only, request.skip) & known,
        paths=request.paths,
        today=request.today,
        release=request.release,
    )
    if not wanted.rules:
        raise UsageError(f"these are no rules of {request.kind}; see helpcenter rules, and --external")
    loaded = project.load(root)
    _refuse_nowhere(request.paths, loaded.shown(loaded.docs))
    outcome = _look(loaded, wanted)
    if request.base is None or any(finding.rule in registry.UNREAD for finding in outcome.findings):
        return outcome
    try:
        new = baseline.since(root, request.base, lambda old: _look_back(old, root, wanted), outcome.findings)
    except baseline.NoSuchCommitError as error:
        raise UsageError(f"--base {request.base}: {error}") from error
    return Outcome(new, outcome.obstacle)


def promise(root: Path) -> Outcome:
    """Renew the list of published addresses, unless one of them is broken. Raises FindingError."""
    loaded = project.load(root)
    read, unread = content.load(loaded)
    if read is None:
        return Outcome(sorted(unread))
    obstacle = own_site.obstacle(loaded)
    broken = [] if obstacle else own_site.findings(read, frozenset({"broken-promise"}))
    if not broken and not obstacle:
        published.file_of(loaded).write_text(published.renewed(read), "utf-8")
    return Outcome(broken, obstacle)


def _look(loaded: Project, wanted: runner.Wanted) -> Outcome:
    """Everything that is wanted of a project; the site only if its sources can be read."""
    of_docs = replace(wanted, rules=wanted.rules & _OF_DOCS)
    of_links = wanted.rules & (_OF_LINKS | _EXTERNAL)
    read, unread = content.load(loaded)
    if read is None:
        return Outcome(sorted(unread))
    found = list(runner.pages(read, of_docs)) if of_docs.rules else []
    obstacle = own_site.obstacle(loaded) if of_links else None
    if of_links and obstacle is None:
        found += _in(wanted.paths, loaded, own_site.findings(read, of_links))
    return Outcome(sorted(found), obstacle)


def _in(paths: Collection[str], loaded: Project, findings: list[Finding]) -> Iterator[Finding]:
    """Those in files or folders, or in the same pages in the other languages."""
    places = {place for path in paths for place in runner.in_every_language(path, loaded)} or {"."}
    return (finding for finding in findings if runner.is_in(finding.path, places))


def _look_back(old: Path, root: Path, wanted: runner.Wanted) -> list[Finding]:
    """What was found in an earlier state of the project in `root`, which is built for it where the site is wanted."""
    loaded = project.load(old)
    if wanted.rules & _OF_LINKS:
        browser_bundle.lend(root / "overrides", old / "overrides")
        subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=old, check=False, capture_output=True)
    return _look(loaded, wanted).findings


def _refuse_nowhere(paths: Collection[str], docs: str) -> None:
    for path in paths:
        if path != "." and not f"{path}/".startswith(f"{docs}/"):
            raise UsageError(f"{path}: there is nothing to check; pages and data stand in {docs}/")
