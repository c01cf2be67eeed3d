"""The pages of a built site, damaged in every way of link_mutations.py: the link check names rule, file and line.

Each kind of damage is done to a few of the pages that offer something to damage, other ones for each kind, and in
`make soak` to all of them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.links import own_site, rules
from helpcenter.links.parse import file as reading
from helpcenter.links.url.parsing import Addresses
from helpcenter.rules import CATALOG
from link_mutations import MUTATIONS, BuiltPage, Mutation
from projects import CARDS
from sharing import A_FEW

PAGES = sorted(
    file.relative_to(CARDS).as_posix()
    for language in ("zh", "en")
    for file in (CARDS / "docs" / language).rglob("*.md")
)
WANTED = frozenset(rule.name for rule in (*rules.WHILE_READING, *rules.ON_OWN_SITE))


@pytest.fixture(scope="module")
def cards(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Content]:
    """The project, with a copy of its site to damage; what is not damaged is read once."""
    folder = tmp_path_factory.mktemp("damaged")
    shutil.copytree(site, folder, dirs_exist_ok=True)
    loaded, findings = loading.load(replace(project.load(CARDS), site=folder))
    assert loaded is not None, findings
    original, addresses = reading.read, Addresses.of(loaded.project.site_url)
    with pytest.MonkeyPatch.context() as patch:
        read = lru_cache(maxsize=1000)(
            lambda path, data, with_metadata: original(path, data, addresses, with_metadata=with_metadata)
        )
        patch.setattr(reading, "read", lambda path, data, _, *, with_metadata: read(path, data, with_metadata))
        yield loaded


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_damage_is_seen(mutation: Mutation, cards: Content) -> None:
    tried, missed = 0, []
    first = MUTATIONS.index(mutation) * 7 % len(PAGES)
    for source in PAGES[first:] + PAGES[:first]:
        page = BuiltPage(cards.project.site, source)
        files = {file: file.read_bytes() for file in (page.file, page.site / "sitemap.xml")}
        try:
            place = mutation.damage(page)
            findings = own_site.findings(cards, WANTED, CATALOG) if place else []
        finally:
            for file, data in files.items():
                file.write_bytes(data)
        if place is None:
            continue
        tried += 1
        if not any(each.rule in mutation.rules and (each.path, each.line) == place for each in findings):
            missed.append((source, place, [f"{each.path}:{each.line} {each.rule}" for each in findings]))
        if tried == A_FEW:
            break
    assert tried
    assert not missed, f"{len(missed)} of {tried} missed"


def test_no_finding_on_the_undamaged_site(cards: Content) -> None:
    assert own_site.findings(cards, WANTED, CATALOG) == []
