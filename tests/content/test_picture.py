"""How large pictures are, and what of a drawing is not drawn in it."""

from __future__ import annotations

import pytest

from helpcenter.content import picture
from helpcenter.content.picture import Found, Size

SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
PNG = bytes.fromhex("89504e470d0a1a0a0000000d494844520000000200000003080600000000000000")
GIF = b"GIF89a\x02\x00\x03\x00\x80\x00\x00"
JPEG = bytes.fromhex("ffd8ffc0001108000300020301220002110103110111")
WEBP = b"RIFF\x1e\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x02\x00\x00"


@pytest.mark.parametrize("data", [PNG, GIF, JPEG, WEBP], ids=["PNG", "GIF", "JPEG", "WebP"])
def test_size_of_dots(data: bytes) -> None:
    assert picture.dots(data).size == Size(2, 3)


@pytest.mark.parametrize("data", [PNG, GIF, JPEG, WEBP], ids=["PNG", "GIF", "JPEG", "WebP"])
def test_dots_cut_off_anywhere(data: bytes) -> None:
    """Whatever is left of a file, it is read without an error."""
    assert {picture.dots(data[:end]).size for end in range(len(data))} <= {None, Size(2, 3)}


@pytest.mark.parametrize(
    ("attributes", "size", "lacks"),
    [
        ('width="24" height="16" viewBox="0 0 24 16"', Size(24, 16), []),
        ("width=' 24px ' height='15.6' viewBox='0 0 24 16'", Size(24, 16), []),
        ('width="100%" height="16" viewBox="0 0 24 16"', None, ["width"]),
        ('width="2em" height="1in" viewBox=" "', None, ["width", "height", "viewBox"]),
        ('width="0" height="16" viewBox="0 0 24 16"', None, []),
        ("", None, ["width", "height", "viewBox"]),
    ],
)
def test_size_of_drawing(attributes: str, size: Size | None, lacks: list[str]) -> None:
    found = picture.drawing(f"<?xml version='1.0' encoding='gb2312'?>\n<!-- <svg> -->\n{SVG} {attributes}/>")
    assert (found.size, found.lacks) == (size, tuple(Found(name, 3) for name in lacks))


@pytest.mark.parametrize("text", ["", "A", "<svg>", f'{SVG} width="1" height="1" viewBox="0 0 1 1"><path></svg>'])
def test_no_drawing(text: str) -> None:
    found = picture.drawing(text)
    assert (found.size, found.lacks) == (None, ())


@pytest.mark.parametrize(
    ("element", "texts", "outside"),
    [
        ("<text>A</text>", ["text"], []),
        ("<text><tspan>A</tspan></text>", ["text", "tspan"], []),
        ("<!-- <text>A</text> --><title>A</title><desc>A</desc>", [], []),
        ('<image href="data:image/png;base64,AA"/><use href=" #a"/>', [], []),
        ('<image src="a.png"/>', [], ["a.png"]),
        ('<a href="https://star.example/">\n</a>', [], ["https://star.example/"]),
        ("<g style='fill: url( \"#a\" ); mask: URL(m.svg#b)'/>", [], ["m.svg#b"]),
        ("<g filter='url(&quot;f.svg#c&quot;)'/>", [], ["f.svg#c"]),
    ],
)
def test_what_is_no_drawing_in_it(element: str, texts: list[str], outside: list[str]) -> None:
    found = picture.drawing(f"{SVG}>\n<g>{element}</g></svg>")
    assert found.texts == tuple(Found(text, 2) for text in texts)
    assert found.outside == tuple(Found(text, 2) for text in outside)
