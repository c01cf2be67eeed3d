"""Where the pictures are that only a release makes, on the site. Pages name them only if it is one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Icon(NamedTuple):
    """`side` is its width and height; one that is `maskable` is cut to a shape by the device."""

    side: int
    maskable: bool = False


# Of the manifest.
ICONS: Mapping[str, Icon] = {
    "assets/icons/192.png": Icon(192),
    "assets/icons/512.png": Icon(512),
    "assets/icons/maskable.png": Icon(512, maskable=True),
}
# What Apple's home screens show, without transparent corners.
APPLE_ICON = "assets/icons/apple-touch-icon.png"
# What programs ask for that read no page.
FAVICON = "favicon.ico"


def share_picture(path: str) -> str:
    """The picture that is shown with a link to the page at `path`, such as `en/verify/heyon/`."""
    return f"assets/share/{path.rstrip('/') or 'index'}.png"
