"""What addresses mean, as browsers read them (https://url.spec.whatwg.org/#url-parsing)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote, unquote_to_bytes

import ada_url

from helpcenter.findings.rule import Rule
from helpcenter.links.url import hosts
from helpcenter.links.url.syntax import (
    MALFORMED_ADDRESS,
    PASSABLE,
    SPACES,
    WEB,
    UrlIssue,
    beginning,
    issues,
    scheme_of,
)

BEYOND_ROOT = Rule.documented(
    "beyond-root",
    """A relative address that leads above the root of the site.

Bad:  `<a href="../../phones/">` in a page one folder deep
Good: `<a href="../phones/">`

Browsers ignore the extra `..` on a host of its own; below a base path the address leads to another site.""",
)
OUTSIDE_BASE = Rule.documented(
    "outside-base",
    """An address from the root of the host, where the site is below a base path.

Bad:  `<a href="/phones/">` in a site at `https://example.org/help/`
Good: `<a href="/help/phones/">`, or a relative address""",
)
RULES = (BEYOND_ROOT, OUTSIDE_BASE)

# No host has this name (RFC 2606): it is used where the address of the site is not known.
_SOMEWHERE = "https://site.invalid/"
# No folder has this name.
_NOWHERE = "f9d2c7-nowhere/"
# Schemes of addresses that can lead into the site.
_FOLLOWED = {"", *WEB}
_SPACES = frozenset(SPACES)
# What an address begins with that depends on the page, and not only on its folder.
_OF_PAGE = {"?", "#"}
_PLAIN = re.compile(r"[A-Za-z0-9._~-]*")
# What is in the same folder or below it, and means itself.
_BELOW = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._~-]*(?:/[A-Za-z0-9_-][A-Za-z0-9._~-]*)*/?")
# Up, and not up again.
_CLIMB = re.compile(r"((?:\.\./)+)(?:(?!\.\.)[A-Za-z0-9._~/-])*(?:#.*)?")
_HOST = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]{2}[^/\\?#]*")


class Target(NamedTuple):
    """What an address of the site means: a file or folder below its root, and a place in it.

    `path` is percent-decoded and has no leading slash. `fragment` is as the URL parser gives it; None without one.
    """

    path: str
    fragment: str | None = None


class Elsewhere(NamedTuple):
    """An address of the web that is not one of the site."""

    url: str


class Meaning(NamedTuple):
    """What an address leads to (None where nothing can be looked for), and what is wrong with it."""

    target: Target | Elsewhere | None
    issues: tuple[UrlIssue, ...] = ()


@dataclass(frozen=True, eq=False)
class Addresses:
    """Reads the addresses of a site whose root is at `root`, an absolute address with a slash at its end."""

    root: str

    @classmethod
    def of(cls, base_url: str | None) -> Addresses:
        """The addresses of a site at `base_url`, or anywhere. Raises ValueError if that is not a web address."""
        try:
            url = ada_url.URL(base_url or _SOMEWHERE)
        except ValueError as error:
            raise ValueError("this is not an address; write it with https:// at its beginning") from error
        if url.protocol[:-1] not in WEB:
            raise ValueError("the address of a site begins with https://; write that")
        return cls(f"{url.origin}{url.pathname.rstrip('/')}/")

    def __reduce__(self) -> tuple[type[Addresses], tuple[str]]:
        """Another process gets the address of the site, and none of what was read here."""
        return Addresses, (self.root,)

    def url(self, path: str) -> str:
        """The address of a file of the site."""
        return self.root + quote(path, errors="surrogateescape")

    def place(self, url: str) -> Target | Elsewhere:
        """What an absolute address, as the URL parser gives it, means."""
        address, mark, fragment = url.partition("#")
        address = address.partition("?")[0]
        if address.startswith(self.origins):
            path = "/" + address.split("/", 3)[3]
            path = unquote(path, errors="surrogateescape") if "%" in path else path
            if path.startswith(self._folder) or path == self._folder[:-1]:
                return Target(path[len(self._folder) :].lstrip("/"), fragment if mark else None)
        return Elsewhere(url)

    def join(self, base: str, value: str) -> str | None:
        """The absolute address on the web, without its fragment; None if there is none."""
        try:
            url = ada_url.join_url(base, value).partition("#")[0]
        except ValueError:
            return None
        return url if scheme_of(url) in WEB else None

    def meaning(self, value: str, base: str) -> Meaning:
        """What an address means where relative ones begin at `base`, an absolute address without a fragment."""
        if value.lstrip(SPACES)[:1] not in _OF_PAGE:
            base = base[: base.rindex("/") + 1]
        path, mark, fragment = value.partition("#")
        # Nearly all fragments mean themselves: what the path means is shared. Spaces at an end are dropped.
        if mark and path[-1:] not in _SPACES and _PLAIN.fullmatch(fragment):
            shared = self._meaning(path, base) if path else Meaning(self.place(base))
            if isinstance(shared.target, Target):
                return Meaning(Target(shared.target.path, fragment), shared.issues)
        return self._meaning(value, base)

    @cached_property
    def _meaning(self) -> Callable[[str, str], Meaning]:
        return lru_cache(maxsize=200_000)(self._read)

    @cached_property
    def _folder_of(self) -> Callable[[str], str | None]:
        """The folder of the site in which relative addresses begin at a base; None if they begin elsewhere."""

        def folder(base: str) -> str | None:
            target = self.place(base) if base.endswith("/") and "?" not in base else None
            return target.path if isinstance(target, Target) and base.startswith(self.root) else None

        return cache(folder)

    def _read(self, value: str, base: str) -> Meaning:
        if (folder := self._folder_of(base)) is not None and _BELOW.fullmatch(value):  # as nearly all are written
            return Meaning(Target(folder + value))
        wrong = tuple(issues(value))
        if any(issue.rule.name not in PASSABLE for issue in wrong) or scheme_of(value) not in _FOLLOWED:
            return Meaning(None, wrong)
        target = self._resolved(value, base)
        if isinstance(target, UrlIssue):
            return Meaning(None, (*wrong, target))
        odd = hosts.issue(value, target.url) if isinstance(target, Elsewhere) and _is_absolute(value) else None
        return Meaning(target, (*wrong, odd)) if odd else Meaning(target, wrong)

    def _resolved(self, value: str, base: str) -> Target | Elsewhere | UrlIssue:
        try:
            url = ada_url.join_url(base, value)
        except ValueError:
            return UrlIssue(MALFORMED_ADDRESS, f'"{value}" is not an address; check its beginning and its host')
        target = self.place(url)
        if not url.startswith(self.origins):
            return target
        if (".." in value or "%2e" in value.lower()) and self._is_beyond_root(value, base):
            return UrlIssue(BEYOND_ROOT, f'"{value}" leads above the root of the site; remove the extra ../')
        if isinstance(target, Elsewhere) and not _is_absolute(value):
            message = f'"{value}" leads out of the site, whose addresses begin with {self._folder}; add that'
            return UrlIssue(OUTSIDE_BASE, message)
        return target

    @cached_property
    def origins(self) -> tuple[str, str]:
        """A site is the same one over http and https."""
        host = self.root.split("/", 3)[2]
        return f"https://{host}/", f"http://{host}/"

    @cached_property
    def _folder(self) -> str:
        """Where the site begins on its host: a slash, or more."""
        return "/" + unquote(self.root.split("/", 3)[3], errors="surrogateescape")

    def _is_beyond_root(self, value: str, base: str) -> bool:
        """Whether it has too many `..`, which browsers ignore. With enough folders above the root none is too many."""
        climb = _CLIMB.fullmatch(value)  # as nearly all are written
        if climb and base.startswith(self.root) and climb.end(1) <= len("../") * base.count("/", len(self.root)):
            return False
        folders = _NOWHERE * (value.count(".") + value.lower().count("%2e"))
        origin, path = self._split(base)
        deeper = Addresses(f"{self.origins[0]}{folders}{self.root.split('/', 3)[3]}")
        if match := _HOST.match(value):
            value = f"{match[0]}/{folders}{value[match.end() :].lstrip('/')}"
        elif _is_rooted(value):
            value = f"/{folders}{value.lstrip()[1:]}"
        elif origin not in self.origins:
            return False
        url = ada_url.join_url(f"{self.origins[0]}{folders}{path}", value)
        return isinstance(deeper.place(url), Elsewhere)

    @staticmethod
    def _split(url: str) -> tuple[str, str]:
        """Origin and path of an absolute address."""
        parts = url.split("/", 3)
        return "/".join(parts[:3]) + "/", parts[3]


def _is_absolute(value: str) -> bool:
    """Whether it has a scheme or a host of its own."""
    return bool(scheme_of(value)) or beginning(value)[:2].replace("\\", "/") == "//"


def _is_rooted(value: str) -> bool:
    return beginning(value)[:1] in {"/", "\\"}


def ids(fragment: str) -> Iterator[str]:
    """The ids that a fragment may mean: as it is, and percent-decoded.

    https://html.spec.whatwg.org/multipage/browsing-the-web.html#select-the-indicated-part
    """
    name = fragment.partition(":~:")[0]
    yield name
    if "%" in name:
        yield unquote_to_bytes(name).decode("utf-8", errors="replace")
