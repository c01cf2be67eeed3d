"""Which characters the bytes of a page are."""

from __future__ import annotations

import re

import webencodings

_DECLARED = re.compile(rb"""<meta[^>]*?charset\s*=\s*["']?\s*([^\s"'/>;]+)""", re.IGNORECASE)
_OF_XML = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)""")
# Browsers look for a declaration in the first 1024 bytes, and start again when they find one later in the head.
_LOOKED_AT = 16384
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


PAGES = frozenset({".html", ".htm", ".xhtml"})
_XML = frozenset({".xml", ".svg", ".rss", ".atom"})


def text_of(data: bytes, suffix: str) -> str:
    """The text of a file with this ending: only pages and XML can declare that they are not UTF-8."""
    if suffix in PAGES:
        return decode(data)
    return decode(data, xml=True) if suffix in _XML else data.decode("utf-8-sig", errors="replace")


def decode(data: bytes, *, xml: bool = False) -> str:
    """The text of a page, or of an XML file: by its mark, by its declaration, or as UTF-8.

    https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return data.decode(codec, errors="replace")
    declared = _OF_XML.match(data) if xml else _DECLARED.search(_COMMENT.sub(b"", data[:_LOOKED_AT]))
    encoding = webencodings.lookup(declared[1].decode("latin-1")) if declared else None
    if encoding is None or encoding.name.startswith("utf-16"):  # what declares UTF-16 in single bytes is not
        return data.decode(errors="replace")
    return str(encoding.codec_info.decode(data, "replace")[0])
