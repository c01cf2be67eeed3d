"""What `helpcenter check links --site` finds in any static site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from helpcenter.finding import Finding
from helpcenter.links import check, reading, rules
from helpcenter.usage import UsageError, chosen

# They are judged by what only a project knows.
_OF_PROJECTS = {"broken-promise", "unlisted-host"}


def run(site: Path, base_url: str | None, only: Sequence[str], skip: Sequence[str], *, external: bool) -> list[Finding]:
    """Check the site in a folder; with `external`, also whether other hosts answer. Raises UsageError."""
    known = {rule.name for rule in (*rules.ON_ANY_SITE, *(rules.EXTERNAL if external else ()))}
    unasked = set() if external else {rule.name for rule in rules.EXTERNAL}
    wanted = chosen(known, rules.ALL.keys() - _OF_PROJECTS - unasked, only, skip)
    if not any(reading.is_page(file.name) for file in site.rglob("*")):
        raise UsageError(f"--site {site}: there is no page in this folder; is it the built site?")
    try:
        found = check.site(site, base_url, wanted)
    except ValueError as error:
        raise UsageError(f"--base-url {error}") from error
    except OSError as error:
        raise UsageError(f"--site {site}: {error.strerror or error}") from error
    return found
