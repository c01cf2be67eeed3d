"""What a picture is to a page: its size, what it weighs, and what of an SVG is not a drawing."""

from __future__ import annotations

import gzip
import io
import re
from typing import NamedTuple
from xml.parsers import expat

# What browsers show in the place of `![]()`: drawings, and raster pictures.
DRAWING = ".svg"
DOTS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif"})

# A length in CSS pixels; of other units no page knows how large they are (https://www.w3.org/TR/SVG2/geometry.html).
_PIXELS = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_OUTSIDE = re.compile(r"""url\(\s*["']?\s*(?!["'\s#]|data:)([^"')]*)""", re.IGNORECASE)
_ADDRESSES = {"href", "src"}
_TEXTS = {"text", "tspan", "textPath"}


class Size(NamedTuple):
    """In CSS pixels."""

    width: int
    height: int


class Found(NamedTuple):
    """A piece of a drawing, with its line."""

    text: str
    line: int


class Picture(NamedTuple):
    """`size` is None if the file doesn't say it. `weight` is in bytes: of a drawing, compressed with gzip.

    Of a drawing, `lacks` are the attributes that it must have and has not, with the line of `<svg>`, `texts` its
    elements with text, and `outside` the addresses of what is not in its own file.
    """

    size: Size | None
    weight: int
    is_drawing: bool = False
    lacks: tuple[Found, ...] = ()
    texts: tuple[Found, ...] = ()
    outside: tuple[Found, ...] = ()


def dots(data: bytes) -> Picture:
    """A raster picture. If it is something else, it has no size."""
    import imagesize  # noqa: PLC0415 -- most help centers have only drawings

    try:
        size = Size(*imagesize.get(io.BytesIO(data)))
    except (ValueError, LookupError, OSError, ArithmeticError):  # a file that is cut off
        size = Size(-1, -1)
    return Picture(size if min(size) > 0 else None, len(data))


def drawing(text: str) -> Picture:
    """An SVG (https://www.w3.org/TR/SVG2/). If it is not XML, it has no size."""
    reader = _Drawing()
    reader.read(text)
    return Picture(
        reader.size(),
        len(gzip.compress(text.encode(), mtime=0)),
        is_drawing=True,
        lacks=tuple(reader.lacks()),
        texts=tuple(reader.texts),
        outside=tuple(reader.outside),
    )


class _Drawing:
    """Reads the elements of a drawing as browsers do, whatever they are wrapped in."""

    def __init__(self) -> None:
        self.root: dict[str, str] | None = None
        self.root_line = 1
        self.depth = 0
        self.texts: list[Found] = []
        self.outside: list[Found] = []
        self.parser = expat.ParserCreate("utf-8", " ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def read(self, text: str) -> None:
        try:
            self.parser.Parse(text.encode(), True)  # noqa: FBT003 -- its only way to say that this is all
        except expat.ExpatError:  # malformed-file says so
            self.root = None

    def size(self) -> Size | None:
        lengths = [_PIXELS.fullmatch((self.root or {}).get(name, "")) for name in ("width", "height")]
        pixels = [round(float(length[1])) for length in lengths if length]
        return Size(*pixels) if len(pixels) == len(lengths) and all(pixels) else None

    def lacks(self) -> list[Found]:
        if self.root is None:
            return []
        names = [name for name in ("width", "height") if not _PIXELS.fullmatch(self.root.get(name, ""))]
        names += [] if self.root.get("viewBox", "").strip() else ["viewBox"]
        return [Found(name, self.root_line) for name in names]

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line, tag = self.parser.CurrentLineNumber, name.rpartition(" ")[2]
        if not self.depth and tag == "svg":  # a web page under the name of a picture has none
            self.root, self.root_line = attributes, line
        self.depth += 1
        if tag in _TEXTS:
            self.texts.append(Found(tag, line))
        for attribute, value in attributes.items():
            address = value.strip()
            if attribute.rpartition(" ")[2] in _ADDRESSES and not address.startswith(("#", "data:")):
                self.outside.append(Found(address, line))
            self.outside += (Found(other[1].strip(), line) for other in _OUTSIDE.finditer(value))

    def _end(self, _: str) -> None:
        self.depth -= 1
