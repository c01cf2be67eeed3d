"""The colour of the help center, at the end of the style sheet: one setting, and the shades that can be read.

They take the place of what `overrides/styles/colors.css` declares, in the light scheme and in the dark one, which is
there twice: for a device that is dark and for a reader who chooses it.
"""

from __future__ import annotations

from helpcenter.content.fields.color import contrast

# Of colors.css: what the colour stands on, as text, in each scheme.
LIGHT_PAPERS = ("#ffffff", "#f1f6f4")
DARK_PAPERS = ("#111816", "#1a2422")
# The colour of a help center that names none, as colors.css has it.
DEFAULT = "#0a5c58"
# What WCAG 2.2 asks of text (1.4.3): https://www.w3.org/TR/WCAG22/#contrast-minimum
_LEAST_CONTRAST = 4.5


def rules(color: str | None) -> str:
    """The rules for a colour `#rrggbb`; empty if there is none."""
    if color is None:
        return ""
    light = f"--brand:{shade(color, '#000000', LIGHT_PAPERS)};--on-brand:#fff;--mark:{color}"
    dark = f"--brand:{shade(color, '#ffffff', DARK_PAPERS)};--on-brand:{DARK_PAPERS[0]};--mark:{color}"
    return (
        f":root{{{light}}}\n"
        f'@media (prefers-color-scheme:dark){{:root:where(:not([data-scheme="light"])){{{dark}}}}}\n'
        f':root[data-scheme="dark"]{{{dark}}}\n'
    )


def shade(color: str, other: str, papers: tuple[str, ...]) -> str:
    """The colour, with as much of `other` (black or white) as it needs to be read on each of these papers."""
    mixed = (_mixed(color, other, twentieths / 20) for twentieths in range(21))
    return next(each for each in mixed if all(contrast(each, paper) >= _LEAST_CONTRAST for paper in papers))


def _mixed(color: str, other: str, share: float) -> str:
    channels = ((int(color[place : place + 2], 16), int(other[place : place + 2], 16)) for place in (1, 3, 5))
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in channels)
