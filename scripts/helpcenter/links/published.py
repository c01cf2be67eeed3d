"""The published addresses: what readers saved, printed and sent to friends must continue to work."""

from __future__ import annotations

from helpcenter.content.content import Content
from helpcenter.content.page_age import published_addresses

_INTRODUCTION = """\
# Every address of the last release, and those before it. Each must exist, or be redirected in docs/_redirects.
# Renewed on a release by: helpcenter publish
"""


def renewed(content: Content) -> str:
    """The list with all addresses that exist now; those that are in it already are kept."""
    addresses = {address for _, address in published_addresses(content.project)}
    for page in content.pages.values():
        address = f"/{content.project.language(page.locale).prefix}{page.url}"
        guide = content.guide(page)
        addresses |= {address, *(f"{address}#{section.id}" for section in guide.sections if section.id)}
    return _INTRODUCTION + "".join(f"{address}\n" for address in sorted(addresses))
