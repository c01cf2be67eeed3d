"""Whether an address of the site leads anywhere: broken is what is used and not defined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from unicodedata import normalize

from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import MOST_COMPARED, nearest
from helpcenter.links.parse.facts import Facts
from helpcenter.links.resolve.files import INDEX, Files
from helpcenter.links.resolve.redirection import Redirection
from helpcenter.links.url.parsing import ids
from helpcenter.links.url.syntax import UrlIssue, is_mailbox

MISSING_FILE = Rule.documented(
    "missing-file",
    """An address at which there is nothing.

Bad:  `<a href="../phonse/">`
Good: `<a href="../phones/">`

A folder means its index.html, and an address without an ending may mean a page with one, as on all static hosts.""",
    waivable=True,
)
MISSING_INDEX = Rule.documented(
    "missing-index",
    """An address of a folder in which there is no index.html.

Bad:  `<a href="/assets/">`
Good: `<a href="/assets/phones.png">`""",
    waivable=True,
)
SLASH_AFTER_PAGE = Rule.documented(
    "slash-after-page",
    """An address of a page that ends like that of a folder.

Bad:  `<a href="phones.html/">`
Good: `<a href="phones.html">`""",
)
MISSING_FRAGMENT = Rule.documented(
    "missing-fragment",
    """A fragment that does not name a place in the page it leads to.

Bad:  `<a href="#aap">` on a page with `<h2 id="app">`
Good: `<a href="#app">`

The place is an id, or the name of an `<a>`. `#` and `#top` always exist, and text fragments (`#:~:text=…`) are left to
the browser. https://html.spec.whatwg.org/multipage/browsing-the-web.html#select-the-indicated-part""",
    waivable=True,
)
WRONG_CASE = Rule.documented(
    "wrong-case",
    """An address in capitals where the name has small letters, or the reverse.

Bad:  `<a href="/Phones/">` for the folder `phones`
Good: `<a href="/phones/">`

It works on a Mac or on Windows, and fails on the server.""",
)
UNICODE_FORM = Rule.documented(
    "unicode-form",
    """A name that looks like the right one, and is written with other Unicode characters.

Bad:  `<a href="#café">` with `e` and a combining accent, for `id="café"` with one letter `é`
Good: both in the composed form (NFC)

macOS writes file names in the decomposed form (NFD); servers compare bytes.""",
)
RULES = (MISSING_FILE, MISSING_INDEX, SLASH_AFTER_PAGE, MISSING_FRAGMENT, WRONG_CASE, UNICODE_FORM)

# Views and parts of a picture are not ids (https://www.w3.org/TR/SVG2/linking.html#SVGFragmentIdentifiers).
_VIEW = re.compile("[(=]")
# A stretch of numbered lines, as viewers of source code write it for their scripts.
_LINES = re.compile(r"(\d+)-(\d+)")


