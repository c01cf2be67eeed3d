"""Pages that were published, are no longer there, and to which others still lead: one finding for all of these."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from helpcenter.content import naming_places, page_age
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.content.site_address import of_page
from helpcenter.files import committed, history
from helpcenter.files.text import read_text
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.project import Project

GONE_PAGE = Rule.documented(
    "gone-page",
    """A page that was published is deleted or moved in every language, and others still lead to it.

Bad:  `verify/heyon.md` deleted or moved by hand, and linked to on other pages
Good: `helpcenter rename verify/heyon verify/heyon-card`, which changes all links; or no link to what is deleted

Which pages were published is in `docs/_data/published.txt`. A redirect in `docs/_redirects` says that it is meant.""",
)
RULES = (GONE_PAGE,)


@dataclass(frozen=True)
class _GonePage:
    """The page `uri` (`verify/heyon.md`): its `id`, if git tells it, and where a page with this id is now."""

    uri: str
    paths: Sequence[str]
    id: str | None = None
    moved_to: Page | None = None

    @property
    def name(self) -> str:
        return self.uri.removesuffix(".md")

    @property
    def cure(self) -> str:
        if self.moved_to is not None:
            to = self.moved_to.uri.removesuffix(".md")
            how = f"move it back in every language, then run: helpcenter rename {self.name} {to}"
            return f"it seems to be {self.moved_to.path} now; {how}"
        if self.id is not None:
            return f"bring it back: git checkout HEAD -- {' '.join(self.paths)}; or remove what leads there"
        return "bring it back, or remove what leads there"


def explained(content: Content, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those about a page that is gone as one, which also counts the links to it."""
    found = [*findings]
    for gone in _gone(content):
        told = [each for each in found if gone.id and f'"{gone.id}"' in each.message]
        places = sorted({*((each.path, each.line, each.column) for each in told), *_links(content, gone)})
        if places:
            found = [each for each in found if each not in told]
            found.append(_finding(gone, places))
    return found


def _finding(gone: _GonePage, places: Sequence[tuple[str, int, int]]) -> Finding:
    counted = naming_places.counted([place[:2] for place in places], "leads there", "lead there")
    message = f"{gone.paths[0]} is gone, and {counted}; {gone.cure}"
    return GONE_PAGE.finding(places[0][0], message, *places[0][1:])


def _links(content: Content, gone: _GonePage) -> Iterator[tuple[str, int, int]]:
    """Where links lead to the page."""
    name = gone.uri.rpartition("/")[2]
    for page in content.pages.values():
        for block, span in content.guide(page).marked("link") if name in page.written else ():
            if content.places.file_path(page, span.target) in gone.paths:
                yield page.path, block.line, 1


def _gone(content: Content) -> Iterator[_GonePage]:
    """The pages that were published in the source language, and are in no language now."""
    project = content.project
    source = project.default_language
    here = {page.url for page in content.pages.values()}
    redirected = _redirected(project)
    for _, address in page_age.published_addresses(project):
        url = address.removeprefix(f"/{source.prefix}")
        if "#" in address or address in redirected or not address.endswith("/") or url in here:
            continue
        if not _is_of(address, [language.prefix for language in project.languages], source.prefix):
            continue
        uris = [uri for uri in (f"{url.removesuffix('/')}.md", f"{url}index.md") if of_page(uri) == url]
        yield next(filter(None, (_in_git(content, uri) for uri in uris)), None) or _GonePage(*_likely(project, uris))


def _is_of(address: str, prefixes: Collection[str], prefix: str) -> bool:
    """Whether an address is of the language with this prefix, and not of one whose prefix is longer."""
    of = [each for each in prefixes if address.startswith(f"/{each}")]
    return max(of, key=len, default=None) == prefix


def _redirected(project: Project) -> frozenset[str]:
    file = project.docs / "_redirects"
    if not file.is_file():
        return frozenset()
    lines = read_text(file, project.shown(file)).split("\n")
    return frozenset(line.split()[0] for line in lines if line.split())


def _paths(project: Project, uri: str) -> list[str]:
    """The files of a page, that of the source language first."""
    languages = sorted(project.languages, key=lambda language: not language.default)
    return [project.shown(project.docs / language.locale / uri) for language in languages]


def _in_git(content: Content, uri: str) -> _GonePage | None:
    """A page that is gone, as git knows it."""
    project = content.project
    paths = _paths(project, uri)
    if not history.is_at_head(project.root, paths[0]):
        return None
    id = committed.front_matter(project.root, paths[0]).get("id")
    ids: Mapping[str, Page] = {page.front_matter.id: page for page in content.pages.values() if page.is_source}
    return _GonePage(uri, paths, str(id), ids.get(str(id)))


def _likely(project: Project, uris: Sequence[str]) -> tuple[str, list[str]]:
    """Of the files that would be at one address, the page of a folder if there is this folder."""
    folder = project.docs / project.default_language.locale
    uri = next((uri for uri in reversed(uris) if (folder / uri).parent.is_dir()), uris[0])
    return uri, _paths(project, uri)
