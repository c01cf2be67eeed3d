"""What is wrong with how an address is written, wherever it leads (https://url.spec.whatwg.org/#url-writing)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote

from helpcenter.findings.finding import Severity
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean, nearest
from helpcenter.links.url import data

EMPTY_ADDRESS = Rule.documented(
    "empty-address",
    """An attribute for an address that holds none.

Bad:  `<a href="">`
Good: `<a href="../phones/">`

An empty address means the page itself, which is loaded a second time as a picture or a script. With `--site`, it is a
warning where it leads to the page itself, and nothing in frames and media, which a script may fill.""",
)
NEEDLESS_SPACE = Rule.documented(
    "needless-space",
    """Spaces or line breaks around an address, in its fragment, or in a telephone number.

Bad:  `<a href=" ../phones/">`, `<a href="tel:+1 415 555 0100">`
Good: `<a href="../phones/">`, `<a href="tel:+1-415-555-0100">`

Browsers remove those around an address, and phones those in a number; other programs that read the page may not.""",
    Severity.WARNING,
)
SPACE_IN_ADDRESS = Rule.documented(
    "space-in-address",
    """A space, a tab or a line break within an address.

Bad:  `<a href="my phone.html">`
Good: `<a href="my%20phone.html">`

https://url.spec.whatwg.org/#url-writing""",
)
MALFORMED_ADDRESS = Rule.documented(
    "malformed-address",
    """An address that browsers cannot read, or only by guessing.

Bad:  `<a href="https:/example.org">`, `<a href="phones\\old.html">`, `<a href="100%.html">`
Good: `<a href="https://example.org">`, `<a href="phones/old.html">`, `<a href="100%25.html">`

https://url.spec.whatwg.org/#url-parsing""",
)
MALFORMED_MAIL = Rule.documented(
    "malformed-mail",
    """A `mailto:` without an e-mail address, or with a malformed one.

Bad:  `<a href="mailto:help.example.org">`
Good: `<a href="mailto:help@example.org">`

https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address""",
)
MALFORMED_NUMBER = Rule.documented(
    "malformed-number",
    """A `tel:` or `sms:` without a telephone number, or with one that phones refuse.

Bad:  `<a href="tel:*100%23">`, `<a href="sms:">`
Good: `<code>*100#</code>` as text to be dialled, `<a href="tel:+14155550100">` for a number

iOS does not dial an address with `*` or `#`. https://www.rfc-editor.org/rfc/rfc3966,
https://www.rfc-editor.org/rfc/rfc5724""",
)
SCRIPT_ADDRESS = Rule.documented(
    "script-address",
    """A `javascript:` address.

Bad:  `<a href="javascript:print()">`
Good: `<button type="button">` with a script

It does nothing where scripts do not run, and opens nothing in a new tab. With `--site`, it is a warning.""",
)
UNKNOWN_SCHEME = Rule.documented(
    "unknown-scheme",
    """An address with a scheme that browsers do not know, or do not follow from a web page.

Bad:  `<a href="htp://example.org">`, `<a href="file:///C:/phones.html">`
Good: `<a href="https://example.org">`

With `--site`, pages of browsers (`chrome://flags`) and of programs (`app://open`) are warnings: some readers have them.
https://www.iana.org/assignments/uri-schemes""",
)
BLOCKED_ADDRESS = Rule.documented(
    "blocked-address",
    """An address that browsers do not open: a `blob:`, or a link to a document in a `data:` address.

Bad:  `<a href="data:text/html,<h1>Phones</h1>">`
Good: `<a href="phones.html">`, `<a href="data:text/csv,phone" download="phones.csv">`

A `blob:` names something in the memory of a page that a script runs in. A `data:` document could pretend to be another
site. https://html.spec.whatwg.org/multipage/browsing-the-web.html#beginning-navigation""",
)
RULES = (
    BLOCKED_ADDRESS,
    EMPTY_ADDRESS,
    NEEDLESS_SPACE,
    SPACE_IN_ADDRESS,
    MALFORMED_ADDRESS,
    MALFORMED_MAIL,
    MALFORMED_NUMBER,
    SCRIPT_ADDRESS,
    UNKNOWN_SCHEME,
)

