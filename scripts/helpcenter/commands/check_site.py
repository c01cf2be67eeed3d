"""What `helpcenter check links --site` finds in any static site."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from helpcenter.findings.finding import Finding
from helpcenter.links import check, rules
from helpcenter.lint.selection import UsageError, chosen

# They are judged by what only a project knows.
_OF_PROJECTS = {"broken-promise", "unlisted-host"}
# They compare whole addresses.
_OF_ADDRESSES = {"hreflang-without-self", "missing-counterpart", "not-in-sitemap", "one-way-hreflang", "orphan-page"}


def run(site: Path, base_url: str | None, only: Sequence[str], skip: Sequence[str], *, external: bool) -> list[Finding]:
    """Check the site in a folder; with `external`, also whether other hosts answer. Raises UsageError."""
    known = {rule.name for rule in (*rules.ON_ANY_SITE, *(rules.EXTERNAL if external else ()))}
    wanted = chosen(known, rules.ALL.keys(), only, skip)
    _refuse_undecidable(wanted, base_url, external=external)
    try:
        found = check.site(site, base_url, wanted)
    except ValueError as error:
        raise UsageError(f"--base-url {base_url}: {error}") from error
    except OSError as error:
        raise UsageError(f"--site {site}: {error.strerror or error}") from error
    return found


def _refuse_undecidable(wanted: Collection[str], base_url: str | None, *, external: bool) -> None:
    for rule in sorted(wanted):
        if rule in _OF_PROJECTS:
            raise UsageError(f"{rule} is judged by the lists of a project, and any site has none")
        if rule in _OF_ADDRESSES and base_url is None:
            raise UsageError(f"{rule} compares whole addresses; say with --base-url where the site is published")
        if rule in {each.name for each in rules.EXTERNAL} and not external:
            raise UsageError(f"{rule} is found only by asking other hosts; add --external")
