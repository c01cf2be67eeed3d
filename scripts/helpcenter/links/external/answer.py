"""What another host's answer means, or its failure to give one."""

from __future__ import annotations

import datetime
import re
import socket
import ssl
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

import httpx
import webencodings
from selectolax.lexbor import LexborHTMLParser

from helpcenter.findings.suggestion import nearest
from helpcenter.links.parse.encoding import decode
from helpcenter.links.url.parsing import ids
from helpcenter.links.url.syntax import Flaw

_HTML = {"text/html", "application/xhtml+xml"}
# Fragments that a script of the page reads: a route (#/a, #!a), a state (#gid=0), a line of code (#L10).
_FOR_SCRIPTS = re.compile(r"[/!]|.*=|L\d+(?:[C-]|$)")
# GitHub writes ids with this, and a script of its pages finds them without.
_PREFIX = "user-content-"
# Whoever answers so is there: hosts that want a login, or no programs, show the page to readers all the same. Taking
# their links for dead would be wrong more often than right.
_REFUSES = {401, 403, 429, 451, 999}
# May be over in a moment. Of the 5xx, only 501 never is.
_PASSES = {408, 425, 429, *range(500, 600)} - {501}
# Characters of what a host says that a message repeats.
_SHOWN = 100


@dataclass(frozen=True)
class Answer:
    """What is known of a page, whichever of its places is meant.

    `unreachable` says what is wrong with it, `moved_to` where it has gone for good. `anchors` are the names that
    fragments can mean; None where any may do. `closely` tells whether they were looked for.
    """

    unreachable: str | None = None
    moved_to: str | None = None
    anchors: frozenset[str] | None = None
    closely: bool = False

    def flaw(self, url: str) -> Flaw | None:
        """What is wrong with an address of the page."""
        fragment = url.partition("#")[2]
        if self.unreachable:
            return Flaw("unreachable", self.unreachable)
        if self.anchors is not None and is_name(fragment):
            names = list(ids(fragment))
            if self.anchors.isdisjoint([*names, *(_PREFIX + name for name in names)]):
                return Flaw("missing-remote-fragment", _missing(url, names[-1], self.anchors))
        if self.moved_to:
            target = f"{self.moved_to}#{fragment}" if fragment and "#" not in self.moved_to else self.moved_to
            return Flaw("moved", f'"{url}" leads to "{target}" for good; write that address')
        return None


def is_name(fragment: str) -> bool:
    """Whether a fragment means a place that the page must have."""
    *_, name = ids(fragment)
    return bool(name) and name.lower() != "top" and not _FOR_SCRIPTS.match(name)


def _missing(url: str, name: str, known: frozenset[str]) -> str:
    near = nearest(name, sorted(filter(str.isprintable, known)))
    advice = f'did you mean "#{near}"?' if near else "link to the page itself, or to a place that it has"
    return f'"{url}" has no place called "#{name}"; {advice}'


async def anchors(response: httpx.Response, most: int) -> frozenset[str] | None:
    """The names of places in a page; None if it is no HTML, longer than `most` bytes, or compressed unasked."""
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind not in _HTML or response.headers.get("Content-Encoding", "identity") != "identity":
        return None
    data = bytearray()
    async for part in response.aiter_raw():
        data += part
        if len(data) > most:
            return None
    charset = webencodings.lookup(response.charset_encoding or "")
    text = webencodings.decode(bytes(data), charset)[0] if charset else decode(bytes(data))
    tree = LexborHTMLParser(text)
    names = [(node, "id") for node in tree.css("[id]")] + [(node, "name") for node in tree.css("a[name]")]
    return frozenset(name for node, attribute in names if (name := node.attributes[attribute]))


@dataclass(frozen=True)
class FetchError:
    """Why an address does not answer as it should: `reason` goes on where the address stands as the subject.

    `passes`: it may be over in a moment. `after`: the seconds for which the host wants to be left alone (infinite: for
    longer than anybody waits). `of_host`: no address of the host can be reached. `refuses`: it is there, and not for
    programs.
    """

    reason: str
    passes: bool = False
    after: float | None = None
    of_host: bool = False
    refuses: bool = False

    def beyond(self, url: httpx.URL) -> FetchError:
        """The same, where a redirect leads to."""
        return replace(self, reason=f'leads to "{url}", which {self.reason}')

    def of(self, url: str) -> str:
        """The message for whoever wrote the address."""
        cure = "correct the address, or take the link away"
        return f'"{url}" {self.reason}; ' + (f"try again later; if it stays so, {cure}" if self.passes else cure)