@dataclass(frozen=True, eq=False)
class Targets:
    """What a site defines: its files, the names in them, and the addresses that are redirected."""

    files: Files
    facts: Mapping[str, Facts]
    redirected: re.Pattern[str]
    redirection: Redirection

    def issue(self, path: str, fragment: str | None) -> UrlIssue | None:
        """What is wrong with the target of an address: None if it is there."""
        file, missing = self._file(path)
        if missing is not None or file is None or not fragment or file not in self.facts:
            return missing
        anchors = self.facts[file].anchors  # None where any fragment will do
        return None if anchors is None or fragment in anchors else self._missing_fragment(file, fragment)

    @cached_property
    def _file(self) -> Callable[[str], tuple[str | None, UrlIssue | None]]:
        return cache(self._find_file)

    def _find_file(self, path: str) -> tuple[str | None, UrlIssue | None]:
        """The file that a path leads to, or what is wrong with the path.

        Neither, if it is redirected to another site, or to an address with a fragment of its own.
        """
        file = self.files.served(path)
        if file is not None and not self._stands_in(file, path):
            return file, None
        if self.redirected.fullmatch(path.strip("/")):
            file, keeps_fragment = self.redirection.arrival(path)
            return (file if keeps_fragment else None), None
        return None, self._missing(path)

    def _stands_in(self, file: str, path: str) -> bool:
        """Whether a file leads on, in the place of a line that does."""
        leads_on = file in self.facts and self.facts[file].forward is not None
        return leads_on and self.redirection.step(path, None) is not None

    def _missing(self, path: str) -> UrlIssue:
        files = self.files
        if files.is_folder(path):
            return UrlIssue(MISSING_INDEX, f'the folder "{self.shown(path)}" has no index.html; link to a page in it')
        if files.is_file_with_slash(path):
            message = f'"{self.shown(path)}" is a page, not a folder; remove the slash at its end'
            return UrlIssue(SLASH_AFTER_PAGE, message)
        if (other := files.in_other_form(path)) is not None:
            return UrlIssue(UNICODE_FORM, _form(self.shown(path), path.strip("/"), other))
        if (other := files.in_other_case(path)) is not None:
            message = (
                f'"{self.shown(path)}" is written "{self.shown(other)}"; write it so, as servers distinguish capitals'
            )
            return UrlIssue(WRONG_CASE, message)
        return UrlIssue(MISSING_FILE, f'there is nothing at "{self.shown(path)}"; {self._advice(path)}')

    @cached_property
    def _missing_fragment(self) -> Callable[[str, str], UrlIssue | None]:
        return cache(self._issue_of_fragment)

    def _issue_of_fragment(self, file: str, fragment: str) -> UrlIssue | None:
        anchors = self.facts[file].anchors or frozenset()
        wanted = list(ids(fragment))
        if file.endswith(".svg") and _VIEW.search(wanted[0]):
            return None
        if wanted[0] == "" or wanted[-1].lower() == "top" or not anchors.isdisjoint(wanted):
            return None
        name = wanted[-1]
        if (lines := _LINES.fullmatch(name)) and not {lines[1], lines[2]} - anchors:
            return None
        if (same := self._composed(file).get(normalize("NFC", name))) is not None:
            return UrlIssue(UNICODE_FORM, _form(f"#{name}", name, same))
        near = nearest(name, self._sorted_anchors(file))
        advice = f'did you mean "#{near}"?' if near else "link to the page itself, or give the place this id"
        return UrlIssue(MISSING_FRAGMENT, f'"{self.shown(file)}" has no place called "#{name}"; {advice}')

    def shown(self, path: str) -> str:
        """A path of the site as messages name it: from the root, without index.html."""
        return f"/{path.removesuffix(INDEX)}" if f"/{path}".endswith(f"/{INDEX}") else f"/{path}"

    def _advice(self, path: str) -> str:
        last = path.rstrip("/").rpartition("/")[2]
        if is_mailbox(last):
            return f'did you mean "mailto:{last}"?'
        named_so = self.files.by_last_part.get(last) or self.files.by_last_part.get(last.removesuffix(".html")) or []
        # In another folder of the first level, as for a language, it would hardly be meant.
        nearby = [name for name in named_so if name.partition("/")[0] == path.partition("/")[0]]
        near = nearest(path, nearby or named_so, at_least=0) or self._similar(path)
        return f'did you mean "{self.shown(near)}"?' if near else "correct it, or remove the link"

    def _similar(self, path: str) -> str | None:
        """The address with the most similar last part: in its folder, or else anywhere."""
        folder, _, last = path.rstrip("/").rpartition("/")
        parts = self.files.by_last_part
        beside = self._beside.get(folder, ())
        near = nearest(last, beside)
        # In a large site, only the names in the same folder.
        if near is None and len(beside) < len(parts) <= MOST_COMPARED:
            near = nearest(last, self._last_parts)
        return nearest(path, parts[near], at_least=0) if near else None

    @cached_property
    def _beside(self) -> Mapping[str, Sequence[str]]:
        """The last parts of addresses by their folders."""
        found: dict[str, set[str]] = defaultdict(set)
        for part, names in self.files.by_last_part.items():
            for name in names:
                found[name.rstrip("/").rpartition("/")[0]].add(part)
        return {folder: sorted(parts) for folder, parts in found.items()}

    @cached_property
    def _last_parts(self) -> tuple[str, ...]:
        return tuple(sorted(self.files.by_last_part))

    @cached_property
    def _composed(self) -> Callable[[str], Mapping[str, str]]:
        """The anchors of a file that are not plain, by their composed form."""

        def composed(file: str) -> Mapping[str, str]:
            return {normalize("NFC", one): one for one in self.facts[file].anchors or () if not one.isascii()}

        return cache(composed)

    @cached_property
    def _sorted_anchors(self) -> Callable[[str], tuple[str, ...]]:
        return cache(lambda file: tuple(sorted(self.facts[file].anchors or ())))


def _form(shown: str, written: str, other: str) -> str:
    used = "NFD" if normalize("NFC", written) != written else "NFC"
    wanted = "NFD" if normalize("NFC", other) != other else "NFC"
    forms = f"in the Unicode form {used}, and the name is in {wanted}" if used != wanted else "with other characters"
    return f'"{shown}" looks right, but is written {forms}; type it again, or rename it: computers see two names'
