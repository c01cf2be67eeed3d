"""What another host's response means, or its failure to give one."""

from __future__ import annotations

import datetime
import socket
import ssl
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

import httpx
import webencodings
from selectolax.lexbor import LexborHTMLParser

from helpcenter.links.parse import limits
from helpcenter.links.parse.encoding import decode

_HTML = {"text/html", "application/xhtml+xml"}
# A host that answers so exists: those that want a login, or refuse programs, show the page to readers all the same. To
# report their links would be wrong more often than right.
_REFUSES = {401, 403, 429, 451, 999}
# May be over in a moment. Of the 5xx, only 501 never is.
_PASSES = {408, 425, 429, *range(500, 600)} - {501}
# How many characters of an error of the network a message repeats.
_SHOWN = 100


async def anchors(response: httpx.Response, most: int) -> frozenset[str] | None:
    """The names of places in a page; None if it is not HTML, too much, or compressed unasked."""
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
    if limits.excess(text):
        return None
    tree = LexborHTMLParser(text)
    names = [(node, "id") for node in tree.css("[id]")] + [(node, "name") for node in tree.css("a[name]")]
    return frozenset(name for node, attribute in names if (name := node.attributes[attribute]))


@dataclass(frozen=True)
class FetchError:
    """Why an address does not answer as it should: `reason` continues a sentence that begins with the address.

    `passes`: it may be over in a moment. `after`: the seconds for which the host asks not to be asked (infinite: for
    longer than we wait). `of_host`: no address of the host can be reached. `refuses`: the page exists, but
    not for programs.
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
        """The message for the writer of the address."""
        fix = "correct the address, or remove the link"
        return f'"{url}" {self.reason}; ' + (f"try again later; if it stays so, {fix}" if self.passes else fix)


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
    """What an error of the operating system or of the TLS library means."""
    match cause:
        case socket.gaierror():
            reason = f"names a host that is not found ({cause.strerror})"
            return FetchError(reason, passes=cause.errno == socket.EAI_AGAIN, of_host=True)
        case ssl.SSLCertVerificationError():
            reason = cause.verify_message.rstrip(".")
            return FetchError(f"has a certificate that cannot be trusted ({reason})", of_host=True)
        case ssl.SSLError() if not isinstance(cause, ssl.SSLWantReadError):  # which only asks to wait
            return FetchError(f"cannot be reached safely ({cause.reason or cause})", passes=True, of_host=True)
        case ConnectionRefusedError():
            return FetchError("refuses the connection", of_host=True)
        case _:
            return None


# The first that fits.
_OF_CLIENT = {
    httpx.ConnectTimeout: FetchError("does not accept a connection in time", passes=True, of_host=True),
    httpx.TimeoutException: FetchError("does not answer in time", passes=True),
    httpx.ConnectError: FetchError("does not accept a connection ({})", passes=True, of_host=True),
    httpx.ProxyError: FetchError("cannot be reached through the proxy ({})", passes=True, of_host=True),
    httpx.NetworkError: FetchError("breaks off the connection", passes=True),
    httpx.RemoteProtocolError: FetchError("breaks the rules of HTTP ({})", passes=True),
    TimeoutError: FetchError("takes too long in all"),
    Exception: FetchError("cannot be requested ({})"),
}


def _of_client(error: Exception, cause: BaseException) -> FetchError:
    """What an error of the HTTP client means; `cause` is the deepest one."""
    found = next(each for kind, each in _OF_CLIENT.items() if isinstance(error, kind))
    details = textwrap.shorten(str(cause) or type(cause).__name__, _SHOWN)
    return replace(found, reason=found.reason.format(details))


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """An exception and what it was raised from, to the bottom."""
    if error is not None:
        yield error
        for inner in error.exceptions if isinstance(error, BaseExceptionGroup) else ():
            yield from _causes(inner)
        yield from _causes(error.__cause__ or error.__context__)  # httpcore hides the cause with `from None`


def _rest(response: httpx.Response) -> float | None:
    """The seconds for which a busy host asks not to be asked; None if it does not ask for that."""
    match response.status_code:
        case httpx.codes.TOO_MANY_REQUESTS:  # it always asks for that, and may not say for how long
            return _seconds(response.headers.get("Retry-After", "")) or 0.0
        case httpx.codes.SERVICE_UNAVAILABLE:
            return _seconds(response.headers.get("Retry-After", ""))
        case _:
            return None


def _seconds(value: str) -> float | None:
    """The seconds that a Retry-After names, as a number or as a date; None if it names neither."""
    if value.isascii() and value.isdecimal():
        return float(value)
    try:
        date = parsedate_to_datetime(value)
        now = datetime.datetime.now(datetime.UTC)
        return max(0.0, (date.replace(tzinfo=date.tzinfo or datetime.UTC) - now).total_seconds())
    except (ValueError, OverflowError):
        return None
