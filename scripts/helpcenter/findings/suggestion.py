"""What somebody probably meant."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial

# Of more known names than these, only the nearest are named.
MAX_NAMED = 10
_NAMED_OF_MANY = 5
_LEAST_SIMILAR = 35
# How similar two names must be, of 100, for one to be meant by the other.
SIMILAR = 70
# Of more names than these, only those beside the word are compared: thousands of words may be unknown at once.
MOST_COMPARED = 3000
_BESIDE = 100


def nearest(word: str, known: Sequence[str], at_least: float = SIMILAR) -> str | None:
    """The one of some sorted names that is most similar to a word, by at least so much of 100; None if none is.

    A name with the same letters (`top-up` for `topup`), or else one that only continues the word (`app-store` for
    `app`), is taken before all others. Of thousands of names, only those that begin alike are looked at.
    """
    if not known:
        return None
    after = bisect_left(known, word)
    same = (each for each in known[max(after - _BESIDE, 0) : after + _BESIDE] if _letters(each) == _letters(word))
    if found := next(same, None):
        return found
    if word and after < len(known) and known[after].startswith((f"{word}-", f"{word}_")):
        return known[after]
    if len(known) > MOST_COMPARED:
        known = known[max(after - _BESIDE, 0) : after + _BESIDE]
    similar = _most_similar()(word, known, score_cutoff=at_least)
    return similar[0] if similar else None


def _letters(word: str) -> str:
    return word.replace("-", "").replace("_", "").replace(" ", "").lower()


@cache
def _most_similar() -> Callable[..., tuple[str, float, int] | None]:
    # Imported here because most checks find nothing, and end sooner without.
    from rapidfuzz import fuzz, process

    return partial(process.extractOne, scorer=fuzz.ratio)


def did_you_mean(word: str, known: Iterable[object]) -> str:
    """How to fix an unknown word: the nearest known one; or all of them, of many those that are least unlike it."""
    known = sorted(map(str, known))
    near = nearest(word, known)
    if near is not None:
        return f'did you mean "{near}"?'
    if len(known) <= MAX_NAMED:
        return f"known are: {', '.join(known) or 'none yet'}"
    if len(known) > MOST_COMPARED:
        return "nothing known is similar"
    from rapidfuzz import process

    nearest_ones = [
        found[0] for found in process.extract(word, known, limit=_NAMED_OF_MANY, score_cutoff=_LEAST_SIMILAR)
    ]
    if not nearest_ones:
        return f"none of the {len(known)} that are known is similar"
    return f"of the {len(known)} that are known, the nearest are: {', '.join(nearest_ones)}"
