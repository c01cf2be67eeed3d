"""Texts of the interface that a language lacks, and that its pages show in another one: the HTML says in which.

As WCAG 2.2 asks (3.1.2): a screen reader would read them aloud as words of the language of the page. A template asks
for a text anywhere, in attributes too. So such a text is marked with characters that no text has (Unicode calls them
noncharacters), and these become elements, or nothing where none can be, once the page is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from helpcenter.language.localizer import Localizer

_BEGIN, _SAID, _END = "\ufdd0", "\ufdd1", "\ufdd2"
_MARKS = re.compile(f"{_BEGIN}[^{_SAID}]*{_SAID}|{_END}")
# What can hold no element: tags with their attributes, comments, and elements that are text to the end.
_WITHOUT_ELEMENTS = re.compile(
    r"""(<!--.*?-->|<(title|script|style|textarea|option)\b.*?</\2\s*>|</?[a-z!](?:[^>"']|"[^"]*"|'[^']*')*>)""",
    re.IGNORECASE | re.DOTALL,
)
# How texts begin that are never shown as they are.
_PATTERNS = "pattern."


@dataclass(frozen=True)
class TemplateLocalizer(Localizer):
    """Marks the texts that are in another language: `lenders` are the tags of these languages, by the keys."""

    lenders: Mapping[str, str] = field(default_factory=dict)

    def text(self, key: str, **values: object) -> str:
        return self._marked(key, super().text(key, **values))

    def count(self, key: str, number: int, shown: str | None = None) -> str:
        return self._marked(key, super().count(key, number, shown))

    def _marked(self, key: str, text: str) -> str:
        tag = None if key.startswith(_PATTERNS) else self.lenders.get(key)
        return f"{_BEGIN}{tag}{_SAID}{text}{_END}" if tag else text


def with_languages(html: str) -> str:
    """The page with an element around each text that is marked, which says its language."""
    if _BEGIN not in html:
        return html
    found, end = [], 0
    for each in _WITHOUT_ELEMENTS.finditer(html):
        found += [_elements(html[end : each.start()]), _MARKS.sub("", each[0])]
        end = each.end()
    return "".join([*found, _elements(html[end:])])


def _elements(text: str) -> str:
    return text.replace(_BEGIN, '<span lang="').replace(_SAID, '">').replace(_END, "</span>")
