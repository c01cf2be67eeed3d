"""`helpcenter check links --site`: what is wrong with the links of any static site."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.findings.renamed_rules import RENAMED
from helpcenter.links import any_site, rules
from helpcenter.lint.catalog import Catalog
from helpcenter.lint.selection import select_rules

# Only these can judge a site without its project; `helpcenter.rules` would import all that a project needs.
_CATALOG = Catalog(rules.ALL, renamed=RENAMED, called="rule for links")
_ANY_SITE = frozenset(rule.name for rule in any_site.RULES)
_EXTERNAL = frozenset(rule.name for rule in rules.EXTERNAL)


def check_site(
    site: Path, base_url: str | None, only: Sequence[str], skip: Sequence[str], *, external: bool
) -> list[Finding]:
    """Check the site in a folder; with `external`, also whether other hosts answer. Raises UsageError."""
    available = _ANY_SITE | (_EXTERNAL if external else frozenset())
    wanted = select_rules(available, _CATALOG, only, skip)
    _refuse_impossible_rules(wanted, base_url, external=external)
    try:
        return any_site.findings(site, base_url, wanted)
    except ValueError as error:
        raise UsageError(f"--base-url {base_url}: {error}") from error
    except OSError as error:
        raise UsageError(f"--site {site}: {error.strerror or error}") from error


def _refuse_impossible_rules(wanted: Collection[str], base_url: str | None, *, external: bool) -> None:
    for rule in sorted(wanted):
        if rule in rules.NEED_A_PROJECT:
            raise UsageError(
                f"{rule} needs the data files of a project and cannot be used with --site; remove it from --only"
            )
        if rule in rules.NEED_ADDRESSES and base_url is None:
            raise UsageError(f"{rule} compares whole addresses; give the address of the published site with --base-url")
        if rule in _EXTERNAL and not external:
            raise UsageError(f"{rule} sends requests to other hosts; add --external")
