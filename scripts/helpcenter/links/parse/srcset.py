"""The candidates of a `srcset` (https://html.spec.whatwg.org/multipage/images.html#parse-a-srcset-attribute)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_SPACE = " \t\n\f\r"
# An address and one descriptor, as nearly all are written.
_USUAL = re.compile(r"[ \n]*([^\s,()]+) (?:[1-9]\d*w|[1-9](?:\.\d)?x)(?:,|\Z)", re.ASCII)
_ADDRESS = re.compile(rf"[{_SPACE},]*([^{_SPACE}]+)")
# Descriptors, up to the comma that ends the candidate; one in parentheses does not.
_DESCRIPTORS = re.compile(r"((?:\([^)]*\)?|[^,(])*),?")
_DESCRIPTOR = re.compile(r"0*[1-9]\d*[wh]|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?x")


@lru_cache(maxsize=2)  # both of an element are asked for twice
def candidates(srcset: str) -> tuple[tuple[str, bool], ...]:
    """Each address, and whether what follows it makes sense."""
    return tuple(_candidates(srcset))


def _candidates(srcset: str) -> Iterator[tuple[str, bool]]:
    position = 0
    while match := _USUAL.match(srcset, position) or _ADDRESS.match(srcset, position):
        if match.re is _USUAL:
            yield match[1], True
            position = match.end()
            continue
        address, position = match[1], match.end()
        descriptors = ""
        if not address.endswith(","):
            rest = _DESCRIPTORS.match(srcset, position)
            descriptors, position = (rest[1], rest.end()) if rest else ("", position)
        if address := address.rstrip(","):
            yield address, _make_sense(descriptors.split())


def _make_sense(descriptors: list[str]) -> bool:
    kinds = [descriptor[-1] for descriptor in descriptors]
    fit = all(_DESCRIPTOR.fullmatch(descriptor) for descriptor in descriptors)
    return fit and kinds in ([], ["w"], ["x"], ["w", "h"], ["h", "w"])
