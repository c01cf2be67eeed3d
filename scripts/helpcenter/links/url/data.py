"""What is wrong with an address that holds its data itself (https://fetch.spec.whatwg.org/#data-urls)."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from helpcenter.findings.rule import Rule

MALFORMED_DATA = Rule.documented(
    "malformed-data",
    """A `data:` address that browsers cannot read, or that is a picture and shows none.

Bad:  `<img src="data:image/png;base64,">`, `<img src="data:image/svg+xml,<svg fill='#fff' …/>">`
Good: `<img src="data:image/svg+xml,<svg fill='%23fff' …/>">`

A raw `#` ends the data. https://fetch.spec.whatwg.org/#data-urls""",
)
RULES = (MALFORMED_DATA,)

_BASE64 = re.compile(r"; *base64\Z", re.IGNORECASE)
_ALPHABET = re.compile(rb"[A-Za-z0-9+/]*={0,2}")
_WHITESPACE = b"\t\n\f\r "
_SVG = "image/svg+xml"
# What browsers show in a frame or a window as a document; they save everything else as a file.
_SHOWN = re.compile(r"|text/.*|image/.*|application/(xhtml\+xml|xml|json|pdf)")
# Types that are no picture, whatever the data are.
_NO_PICTURE = re.compile(r"text/.*|application/(xhtml\+xml|xml|json|pdf|javascript)")
# How SVG begins: as it is, and in base64.
_SVG_BEGINS = re.compile(rb"\s*(<svg|PHN2Zy)", re.IGNORECASE)


class Data(NamedTuple):
    """An address without `data:`, taken apart: its type in small letters, how it is written, and what is written."""

    kind: str
    is_base64: bool
    written: str
    fragment: str


def parse(rest: str) -> Data | None:
    """The parts of what follows `data:`; None without the comma before the data."""
    head, comma, body = rest.partition(",")
    written, _, fragment = body.partition("#")
    is_base64 = _BASE64.search(head.strip()) is not None
    return Data(head.partition(";")[0].strip().lower(), is_base64, written, fragment) if comma else None


def issue(rest: str) -> str | None:
    """What is wrong with what follows `data:`, wherever the address is."""
    data = parse(rest)
    if data is None:
        return f'"data:{rest[:40]}" lacks the comma before its data; add it'
    if data.is_base64 and _decoded(data) is None:
        return f'the data of "data:{rest[:40]}…" are not base64; encode them again'
    if data.kind == _SVG and not data.is_base64 and ">" in data.fragment and "</svg" not in data.written.lower():
        return f'the "#" in "data:{rest[:40]}…" ends the picture; write it as %23'
    return None


def issue_of_picture(rest: str) -> str | None:
    """What is wrong with what follows `data:` in the address of a picture that a page shows."""
    data = parse(rest)
    if data is None or not data.kind or issue(rest):  # `data:,` is a picture that is left out on purpose
        return None
    content = _decoded(data)
    if not content:
        return f'the picture "data:{rest[:40]}" is empty; give it data, or remove it'
    if _NO_PICTURE.fullmatch(data.kind):
        return f'"{data.kind}" is not the type of a picture; correct it'
    if data.kind != _SVG and _SVG_BEGINS.match(content):
        return f'the type of this picture is "{data.kind}", and it is SVG; write {_SVG}'
    return None


def is_shown(rest: str) -> bool:
    """Whether what follows `data:` is a document: a window that is to show it shows nothing."""
    data = parse(rest)
    return data is not None and _SHOWN.fullmatch(data.kind) is not None


def _decoded(data: Data) -> bytes | None:
    """The data; those in base64 as they are written, without spaces. None if they are not base64.

    https://infra.spec.whatwg.org/#forgiving-base64-decode
    """
    content = unquote_to_bytes(data.written)
    if not data.is_base64:
        return content
    content = content.translate(None, _WHITESPACE)
    whole = _ALPHABET.fullmatch(content)
    digits = content.rstrip(b"=")
    if not whole or len(digits) % 4 == 1 or (digits != content and len(content) % 4):
        return None
    return digits
