"""Addresses as browsers read them (https://url.spec.whatwg.org/), and what is wrong with the way they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple
from urllib.parse import quote, unquote, unquote_to_bytes

import ada_url

from helpcenter.suggestion import did_you_mean

# No host has this name (RFC 2606): it stands in where the address of the site is not known.
_SOMEWHERE = "https://site.invalid/"
# Schemes of addresses that can lead into the site.
_FOLLOWED = {"", "http", "https"}
# Programs that take these over put up with blanks.
_SPOKEN = {"mailto", "tel", "sms"}
# Flaws with which an address still leads somewhere.
PASSABLE = {"needless-blank", "stray-blank"}
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_WEB = ("http", "https")
# Registered at https://www.iana.org/assignments/uri-schemes, and in use on web pages. `file:` is not: it names a place
# on the reader's own machine.
_KNOWN = frozenset(
    "about aim alipay alipays android-app apt bitcoin blob callto cid data dav dns doi ed2k ethereum facetime feed ftp "
    "ftps geo git gopher h323 http https im imap info intent ipfs ipns irc irc6 ircs itms itms-apps itms-appss jabber "
    "lightning line lpa magnet mailto maps market matrix message mid mms mqqapi ms-settings msnim news nntp "
    "openpgp4fpr rsync rtmp rtsp sftp sip sips skype slack sms smsto spotify ssh steam stun svn tel telegram telnet "
    "tftp tg turn urn view-source vnc wais webcal weixin whatsapp ws wss wtai xmpp zoommtg zoomus".split()
)
# The address of a mailbox as HTML defines it, but that names may be in any script (RFC 6531).
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_MAILBOX = re.compile(rf"[\w.!#$%&'*+/=?^`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*")
_NUMBER = re.compile(r"\+?[\d\-.(),]*\d[\d\-.(),]*(?:;[\w-]+(?:=[^;]*)?)*", re.ASCII)
_HOST = re.compile(r"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]{2}[^/\\?#]*")
_BLANKS = "".join(map(chr, range(33)))
_BLANK = re.compile("[\x00-\x20]")
_TWO_SLASHES = re.compile(r"https?://[^/\\]", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9._~-]*")
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")


class Flaw(NamedTuple):
    """What is wrong with an address as it is written, and the rule that says so."""

    rule: str
    message: str


class Place(NamedTuple):
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

    target: Place | Elsewhere | None
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, eq=False)
class Addresses:
    """Reads the addresses of a site whose root is at `root`; `known` tells whether that is its real address."""

    root: str
    known: bool

    @classmethod
    def of(cls, base_url: str | None) -> Addresses:
        """The addresses of the site at `base_url`. Raises ValueError if that is no address of the web."""
        url = ada_url.URL(base_url or _SOMEWHERE)
        if url.protocol[:-1] not in _WEB:
            raise ValueError(f"{base_url}: the address of a site begins with https://")
        return cls(f"{url.origin}{url.pathname.rstrip('/')}/", known=base_url is not None)

    def url(self, path: str) -> str:
        """The address of a file of the site."""
        return self.root + quote(path, errors="surrogateescape")

    def place(self, url: str) -> Place | Elsewhere:
        """What an absolute address, as the URL parser gives it, means."""
        address, mark, fragment = url.partition("#")
        address = address.partition("?")[0]
        if address.startswith(self._origins):
            path = "/" + address.split("/", 3)[3]
            path = unquote(path, errors="surrogateescape") if "%" in path else path
            if path.startswith(self._folder) or path == self._folder[:-1]:
                return Place(path[len(self._folder) :], fragment if mark else None)
        return Elsewhere(url)

    def join(self, base: str, value: str) -> str | None:
        """The absolute address on the web, without its fragment; None if there is none."""
        try:
            url = ada_url.join_url(base, value).partition("#")[0]
        except ValueError:
            return None
        return url if scheme_of(url) in _WEB else None

    def meaning(self, value: str, base: str) -> Meaning:
        """What an address means where relative ones begin at `base`, an absolute address without a fragment."""
        depends_on_page = value.lstrip(_BLANKS)[:1] in {"?", "#"}
        return self._meaning(value, base if depends_on_page else base[: base.rindex("/") + 1])

    @lru_cache(maxsize=200_000)  # noqa: B019 -- there is one for a site, and it is kept as long as anything is read
    def _meaning(self, value: str, base: str) -> Meaning:
        path, mark, fragment = value.partition("#")
        if mark and _PLAIN.fullmatch(fragment):  # as nearly all do, it stands for itself: what the path means is shared
            shared = self._meaning(path, base) if path else Meaning(self.place(base))
            if isinstance(shared.target, Place):
                return Meaning(Place(shared.target.path, fragment), shared.flaws)
        wrong = tuple(flaws(value))
        if any(flaw.rule not in PASSABLE for flaw in wrong) or scheme_of(value) not in _FOLLOWED:
            return Meaning(None, wrong)
        target = self._resolved(value, base)
        return Meaning(None, (*wrong, target)) if isinstance(target, Flaw) else Meaning(target, wrong)

    def _resolved(self, value: str, base: str) -> Place | Elsewhere | Flaw:
        try:
            url = ada_url.join_url(base, value)
        except ValueError:
            return Flaw("malformed-address", f'"{value}" is no address; check its beginning and its host')
        target = self.place(url)
        if not url.startswith(self._origins):
            return target
        if (".." in value or "%2e" in value.lower()) and self._is_beyond_root(value, base):
            return Flaw(
                "beyond-root", f'"{value}" leads above the root of the site; take away the ../ that are too many'
            )
        if isinstance(target, Elsewhere) and not _is_absolute(value):
            message = f'"{value}" leads out of the site, whose addresses begin with {self._folder}; add that'
            return Flaw("outside-base", message)
        return target

    @cached_property
    def _origins(self) -> tuple[str, str]:
        """A site is the same one over http and https."""
        host = self.root.split("/", 3)[2]
        return f"https://{host}/", f"http://{host}/"

    @cached_property
    def _folder(self) -> str:
        """Where the site begins on its host: a slash, or more."""
        return "/" + unquote(self.root.split("/", 3)[3], errors="surrogateescape")

    def _is_beyond_root(self, value: str, base: str) -> bool:
        """Whether it has a `..` too many, which browsers forgive. With enough folders above the root none is."""
        folders = "x/" * (value.count(".") + value.lower().count("%2e"))
        origin, path = self._split(base)
        deeper = Addresses(f"{self._origins[0]}{folders}{self.root.split('/', 3)[3]}", self.known)
        if match := _HOST.match(value):
            value = f"{match[0]}/{folders}{value[match.end() :].lstrip('/')}"
        elif _is_rooted(value):
            value = f"/{folders}{value.lstrip()[1:]}"
        elif origin not in self._origins:
            return False
        url = ada_url.join_url(f"{self._origins[0]}{folders}{path}", value)
        return isinstance(deeper.place(url), Elsewhere)

    @staticmethod
    def _split(url: str) -> tuple[str, str]:
        """Origin and path of an absolute address."""
        parts = url.split("/", 3)
        return "/".join(parts[:3]) + "/", parts[3]


def _is_absolute(value: str) -> bool:
    """Whether it has a scheme or a host of its own."""
    start = _BLANK.sub("", value[:64])
    return bool(_SCHEME.match(start)) or start[:2].replace("\\", "/") == "//"


def _is_rooted(value: str) -> bool:
    return value.lstrip()[:1] in {"/", "\\"}


def ids(fragment: str) -> Iterator[str]:
    """The ids that a fragment may mean: as it is, and percent-decoded.

    https://html.spec.whatwg.org/multipage/browsing-the-web.html#select-the-indicated-part
    """
    name = fragment.partition(":~:")[0]
    yield name
    if "%" in name:
        yield unquote_to_bytes(name).decode("utf-8", errors="replace")


def flaws(value: str) -> Iterator[Flaw]:
    """What is wrong with how an address is written, whatever it leads to."""
    bare = value.strip(_BLANKS)
    if not bare:
        yield Flaw("empty-address", "an address is empty here; write where it leads, or take the attribute away")
        return
    scheme = scheme_of(bare)
    if scheme not in {"data", "javascript"}:
        if bare != value:
            yield Flaw("needless-blank", f'blanks stand around "{bare}"; take them away')
        if _BLANK.search(bare) and scheme in _SPOKEN:
            yield Flaw("needless-blank", f'a blank stands in "{bare}"; write - in a number, and %20 in a mail')
        elif _BLANK.search(bare):
            yield Flaw("stray-blank", f'a blank or a line break stands in "{bare}"; take it away, or write it as %20')
    if scheme and scheme not in _WEB:
        yield from _flaws_of_scheme(scheme, bare)
        return
    path = re.split("[?#]", bare, maxsplit=1)[0]
    if "\\" in path:
        yield Flaw("malformed-address", f'a backslash stands in "{bare}"; write /')
    elif scheme and not _TWO_SLASHES.match(bare):
        yield Flaw("malformed-address", f'"{bare}" needs exactly two slashes after {scheme}:')
    elif _HALF_ESCAPE.search(path):
        yield Flaw("malformed-address", f'a % without two hexadecimal digits stands in "{bare}"; write it as %25')


def scheme_of(value: str) -> str:
    """The scheme in lower case, without its colon; nothing if the address has none."""
    match = _SCHEME.match(_BLANK.sub("", value[:64]))
    return match[0][:-1].lower() if match else ""


def _flaws_of_scheme(scheme: str, value: str) -> Iterator[Flaw]:
    rest = value.partition(":")[2]
    if scheme == "javascript":
        yield Flaw(
            "script-address",
            "an address that runs a script does nothing without scripts; use a button, or link to a page",
        )
    elif scheme == "mailto":
        yield from _flaws_of_mail(rest)
    elif scheme == "tel":
        yield from _flaws_of_number(rest)
    elif scheme == "data":
        if "," not in rest:
            yield Flaw("malformed-address", f'"{value[:40]}" lacks the comma before its data')
    elif scheme not in _KNOWN and not scheme.startswith("web+"):
        yield Flaw("unknown-scheme", f'no browser knows what "{scheme}:" means; {_did_you_mean(scheme)}')


def _did_you_mean(scheme: str) -> str:
    if scheme == "file":
        return "it names a file on your own machine: link to the page instead"
    if len(scheme) == 1:
        return "a drive is on your own machine: link to the page instead"
    return did_you_mean(scheme, ("http", "https", "mailto", "tel"))


def _flaws_of_mail(rest: str) -> Iterator[Flaw]:
    path, _, query = rest.partition("?")
    written = [one.strip() for one in unquote(path).split(",")]
    if not path.strip() and "=" in query:  # it asks whom to write to
        return
    if _HALF_ESCAPE.search(path):
        yield Flaw("malformed-mail", f'a % without two hexadecimal digits stands in "mailto:{rest}"; write it as %25')
        return
    for one in written:
        if not _MAILBOX.fullmatch(one):
            yield Flaw("malformed-mail", f'"{one}" is no e-mail address; write it as name@host')


def _flaws_of_number(rest: str) -> Iterator[Flaw]:
    number = unquote(rest).strip()
    if "*" in number or "#" in number:
        yield Flaw(
            "malformed-number", f'iOS does not dial "{number}", for its * or #; show the code as text to be dialled'
        )
    elif not _NUMBER.fullmatch(_BLANK.sub("", number)):
        yield Flaw("malformed-number", f'"{number}" is no telephone number; write + and digits, like +14155550100')
