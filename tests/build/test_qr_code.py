"""The QR code of an address."""

import gzip
import re
from xml.etree import ElementTree

import segno

from helpcenter.build import qr_code

ADDRESS = "https://help.example.org/en/verify/heyon/"


def test_the_drawing_has_the_modules_of_the_symbol() -> None:
    drawing = ElementTree.fromstring(qr_code.svg(ADDRESS))
    matrix = segno.make(ADDRESS, error="l", micro=False, mask=0).matrix
    size = len(matrix) + 8
    assert drawing.attrib == {"class": "qr", "aria-hidden": "true", "viewBox": f"0 0 {size} {size}"}
    (path,) = drawing
    x = y = 0.0
    dark = set()
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", path.attrib["d"]):
        first, *rest = map(float, numbers.split())
        if command == "h":
            dark |= {(int(x) + column, int(y)) for column in range(int(first))}
            x += first
        else:
            x, y = (first, rest[0]) if command == "M" else (x + first, y + rest[0])
    assert dark == {
        (column + 4, row + 4) for row, line in enumerate(matrix) for column, module in enumerate(line) if module
    }


def test_it_is_small_and_has_no_style() -> None:
    svg = qr_code.svg(ADDRESS)
    assert len(gzip.compress(svg.encode(), 9)) <= 0.7 * 1024
    assert "style" not in svg
    assert "\n" not in svg
