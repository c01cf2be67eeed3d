"""`helpcenter publish`: records every address of a release. From then on, each must work or be redirected."""

from __future__ import annotations

from pathlib import Path

from helpcenter import project
from helpcenter.commands.check import Outcome
from helpcenter.content import loading
from helpcenter.files.writing import explained, write_whole
from helpcenter.findings.errors import UsageError
from helpcenter.findings.rule import Rule
from helpcenter.links import own_site, published
from helpcenter.links.rules.lost_address import lost_address
from helpcenter.rules import CATALOG


def publish(root: Path) -> Outcome:
    """Update the list of published addresses, unless an address in it no longer works.

    Raises FindingError, and UsageError if the list cannot be written.
    """
    loaded = project.load(root)
    content, unread = loading.load(loaded)
    if content is None:
        return Outcome(sorted(unread))
    staleness = own_site.staleness(loaded)
    wanted = frozenset({Rule.of(lost_address).name})
    broken = [] if staleness else own_site.findings(content, wanted, CATALOG)
    if not broken and not staleness:
        try:
            write_whole(loaded.published_addresses, published.renewed(content).encode())
        except OSError as error:
            raise UsageError(f"the list of addresses cannot be written: {explained(error)}") from error
    return Outcome(broken, staleness)
