"""`helpcenter publish`: records every address of a release, and what changed on its pages.

From then on, each address must work or be redirected.
"""

from __future__ import annotations

from pathlib import Path

from helpcenter import project
from helpcenter.commands.check import Outcome
from helpcenter.content import loading, page_changes
from helpcenter.files import changes
from helpcenter.files.writing import encoded, explained
from helpcenter.findings.errors import UsageError
from helpcenter.findings.rule import Rule
from helpcenter.links import own_site, published
from helpcenter.links.rules.lost_address import lost_address
from helpcenter.rules import CATALOG


def publish(root: Path) -> Outcome:
    """Update both records, unless an address that was published no longer works.

    Raises FindingError, and UsageError if they cannot be written.
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
            addresses, record = published.renewed(content), page_changes.as_yaml(page_changes.renewed(content))
            texts = {loaded.published_addresses: addresses, loaded.changes: record}
            changes.apply({file: encoded(text, file) for file, text in texts.items()}, {})
        except OSError as error:
            raise UsageError(f"the records of the release cannot be written: {explained(error)}") from error
    return Outcome(broken, staleness)
