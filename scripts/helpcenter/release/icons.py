"""The icons of the site as bitmaps: for home screens, and for programs that ask for `favicon.ico`."""

from __future__ import annotations

from pathlib import Path

from helpcenter.build.brand_color import LIGHT_PAPERS
from helpcenter.build.release_files import APPLE_ICON, FAVICON, ICONS
from helpcenter.content.content import Content
from helpcenter.release import site_icon
from helpcenter.release.drawing import dots, icon_file

# How much of the picture the icon fills: within the circle that a device may cut out (https://www.w3.org/TR/appmanifest/
# #icon-masks: four fifths of the side), and with the margin that Apple's own icons have.
_MASKED, _APPLE = 0.55, 0.75
_APPLE_SIDE = 180
_ICO_SIDES = (16, 32, 48)
_LARGEST = 256


def write(site: Path, content: Content) -> None:
    """Write the icons into a built site. One that the docs folder has stays as it is. Raises OSError."""
    for path, data in files(content).items():
        target = site / path
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def files(content: Content) -> dict[str, bytes]:
    """The icons, by their paths on the site."""
    language, paper = content.project.default_language, LIGHT_PAPERS[0]
    whole = site_icon.alone(content, 1, None)
    masked = site_icon.alone(content, _MASKED, paper)
    made = {path: dots(masked if icon.maskable else whole, icon.side, language) for path, icon in ICONS.items()}
    made[APPLE_ICON] = dots(site_icon.alone(content, _APPLE, paper), _APPLE_SIDE, language)
    made[FAVICON] = icon_file(dots(whole, _LARGEST, language), _ICO_SIDES)
    return made
