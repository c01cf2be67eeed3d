"""The pictures that messengers and social networks show with a link: one of each page, in its language.

On it are the title, the mark of the product or the icon of the site, and the name of the site.
"""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Sequence
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from helpcenter import parallel
from helpcenter.build import brand_color, product_marks, release_files
from helpcenter.build.cache import Cache, Key
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.release import site_icon
from helpcenter.release.drawing import dots, families, few_colors, width
from helpcenter.site_languages import Language

# What they ask for: https://developers.facebook.com/docs/sharing/webmasters/images/
WIDTH, HEIGHT = 1200, 630
_MARGIN, _MARK = 80, 112
# Sizes of the title in pixels: the first in which it has no more than so many lines.
_SIZES, _MOST_LINES = (72, 66, 60, 52, 44), 3
_COLORS = 48
# To start another process takes as long as so many pictures.
_FEW = 4
# What a line can end after: a space, or a letter of writing that has none; but not before what closes something.
_UNIT = re.compile(r"[^\s⺀-鿿＀-￯]+\s*|[⺀-鿿＀-￯][，。：；？！）」』、”…·]*\s*|\s+")


class _Drawing(NamedTuple):
    """`path` is that of the picture on the site, `language` that of its title."""

    path: str
    svg: str
    language: Language

    @classmethod
    def of(cls, content: Content, page: Page) -> _Drawing:
        path = release_files.share_picture(content.places.of(page))
        return cls(path, svg(content, page), content.project.language(page.text_locale))


def write(site: Path, content: Content) -> None:
    """Write the picture of each page into a built site; those that are as they were come from the user's cache.

    Raises OSError.
    """
    cache = Cache.of_user("share-pictures", ("resvg-py", "pillow"), str(content.project.root))
    drawings = [_Drawing.of(content, page) for page in content.pages.values()]
    keys = {each.path: Key(each.path, blake2b(each.svg.encode(), digest_size=16).digest()) for each in drawings}
    known = cache.get(keys.values())
    made = dict(ChainMap(*parallel.in_parts(_drawn, [each for each in drawings if each.path not in known], _FEW)))
    cache.put({keys[path]: data for path, data in made.items()})
    for path, data in {**known, **made}.items():
        target = site / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)


def _drawn(drawings: Sequence[_Drawing]) -> dict[str, bytes]:
    return {each.path: few_colors(dots(each.svg, WIDTH, each.language), _COLORS) for each in drawings}


def svg(content: Content, page: Page) -> str:
    """The picture of a page as a drawing."""
    language = content.project.language(page.text_locale)
    is_rtl = language.direction == "rtl"
    x, anchor = (WIDTH - _MARGIN, "end") if is_rtl else (_MARGIN, "start")
    size, lines = _lines(page.front_matter.title, language)
    color = site_icon.color(content)
    name = content.localizer(page.locale).text("site.name")
    host = urlsplit(content.project.site_url).netloc
    first = HEIGHT / 2 + 46 - (len(lines) - 1) * size * 0.62 + size * 0.36
    title = "".join(
        f'<text x="{x}" y="{first + row * size * 1.24:.0f}" font-size="{size}" font-weight="700" fill="#16211f" '
        f'text-anchor="{anchor}">{escape(_embedded(line, is_rtl=is_rtl))}</text>'
        for row, line in enumerate(lines)
    )
    names = ", ".join(f"'{family}'" for family in families(language))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" font-family="{names}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{brand_color.LIGHT_PAPERS[0]}"/>'
        f'<rect width="{WIDTH}" height="16" fill="{color}"/>'
        f"{_mark(content, page, WIDTH - _MARGIN - _MARK if is_rtl else _MARGIN)}{title}"
        f'<text x="{x}" y="{HEIGHT - _MARGIN + 16}" font-size="34" font-weight="700" fill="{color}" '
        f'text-anchor="{anchor}">{escape(_embedded(name, is_rtl=is_rtl))}</text>'
        f'<text x="{WIDTH - x}" y="{HEIGHT - _MARGIN + 16}" font-size="28" fill="#4c5a57" '
        f'text-anchor="{"start" if is_rtl else "end"}">{escape(host)}</text></svg>'
    )


def _embedded(text: str, *, is_rtl: bool) -> str:
    """A line that is read from right to left, whatever letters it begins with (UAX #9: RLE … PDF)."""
    return f"\u202b{text}\u202c" if is_rtl else text


def _mark(content: Content, page: Page, x: float) -> str:
    """The mark of the product that the page is about, or the icon of the site."""
    if page.front_matter.product is None:
        return site_icon.inside(content, x, _MARGIN, _MARK)
    product = content.data.products[page.front_matter.product]
    text = product_marks.mark_of(product, page.locale).text
    return site_icon.letter_mark(text, product.color or site_icon.color(content), x, _MARGIN, _MARK)


def _lines(title: str, language: Language) -> tuple[int, list[str]]:
    """The title in lines, and the size of its letters; the last line is cut where it has no end in the smallest."""
    for size in _SIZES:
        lines = _wrapped(title, size, language)
        if len(lines) <= _MOST_LINES:
            return size, lines
    return size, [*lines[: _MOST_LINES - 1], f"{lines[_MOST_LINES - 1]}…"]


def _wrapped(title: str, size: int, language: Language) -> list[str]:
    lines = [""]
    for unit in _UNIT.findall(title):
        if lines[-1] and width((lines[-1] + unit).rstrip(), size, language) > WIDTH - 2 * _MARGIN:
            lines.append("")
        lines[-1] += unit
    return [line.strip() for line in lines]
