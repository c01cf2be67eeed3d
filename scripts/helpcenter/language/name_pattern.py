"""What texts have in common but for the name in each: the titles of guides, of which a new one is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpcenter.language.words import is_spaced

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True)
class NamePattern:
    """The words before and behind a name; `names` are those for which texts have it."""

    before: str
    after: str
    names: tuple[str, ...] = ()

    def with_name(self, name: str) -> str:
        """The text for another name. Words are not said twice: `Star card` before ` card` is `Star card`."""
        shared = next(size for size in range(len(self.after), -1, -1) if name.endswith(self.after[:size]))
        return f"{self.before}{name}{self.after[shared:]}"

    def suits(self, name: str) -> bool:
        """Whether the word before the name can be the same: `a` and `de` depend on whether a vowel follows."""
        return not self.before or any(_has_vowel(name) == _has_vowel(other) for other in self.names)


def common(texts: Iterable[tuple[str, Sequence[str]]]) -> NamePattern | None:
    """What most of the texts have; each stands beside the names that what it is about has. None if they differ."""
    found: dict[NamePattern, list[str]] = defaultdict(list)
    texts = tuple(texts)
    for text, names in texts:
        # The shortest that it has: `card` is then one of the words that follow, for which others have another.
        name = next((name for name in sorted(names, key=len) if name in text), None)
        if name:
            before, _, after = text.partition(name)
            found[NamePattern(_before(before), _after(after))].append(name)
    pattern = max(found, key=lambda each: len(found[each]), default=None)
    if pattern is None or 2 * len(found[pattern]) <= len(texts):
        return None
    return NamePattern(pattern.before, pattern.after, tuple(found[pattern]))


# Between Chinese and Latin, only typography puts a space.


def _before(text: str) -> str:
    words = text.rstrip()
    return text if not words or is_spaced(words[-1]) else words


def _after(text: str) -> str:
    words = text.lstrip()
    return text if not words or is_spaced(words[0]) else words


def _has_vowel(name: str) -> bool:
    return name[:1].lower() in _VOWELS
