"""What is wrong with how an address is written, whatever it leads to (https://url.spec.whatwg.org/#url-writing)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from helpcenter.findings.suggestion import did_you_mean

WEB = ("http", "https")
# Flaws with which an address still leads somewhere.
PASSABLE = {"needless-blank", "stray-blank"}
# Programs that take these over put up with blanks.
_SPOKEN = {"mailto", "tel", "sms"}
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
# What the URL parser takes away at the ends, and everywhere.
BLANKS = "".join(map(chr, range(33)))
_DROPPED = re.compile("[\t\n\r]")
_BLANK = re.compile("[\x00-\x20]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TWO_SLASHES = re.compile(r"https?://[^/\\]", re.IGNORECASE)
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Longer than any scheme, and its blanks.
_BEGINNING = 64


class Flaw(NamedTuple):
    """What is wrong with an address as it is written, and the rule that says so."""

    rule: str
    message: str


def flaws(value: str) -> Iterator[Flaw]:
    """What is wrong with how an address is written, whatever it leads to."""
    bare = value.strip(BLANKS)
    if not bare:
        yield Flaw("empty-address", "an address is empty here; write where it leads, or take the attribute away")
        return
    scheme = scheme_of(bare)
    if scheme not in {"data", "javascript"}:
        yield from _flaws_of_blanks(value, bare, scheme)
    if scheme and scheme not in WEB:
        yield from _flaws_of_scheme(scheme, bare)
        return
    path = re.split("[?#]", bare, maxsplit=1)[0]
    if "\\" in path:
        yield Flaw("malformed-address", f'a backslash stands in "{bare}"; write /')
    elif scheme and not _TWO_SLASHES.match(bare):
        yield Flaw("malformed-address", f'"{bare}" needs exactly two slashes after {scheme}:')
    elif _HALF_ESCAPE.search(path):
        yield Flaw("malformed-address", f'a % without two hexadecimal digits stands in "{bare}"; write it as %25')


def _flaws_of_blanks(value: str, bare: str, scheme: str) -> Iterator[Flaw]:
    if bare != value:
        yield Flaw("needless-blank", f'blanks stand around "{bare}"; take them away')
    if not _BLANK.search(bare):
        return
    if scheme in _SPOKEN:
        yield Flaw("needless-blank", f'a blank stands in "{bare}"; write - in a number, and %20 in a mail')
    elif not _BLANK.search(bare.partition("#")[0]):
        yield Flaw("needless-blank", f'a blank stands in "{bare}"; write %20, or give the place an id without')
    else:
        yield Flaw("stray-blank", f'a blank or a line break stands in "{bare}"; take it away, or write it as %20')


def scheme_of(value: str) -> str:
    """The scheme in lower case, without its colon; nothing if the address has none."""
    match = _SCHEME.match(beginning(value))
    return match[0][:-1].lower() if match else ""


def beginning(value: str) -> str:
    """The first characters of an address, without those that the URL parser takes away."""
    return _DROPPED.sub("", value[:_BEGINNING].lstrip(BLANKS))


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
        yield Flaw("unknown-scheme", f'"{scheme}:" leads nowhere from a web page; {_did_you_mean(scheme)}')


def _did_you_mean(scheme: str) -> str:
    if scheme == "file":
        return "it names a file on your own machine: link to the page instead"
    if len(scheme) == 1:
        return "a drive is on your own machine: link to the page instead"
    return did_you_mean(scheme, ("http", "https", "mailto", "tel"))


def _flaws_of_mail(rest: str) -> Iterator[Flaw]:
    path, _, query = rest.partition("?")
    more = [value for name, value in parse_qsl(query) if name.lower() in {"to", "cc", "bcc"}]
    written = [one.strip() for addresses in (unquote(path), *more) for one in addresses.split(",")]
    if not path.strip() and "=" in query:  # it asks whom to write to
        written = written[1:]
    if _HALF_ESCAPE.search(path):
        yield Flaw("malformed-mail", f'a % without two hexadecimal digits stands in "mailto:{rest}"; write it as %25')
        return
    for one in written:
        if not is_mailbox(one):
            yield Flaw("malformed-mail", f'"{one}" is no e-mail address; write it as name@host')


def is_mailbox(text: str) -> bool:
    return not text.startswith("/") and bool(_MAILBOX.fullmatch(text))


def _flaws_of_number(rest: str) -> Iterator[Flaw]:
    number = unquote(rest).strip()
    if "*" in number or "#" in number:
        yield Flaw(
            "malformed-number", f'iOS does not dial "{number}", for its * or #; show the code as text to be dialled'
        )
    elif not _NUMBER.fullmatch(_BLANK.sub("", number)):
        yield Flaw("malformed-number", f'"{number}" is no telephone number; write + and digits, like +14155550100')
