"""From SVG to bitmaps. The shapes of letters come with packages of fonts, the same on every machine."""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

from helpcenter.findings.errors import UsageError
from helpcenter.language.writing_systems import code_of
from helpcenter.site_languages import Language

# Of each script (ISO 15924), the package with its font, the file there, and the name of its family.
_FONTS = {
    "Hans": ("justmytype_intl_cjk", "fonts/ofl/notosanssc/NotoSansSC[wght].ttf", "Noto Sans SC"),
    "Hant": ("justmytype_intl_cjk", "fonts/ofl/notosanstc/NotoSansTC[wght].ttf", "Noto Sans TC"),
    "Jpan": ("justmytype_intl_cjk", "fonts/ofl/notosansjp/NotoSansJP[wght].ttf", "Noto Sans JP"),
    "Kore": ("justmytype_intl_cjk", "fonts/ofl/notosanskr/NotoSansKR[wght].ttf", "Noto Sans KR"),
    "Arab": ("fontpkg_noto_sans_arabic", "files/NotoSansArabic[wdth,wght].ttf", "Noto Sans Arabic"),
}
# What the fonts have besides. Letters of other scripts are drawn with fonts of the machine, if it has them.
_IN_ALL = frozenset({"Latn", "Cyrl", "Grek"})
BOLD = 700


def families(language: Language) -> tuple[str, ...]:
    """The names of the families in which a language is written, the best first."""
    return tuple(dict.fromkeys(_FONTS[code][2] for code in (code_of(language.tag), "Hans", "Arab") if code in _FONTS))


def require() -> None:
    """Raises UsageError if what draws pictures is not installed."""
    packages = {"resvg_py", "PIL", *(package for package, _, _ in _FONTS.values())}
    if not all(map(find_spec, packages)):
        raise UsageError("what draws pictures for a release is not installed; run: pip install 'helpcenter[release]'")


@cache
def _font(family: str) -> str:
    """The file of a family."""
    package, name, _ = next(each for each in _FONTS.values() if each[2] == family)
    return str(files(package) / name)


def dots(svg: str, width: int, language: Language | None = None) -> bytes:
    """A drawing as PNG, so many pixels wide; `language` is that of its text, if it has any."""
    import resvg_py  # noqa: PLC0415 -- only a release needs it

    fonts = [_font(family) for family in families(language)] if language else []
    has_fonts = language is None or code_of(language.tag) in {*_FONTS, *_IN_ALL}
    drawn = resvg_py.svg_to_bytes(svg_string=svg, width=width, font_files=fonts, skip_system_fonts=has_fonts)
    return bytes(drawn)


def few_colors(png: bytes, colors: int) -> bytes:
    """The same picture with at most so many colours, which makes flat ones a third as large."""
    from PIL import Image  # noqa: PLC0415

    # An octree is found in a sixth of the time of Pillow's other ways, and of flat pictures it loses nothing.
    way = Image.Quantize.FASTOCTREE
    picture = Image.open(io.BytesIO(png)).convert("RGB").quantize(colors, way, dither=Image.Dither.NONE)
    target = io.BytesIO()
    picture.save(target, "PNG", optimize=True)
    return target.getvalue()


def icon_file(png: bytes, sides: Iterable[int]) -> bytes:
    """A square picture as ICO, in several sizes."""
    from PIL import Image  # noqa: PLC0415

    target = io.BytesIO()
    Image.open(io.BytesIO(png)).save(target, "ICO", sizes=[(side, side) for side in sides])
    return target.getvalue()


@cache
def _bold(family: str, size: int) -> Any:
    from PIL import ImageFont  # noqa: PLC0415

    font = ImageFont.truetype(_font(family), size, layout_engine=ImageFont.Layout.BASIC)
    names = [axis["name"] for axis in font.get_variation_axes()]
    font.set_variation_by_axes([BOLD if name == b"Weight" else 100 for name in names])
    return font


def width(text: str, size: int, language: Language) -> float:
    """About how wide a bold text is, in pixels."""
    return float(_bold(families(language)[0], size).getlength(text))
