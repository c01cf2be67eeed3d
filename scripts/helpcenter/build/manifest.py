"""What a device needs to put the site on its home screen (https://www.w3.org/TR/appmanifest/). Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator

from helpcenter.build import brand_color
from helpcenter.build.release_files import ICONS
from helpcenter.content.content import Content
from helpcenter.content.site_address import relative
from helpcenter.site_languages import Language

NAME = "manifest.webmanifest"


def render(content: Content, language: Language) -> str:
    """The manifest of a language as JSON; its start is the home page, and all languages belong to the same site."""
    name = content.localizer(language.locale).text("site.name")
    values = {
        "name": name,
        "short_name": name,
        "lang": language.tag,
        "dir": language.direction,
        "start_url": "./",
        "scope": relative("", language.prefix) if language.prefix else "./",
        "display": "standalone",
        "background_color": brand_color.LIGHT_PAPERS[0],
        "theme_color": content.data.help_center.color or brand_color.DEFAULT,
        "icons": list(_icons(content, language)),
    }
    return json.dumps(values, ensure_ascii=False, indent=1) + "\n"


def _icons(content: Content, language: Language) -> Iterator[dict[str, str]]:
    drawing = str(content.project.theme.get("favicon"))
    if drawing.endswith(".svg"):
        yield {"src": relative(drawing, language.prefix), "sizes": "any", "type": "image/svg+xml"}
    if content.project.is_release:
        for path, icon in ICONS.items():
            size = f"{icon.side}x{icon.side}"
            entry = {"src": relative(path, language.prefix), "sizes": size, "type": "image/png"}
            yield entry | ({"purpose": "maskable"} if icon.maskable else {})