WEB = ("http", "https")
_USUAL = ("http", "https", "mailto", "tel")
# With these, an address still leads somewhere.
PASSABLE = frozenset({NEEDLESS_SPACE.name, SPACE_IN_ADDRESS.name})
# The programs that open these accept spaces.
_SPOKEN = {"mailto", "tel", "sms"}
# Registered at https://www.iana.org/assignments/uri-schemes, and in use on web pages. `file:` is not: it names a place
# on the reader's own machine.
_KNOWN = frozenset(
    "aim alipay alipays android-app apt bitcoin blob callto cid data dav dns doi ed2k ethereum facetime feed ftp "
    "ftps geo git gopher h323 http https im imap info intent ipfs ipns irc irc6 ircs itms itms-apps itms-appss jabber "
    "lightning line lpa magnet mailto maps market matrix message mid mms mqqapi ms-settings msnim news nntp "
    "openpgp4fpr rsync rtmp rtsp sftp sip sips skype slack sms smsto spotify ssh steam stun svn tel telegram telnet "
    "tftp tg turn urn vnc wais webcal weixin whatsapp ws wss wtai xmpp zoommtg zoomus".split()
)
# Pages that a browser shows only to those who write their address into its own field.
_OF_BROWSERS = frozenset(
    "about brave chrome chrome-extension chrome-search chrome-untrusted devtools edge moz-extension opera resource "
    "safari-web-extension view-source vivaldi".split()
)
# The one that pages may link to, and load.
_BLANK = re.compile(r"about:blank(?:[?#].*)?", re.IGNORECASE | re.DOTALL)
# The address of a mailbox as HTML defines it, but that names may be in any script (RFC 6531).
_LABEL = r"[^\W_](?:[\w-]*[^\W_])?"
_MAILBOX = re.compile(rf"[\w.!#$%&'*+/=?^`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*")
_NUMBER = re.compile(r"\+?[\d\-.(),]*\d[\d\-.(),]*(?:;[\w-]+(?:=[^;]*)?)*", re.ASCII)
# What the URL parser removes: these at the ends, those everywhere.
SPACES = "".join(map(chr, range(33)))
_DROPPED = re.compile("[\t\n\r]")
_SPACE = re.compile("[\x00-\x20]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
# A path as nearly all are written.
_PLAIN = re.compile(r"[A-Za-z0-9._~/-]+")
_TWO_SLASHES = re.compile(r"https?://[^/\\]", re.IGNORECASE)
_HALF_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Longer than any scheme with spaces before it.
_BEGINNING = 64


class UrlIssue(NamedTuple):
    """What is wrong with an address, and the rule that it breaks."""

    rule: Rule
    message: str


def issues(value: str) -> Iterator[UrlIssue]:
    """What is wrong with how an address is written, wherever it leads."""
    if _PLAIN.fullmatch(value):
        return
    stripped = value.strip(SPACES)
    if not stripped:
        yield UrlIssue(EMPTY_ADDRESS, "an address is empty here; write where it leads, or remove the attribute")
        return
    scheme = scheme_of(stripped)
    if scheme not in {"data", "javascript"}:
        yield from _issues_of_spaces(value, stripped, scheme)
    if scheme and scheme not in WEB:
        yield from _issues_of_scheme(scheme, stripped)
        return
    path = re.split("[?#]", stripped, maxsplit=1)[0]
    if "\\" in path:
        yield UrlIssue(MALFORMED_ADDRESS, f'there is a backslash in "{stripped}"; write /')
    elif scheme and not _TWO_SLASHES.match(stripped):
        yield UrlIssue(MALFORMED_ADDRESS, f'"{stripped}" needs exactly two slashes after {scheme}:')
    elif _HALF_ESCAPE.search(path):
        yield UrlIssue(MALFORMED_ADDRESS, _half_escape(stripped))


def _half_escape(value: str) -> str:
    return f'there is a % without two hexadecimal digits in "{value}"; write it as %25'


def _issues_of_spaces(value: str, stripped: str, scheme: str) -> Iterator[UrlIssue]:
    if stripped != value:
        yield UrlIssue(NEEDLESS_SPACE, f'there are spaces around "{stripped}"; remove them')
    if not _SPACE.search(stripped):
        return
    found = f'there is a space in "{stripped}"'
    if scheme in _SPOKEN:
        yield UrlIssue(NEEDLESS_SPACE, f"{found}; write - in a telephone number, and %20 in a mail address")
    elif not _SPACE.search(stripped.partition("#")[0]):
        yield UrlIssue(NEEDLESS_SPACE, f"{found}; write %20, or give the place an id without a space")
    else:
        message = f'there is a space or a line break in "{stripped}"; remove it, or write it as %20'
        yield UrlIssue(SPACE_IN_ADDRESS, message)


def scheme_of(value: str) -> str:
    """The scheme in lower case, without its colon; "" if the address has none."""
    match = _SCHEME.match(beginning(value)) if ":" in value else None
    return match[0][:-1].lower() if match else ""


def beginning(value: str) -> str:
    """The first characters of an address, without those that the URL parser removes."""
    return _DROPPED.sub("", value[:_BEGINNING].lstrip(SPACES))


def _issues_of_scheme(scheme: str, value: str) -> Iterator[UrlIssue]:
    rest = value.partition(":")[2]
    if scheme == "javascript":
        message = "an address that runs a script does nothing without scripts; use a button, or link to a page"
        yield UrlIssue(SCRIPT_ADDRESS, message)
    elif scheme == "mailto":
        yield from _issues_of_mail(rest)
    elif scheme == "tel":
        yield from _issues_of_number(rest)
    elif scheme == "sms":
        yield from _issues_of_message(rest)
    elif scheme == "data":
        if broken := data.issue(rest):
            yield UrlIssue(data.MALFORMED_DATA, broken)
    elif scheme == "blob":
        yield UrlIssue(BLOCKED_ADDRESS, "a blob: is in the memory of one page, and of no other; link to a file")
    elif scheme not in _KNOWN and not scheme.startswith("web+") and not _BLANK.fullmatch(value):
        yield UrlIssue(UNKNOWN_SCHEME, f'"{scheme}:" leads nowhere from a web page; {_did_you_mean(scheme)}')


def is_of_program(value: str) -> bool:
    """Whether an address with an unknown scheme names a page of the browser, or something in a program (`app://…`)."""
    scheme = scheme_of(value)
    if scheme in _OF_BROWSERS:
        return True
    has_host = beginning(value)[len(scheme) :].startswith("://")
    return has_host and scheme != "file" and len(scheme) > 1 and nearest(scheme, _USUAL) is None


def _did_you_mean(scheme: str) -> str:
    if scheme in _OF_BROWSERS:
        return "browsers open it only from their own field: show it as text to be copied"
    if scheme == "file":
        return "it names a file on your own machine: link to the page instead"
    if len(scheme) == 1:
        return "a drive is on your own machine: link to the page instead"
    return did_you_mean(scheme, _USUAL)


def _issues_of_mail(rest: str) -> Iterator[UrlIssue]:
    path, _, query = rest.partition("?")
    more = [value for name, value in parse_qsl(query) if name.lower() in {"to", "cc", "bcc"}]
    written = [one.strip() for addresses in (unquote(path), *more) for one in addresses.split(",")]
    if not path.strip() and "=" in query:  # the recipient is asked for later
        written = written[1:]
    if _HALF_ESCAPE.search(path):
        yield UrlIssue(MALFORMED_MAIL, _half_escape(f"mailto:{rest}"))
        return
    for one in written:
        if not is_mailbox(one):
            yield UrlIssue(MALFORMED_MAIL, f'"{one}" is not an e-mail address; write it as name@host')


def is_mailbox(text: str) -> bool:
    return "@" in text and not text.startswith("/") and _MAILBOX.fullmatch(text) is not None


def _issues_of_message(rest: str) -> Iterator[UrlIssue]:
    """What is wrong after `sms:`; a message may have no recipient yet, and iOS has a form of its own (`/open?…`)."""
    recipients, *text = re.split("[?&]", rest, maxsplit=1)
    for one in unquote(recipients).removeprefix("//").split(","):
        if (one.strip() or not text) and not one.startswith("/"):
            yield from _issues_of_number(one)


def _issues_of_number(rest: str) -> Iterator[UrlIssue]:
    number = unquote(rest).strip()
    if "*" in number or "#" in number:
        message = f'iOS does not dial "{number}", because of its * or #; show the code as text to be dialled'
        yield UrlIssue(MALFORMED_NUMBER, message)
    elif not _NUMBER.fullmatch(_SPACE.sub("", number)):
        message = f'"{number}" is not a telephone number; write + and digits, like +14155550100'
        yield UrlIssue(MALFORMED_NUMBER, message)
