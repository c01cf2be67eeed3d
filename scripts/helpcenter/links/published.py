"""The published addresses: what readers saved, printed and sent to friends must continue to work."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.content.content import Content
from helpcenter.files.text import read_text
from helpcenter.project import Project

_INTRODUCTION = """\
# Every address of the last release, and those before it. Each must exist, or be redirected in docs/_redirects.
# Renewed on a release by: helpcenter publish
"""


def read(project: Project) -> Iterator[tuple[int, str]]:
    """The addresses, relative to the root of the site, with their lines; none before the first release."""
    file = project.published_addresses
    if file.is_file():
        for number, line in enumerate(read_text(file, project.shown(file)).split("\n"), 1):
            if line.strip() and not line.startswith("#"):
                yield number, line.strip()


def renewed(content: Content) -> str:
    """The list with all addresses that exist now; those that are in it already are kept."""
    addresses = {address for _, address in read(content.project)}
    for page in content.pages.values():
        address = f"/{content.project.language(page.locale).prefix}{page.url}"
        guide = content.guide(page)
        addresses |= {address, *(f"{address}#{section.id}" for section in guide.sections if section.id)}
    return _INTRODUCTION + "".join(f"{address}\n" for address in sorted(addresses))
