"""The present names of rules, by their former names: a waiver or an option may still have one."""

from __future__ import annotations

from collections.abc import Mapping

RENAMED: Mapping[str, str] = {
    "broken-promise": "lost-address",
    "fact-differs": "fact-in-translation",
    "idle-waiver": "unused-waiver",
    "look-alike": "look-alike-letter",
    "missing-need": "missing-requirement",
    "needless-blank": "needless-space",
    "second-guide": "duplicate-guide",
    "second-title": "several-titles",
    "stray-attribute": "unexpected-attribute",
    "stray-blank": "space-in-address",
    "stray-markup": "leftover-markup",
    "stray-slash": "slash-after-page",
    "unknown-card": "unknown-product",
    "unknown-opening": "unknown-action",
}
