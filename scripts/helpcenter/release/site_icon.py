"""The icon of the site as a drawing: the SVG that `mkdocs.yml` names, or the first letter of the name in its colour."""

from __future__ import annotations

import base64
from html import escape
from pathlib import Path

from helpcenter.build import brand_color
from helpcenter.content.content import Content


def color(content: Content) -> str:
    return content.data.help_center.color or brand_color.DEFAULT


def inside(content: Content, x: float, y: float, side: float) -> str:
    """The icon as a part of another drawing."""
    if file := _file(content):
        data = base64.b64encode(file.read_bytes()).decode()
        return f'<image x="{x}" y="{y}" width="{side}" height="{side}" href="data:image/svg+xml;base64,{data}"/>'
    name = content.localizer(content.project.default_language.locale).text("site.name")
    letter = next((each for each in name if each.isalnum()), "?").upper()
    return letter_mark(letter, color(content), x, y, side)


def letter_mark(text: str, background: str, x: float, y: float, side: float) -> str:
    """One or two letters on a square of this colour."""
    size = side * (0.6 if len(text) == 1 else 0.45)
    return (
        f'<rect x="{x}" y="{y}" width="{side}" height="{side}" rx="{side * 0.2}" fill="{background}"/>'
        f'<text x="{x + side / 2}" y="{y + side / 2 + size * 0.36}" font-size="{size}" font-weight="700" fill="#fff" '
        f'text-anchor="middle">{escape(text)}</text>'
    )


def alone(content: Content, share: float, background: str | None) -> str:
    """The icon as a drawing of its own, which it fills to this share; on a colour, if one is given."""
    side = 512 * share
    ground = f'<rect width="512" height="512" fill="{background}"/>' if background else ""
    place = (512 - side) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512">{ground}'
        f"{inside(content, place, place, side)}</svg>"
    )


def _file(content: Content) -> Path | None:
    """The file of the icon, if it is a drawing."""
    name = str(content.project.theme.get("favicon"))
    folders = (content.project.docs, *content.project.templates)
    return next((folder / name for folder in folders if name.endswith(".svg") and (folder / name).is_file()), None)
