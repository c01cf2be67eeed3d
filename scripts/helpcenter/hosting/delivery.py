"""What every host is to do with the site, whichever it is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from helpcenter.build import security_policy
from helpcenter.build.offline import DOWNLOADS
from helpcenter.content.content import Content
from helpcenter.content.server_headers import HeaderBlock
from helpcenter.hosting.server_redirects import ServerRedirect, server_redirects
from helpcenter.links.parse import redirects
from helpcenter.links.parse.redirects import VARIABLE, Redirect

# Sent with everything. Other hosts learn nothing of who reads what; pages ask for no device and no payment.
_EVERYWHERE = (
    ("Permissions-Policy", "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Referrer-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
)
CACHING = "Cache-Control"
# What has its digest in its address never changes there.
IMMUTABLE = "public, max-age=31536000, immutable"
# Browsers keep a copy, and ask by its ETag whether it is still right.
_REVALIDATED = "no-cache"
# What is to be downloaded has a policy of its own, by which it works where it is saved, and not on the site.
SAVED = ("Content-Disposition", "attachment")
_DIGEST = "[0-9a-f]{8}"
NOT_FOUND = "404.html"
# Files for hosts, and what begins with a dot but `.well-known/`: readers have nothing of them.
PRIVATE = r"(?:_headers|_redirects|(?:.*/)?\.[^w/].*)"
# Of every kind of file that the site may have, as servers call it: none of them knows all.
MEDIA_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "md": "text/markdown; charset=utf-8",
    "atom": "application/atom+xml",
    "webmanifest": "application/manifest+json",
    "xml": "application/xml",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/vnd.microsoft.icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "otf": "font/otf",
}


class Header(NamedTuple):
    """Sent with everything with the value `everywhere`, if it is not empty, but where one of `at` matches.

    `at` are regular expressions of whole paths, each with its value; the first that matches counts.
    """

    name: str
    everywhere: str
    at: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Delivery:
    """How the site with the address `base`, a path that ends in a slash, on `host` is delivered.

    `own` are the headers that the project adds; `connect` are the hosts to which pages send something; `left_out` are
    redirects that only some hosts can do.
    """

    host: str
    base: str
    own: tuple[HeaderBlock, ...]
    connect: tuple[str, ...]
    redirects: tuple[ServerRedirect, ...]
    left_out: tuple[Redirect, ...]

    @classmethod
    def of(cls, content: Content) -> Delivery:
        address = urlsplit(content.project.site_url)
        text = redirects.below(content.file_for_servers(redirects.FILE), address.path)
        pages = {f"{address.path}{content.places.of(page)}".rstrip("/") for page in content.pages.values()}
        lines = [line for line in redirects.parse(text) if line.forced or _path(line) not in pages]
        can = [line for line in lines if line.sends_on and not line.is_for_some and line.source.startswith("/")]
        return cls(
            host=address.hostname or "",
            base=address.path,
            own=tuple(_below(block, address.path) for block in content.server_headers),
            connect=content.project.feedback.origins,
            redirects=tuple(server_redirects(can)),
            left_out=tuple(line for line in lines if line not in can),
        )

    @property
    def everywhere(self) -> tuple[tuple[str, str], ...]:
        """The headers of all answers. What the project sends with all of them takes the place of ours."""
        of_project = tuple(header for block in self.own if self._is_all(block) for header in block.headers)
        names = {name.lower() for name, _ in of_project}
        ours = (("Content-Security-Policy", security_policy.in_header(self.connect)), *_EVERYWHERE)
        return (*(header for header in ours if header[0].lower() not in names), *of_project)

    @property
    def somewhere(self) -> tuple[HeaderBlock, ...]:
        """What the project sends with a part of the site."""
        return tuple(block for block in self.own if not self._is_all(block))

    @property
    def hashed(self) -> str:
        """A regular expression of the paths whose files never change."""
        return f"{re.escape(self.base)}assets/{_DIGEST}/.*"

    @property
    def private(self) -> str:
        """A regular expression of the paths of files that are not for readers."""
        return f"{re.escape(self.base)}{PRIVATE}"

    def headers(self) -> Iterator[Header]:
        """Each header once, with all its values."""
        everywhere = dict(_joined(((CACHING, _REVALIDATED), *self.everywhere)))
        at = [
            (pattern, header)
            for block in reversed(self.somewhere)
            if (pattern := _expression(block.pattern))
            for header in _joined(block.headers)
        ]
        at.append((self.hashed, (CACHING, IMMUTABLE)))
        at.append((f"{re.escape(self.base)}{DOWNLOADS}/.*", SAVED))
        names = {name.lower(): name for name in (*everywhere, *(name for _, (name, _) in at))}
        for key, name in names.items():
            values = tuple((pattern, value) for pattern, (each, value) in at if each.lower() == key)
            yield Header(name, everywhere.get(name, ""), values)

    def _is_all(self, block: HeaderBlock) -> bool:
        return block.pattern == f"{self.base}*"


def is_hashed(folder: str) -> bool:
    """Whether a folder of `assets/` is one whose files never change."""
    return bool(re.fullmatch(_DIGEST, folder))


def _path(line: Redirect) -> str:
    return unquote(line.source).rstrip("/")


def _below(block: HeaderBlock, base: str) -> HeaderBlock:
    """The block for a site that is not at the root of its host: writers need not know where it is."""
    is_path = block.pattern.startswith("/") and not block.pattern.startswith(base)
    pattern = f"{base.rstrip('/')}{block.pattern}" if is_path else block.pattern
    return HeaderBlock(pattern, block.line, block.headers)


def _joined(headers: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each header once: of several with one name, the values are a list (RFC 9110, 5.3)."""
    values: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for name, value in headers:
        values.setdefault(name.lower(), []).append(value)
        names[name.lower()] = name
    yield from ((names[key], ", ".join(found)) for key, found in values.items())


def _expression(pattern: str) -> str | None:
    """A regular expression of the files at a pattern; None where it is of another host."""
    if not pattern.startswith("/"):
        return None
    parts = map(re.escape, VARIABLE.split(unquote(pattern)))
    first, *others = parts
    variables = [".*" if mark == "*" else "[^/]+" for mark in VARIABLE.findall(pattern)]
    found = first + "".join(f"{each}{part}" for each, part in zip(variables, others, strict=True))
    return f"{found}(?:index[.]html)?" if found.endswith("/") else found
