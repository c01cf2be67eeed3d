"""`helpcenter check`: what is wrong in the pages and data files of a project and in the site built from them."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from helpcenter import project
from helpcenter.build import bundles
from helpcenter.content import loading
from helpcenter.findings.errors import FindingError, UsageError
from helpcenter.findings.finding import Finding
from helpcenter.findings.formats import as_line
from helpcenter.links import own_site
from helpcenter.links.collection import without_collection
from helpcenter.lint import baseline
from helpcenter.lint.project_lint import Scope, in_every_language, is_in, lint
from helpcenter.lint.selection import select_rules
from helpcenter.project import Project
from helpcenter.rules import CATALOG, DOCS, EXTERNAL, KINDS, LINKS, WHILE_READING


@dataclass(frozen=True)
class Request:
    """What to check: a kind, files or folders (relative to the project; none means all), and how.

    Without `needs_site`, a built site that is not up to date is left out, if there is anything else to check.
    """

    kind: str
    paths: Sequence[str]
    only: Sequence[str]
    skip: Sequence[str]
    today: datetime.date
    release: bool
    base: str | None
    external: bool
    needs_site: bool = True


@dataclass(frozen=True)
class Outcome:
    """What was found. If the built site had to be checked but could not be, `staleness` says why."""

    findings: list[Finding]
    staleness: str | None = None


def check(root: Path, request: Request) -> Outcome:
    """Check the project in the folder `root`. Raises UsageError, and FindingError if it cannot be read at all."""
    available = KINDS[request.kind] | (EXTERNAL if request.external else frozenset())
    rules = select_rules(available, CATALOG, request.only, request.skip)
    _refuse_rules_not_run({*request.only, *request.skip}, available, request.kind)
    loaded = project.load(root)
    kind = request.kind
    if kind == "all" and not request.needs_site and rules & DOCS and rules & LINKS and own_site.staleness(loaded):
        kind, rules = "docs", rules - (LINKS - DOCS)
    scope = Scope(rules=rules, paths=request.paths, today=request.today, release=request.release)
    _refuse_paths_outside_docs(request.paths, loaded.shown(loaded.docs))
    with without_collection():
        outcome = _check(loaded, scope, kind)
    if request.base is None or any(finding.rule in WHILE_READING for finding in outcome.findings):
        return outcome
    try:
        new = baseline.since(root, request.base, lambda old: _check_earlier(old, root, scope, kind), outcome.findings)
    except baseline.UnusableCommitError as error:
        raise UsageError(f"--base {request.base}: {error}") from error
    return Outcome(new, outcome.staleness)


def _refuse_rules_not_run(named: Collection[str], available: Collection[str], kind: str) -> None:
    for name in sorted(map(CATALOG.current_name, named)):
        if name not in available:
            cure = "add --external" if name in EXTERNAL else "leave it out"
            raise UsageError(f'the rule "{name}" is not run by helpcenter check {kind}; {cure}')


def _check(loaded: Project, scope: Scope, kind: str) -> Outcome:
    """Checks everything in the scope; the built site only if its sources can be read.

    A rule that judges pages as well as sites judges what this `kind` of check looks at.
    """
    of_docs = replace(scope, rules=scope.rules & DOCS if kind != "links" else frozenset())
    of_links = _of_site(scope.rules, kind)
    content, unread = loading.load(loaded)
    if content is None:
        return Outcome(sorted(unread))
    found = list(lint(content, of_docs, CATALOG)) if of_docs.rules else []
    staleness = own_site.staleness(loaded) if of_links else None
    if of_links and staleness is None:
        told = {(each.path, each.line, each.rule) for each in found}  # by a rule that judges pages and sites
        of_site = _findings_in(scope.paths, loaded, own_site.findings(content, of_links, CATALOG))
        found += (each for each in of_site if (each.path, each.line, each.rule) not in told)
    return Outcome(sorted(found), staleness)


def _of_site(rules: frozenset[str], kind: str) -> frozenset[str]:
    """The rules that judge the built site in this kind of check."""
    return rules & (LINKS | EXTERNAL if kind in {"links", "all"} else EXTERNAL)


def _findings_in(paths: Collection[str], loaded: Project, findings: list[Finding]) -> Iterator[Finding]:
    """The findings in these files or folders, and in the same pages in the other languages."""
    places = {place for path in paths for place in in_every_language(path, loaded)} or {"."}
    return (finding for finding in findings if is_in(finding.path, places))


def _check_earlier(old: Path, root: Path, scope: Scope, kind: str) -> list[Finding]:
    """The findings in an earlier state of the project in `root`, which is built if the site has to be checked.

    Raises UnusableCommitError where not everything can be checked: what was not found then would pass for new.
    """
    try:
        loaded = project.load(old)
    except FindingError as error:
        raise baseline.UnusableCommitError(f"there is no project that can be read; {as_line(error.finding)}") from error
    if _of_site(scope.rules, kind):
        _build_earlier(old, root)
    outcome = _check(loaded, scope, kind)
    if unread := next((finding for finding in outcome.findings if finding.rule in WHILE_READING), None):
        raise baseline.UnusableCommitError(f"its pages and data cannot be read; {as_line(unread)}")
    if outcome.staleness is not None:
        raise baseline.UnusableCommitError(f"its site cannot be checked; {outcome.staleness}")
    return outcome.findings


def _build_earlier(old: Path, root: Path) -> None:
    bundles.lend(root / "overrides", old / "overrides")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=old, check=False, capture_output=True
    )
    if built.returncode:
        reason = built.stderr.decode(errors="replace").strip().partition("\n")[0] or "mkdocs build does not say why"
        raise baseline.UnusableCommitError(f"its site cannot be built; {reason}")


def _refuse_paths_outside_docs(paths: Collection[str], docs: str) -> None:
    for path in paths:
        if path != "." and not f"{path}/".startswith(f"{docs}/"):
            raise UsageError(f"{path}: there is nothing to check; pages and data are in {docs}/")