def error_in(response: httpx.Response) -> FetchError | None:
    """What is wrong with an answer; None if it is a page, or leads on to one."""
    if response.is_success or response.next_request is not None:
        return None
    status = response.status_code
    phrase = httpx.codes.get_reason_phrase(status)
    return FetchError(
        f"answers {status}" + (f" ({phrase})" if phrase else ""),
        passes=status in _PASSES,
        after=_rest(response),
        refuses=status in _REFUSES,
    )


def error_of(error: Exception) -> FetchError:
    """What an exception means that was raised instead of an answer."""
    causes = list(_causes(error))
    of_system = map(_of_system, causes) if isinstance(error, httpx.ConnectError) else ()
    return next(filter(None, of_system), None) or _of_client(error, causes[-1])


def _of_system(cause: BaseException) -> FetchError | None:
    """What the operating system or the TLS library says."""
    match cause:
        case socket.gaierror():
            reason = f"names a host that is not found ({cause.strerror})"
            return FetchError(reason, passes=cause.errno == socket.EAI_AGAIN, of_host=True)
        case ssl.SSLCertVerificationError():
            said = cause.verify_message.rstrip(".")
            return FetchError(f"has a certificate that is not to be trusted ({said})", of_host=True)
        case ssl.SSLError() if not isinstance(cause, ssl.SSLWantReadError):  # that one only asks to wait
            return FetchError(f"cannot be reached safely ({cause.reason or cause})", passes=True, of_host=True)
        case ConnectionRefusedError():
            return FetchError("refuses the connection", of_host=True)
        case _:
            return None


# The first that fits.
_OF_CLIENT = {
    httpx.ConnectTimeout: FetchError("lets nobody connect in time", passes=True, of_host=True),
    httpx.TimeoutException: FetchError("does not answer in time", passes=True),
    httpx.ConnectError: FetchError("cannot be connected to ({})", passes=True, of_host=True),
    httpx.ProxyError: FetchError("cannot be reached through the proxy ({})", passes=True, of_host=True),
    httpx.NetworkError: FetchError("breaks the connection off", passes=True),
    httpx.RemoteProtocolError: FetchError("breaks the rules of HTTP ({})", passes=True),
    TimeoutError: FetchError("takes too long in all"),
    Exception: FetchError("cannot be asked ({})"),
}


def _of_client(error: Exception, cause: BaseException) -> FetchError:
    """What the HTTP client says, and the deepest `cause` of it."""
    trouble = next(trouble for kind, trouble in _OF_CLIENT.items() if isinstance(error, kind))
    said = textwrap.shorten(str(cause) or type(cause).__name__, _SHOWN)
    return replace(trouble, reason=trouble.reason.format(said))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and what it was raised from, to the bottom."""
    if error is not None:
        yield error
        for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
            yield from _causes(inner)
        yield from _causes(error.__cause__ or error.__context__)  # httpcore hides what is behind by `from None`


def _rest(response: httpx.Response) -> float | None:
    """The seconds for which a busy host wants to be left alone; None if it doesn't."""
    match response.status_code:
        case httpx.codes.TOO_MANY_REQUESTS:  # it always does, and may not say for how long
            return _seconds(response.headers.get("Retry-After", "")) or 0.0
        case httpx.codes.SERVICE_UNAVAILABLE:
            return _seconds(response.headers.get("Retry-After", ""))
        case _:
            return None


def _seconds(value: str) -> float | None:
    """What a Retry-After says: seconds, or a date."""
    if value.isascii() and value.isdecimal():
        return float(value)
    try:
        date = parsedate_to_datetime(value)
        now = datetime.datetime.now(datetime.UTC)
        return max(0.0, (date.replace(tzinfo=date.tzinfo or datetime.UTC) - now).total_seconds())
    except (ValueError, OverflowError):
        return None
