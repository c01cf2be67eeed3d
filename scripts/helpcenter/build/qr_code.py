"""The QR code of an address, for pages on paper."""

from __future__ import annotations

from functools import cache

import segno


@cache
def svg(address: str) -> str:
    """An inline SVG: one path, the modules black, the quiet zone of four modules within its box.

    At the lowest level of error correction that the smallest symbol for this address has (L or better): paper is clean.
    Kept, because a preview makes all pages again after every change. Always with the same mask: every reader knows all
    eight, and weighing them for the best contrast takes four fifths of the time.
    """
    code = segno.make(address, error="l", micro=False, mask=0)
    drawn = code.svg_inline(svgclass="qr", lineclass=None, omitsize=True)
    return drawn.replace("<svg ", '<svg aria-hidden="true" ', 1)
