"""Files of the site of a project, damaged: each finding names a line of the sources, or of the site."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import lru_cache

import pytest

from fuzzing import fuzz, portions
from helpcenter import project
from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.links import own_site, rules
from helpcenter.links.parse import file as reading
from helpcenter.links.url.parsing import Addresses
from helpcenter.rules import CATALOG
from judging import judge
from tokens import HTML, ODD, WEB

WANTED = frozenset(rule.name for rule in (*rules.WHILE_READING, *rules.ON_OWN_SITE))
PUBLISHED = b"# Addresses\n/\n/verify/\n/verify/moon/\n/verify/moon/#result\n/en/verify/moon/\n/gone/\n"


@pytest.fixture(scope="module")
def content(built_tiny, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Content]:
    """A project with its site; what is not damaged is read once."""
    folder = tmp_path_factory.mktemp("own") / "tiny"
    shutil.copytree(built_tiny, folder)
    loaded, findings = loading.load(project.load(folder))
    assert loaded is not None, findings
    original, addresses = reading.read, Addresses.of(loaded.project.site_url)
    with pytest.MonkeyPatch.context() as patch:
        read = lru_cache(maxsize=300)(
            lambda path, data, with_metadata: original(path, data, addresses, with_metadata=with_metadata)
        )
        patch.setattr(
            reading,
            "read",
            lambda path, data, of, *, with_metadata=False, kind="": (
                original(path, data, of, kind=kind) if kind else read(path, data, with_metadata)
            ),
        )
        yield loaded


def found(content: Content) -> list[Finding]:
    try:
        findings = own_site.findings(content, WANTED, CATALOG)
    except FindingError as error:
        findings = [error.finding]
    judge(findings, content.project.root, content.project.site)
    return findings


@portions
def test_built_files(portion: int, content: Content) -> None:
    site = content.project.site
    corpus = {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file() and reading.is_readable(file.relative_to(site).as_posix())
    }

    def check(name: str, data: bytes) -> list[Finding]:
        (site / name).write_bytes(data)
        try:
            return found(content)
        finally:
            (site / name).write_bytes(corpus[name])

    fuzz("built files", portion, corpus, (*HTML, *WEB, *ODD), check)


@portions
def test_published_addresses(portion: int, content: Content) -> None:
    file = content.project.published_addresses

    def check(_: str, data: bytes) -> list[Finding]:
        file.write_bytes(data)
        try:
            return found(content)
        finally:
            file.unlink()

    fuzz("published.txt", portion, {"published.txt": PUBLISHED}, (*WEB, *ODD), check)
