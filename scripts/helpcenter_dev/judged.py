"""Judged queries: what customers type, and the pages that answer it, from `tests/search/`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

# What is typed in a few words or a question; what happened to somebody, told by people who had seen no page.
SETS = ("queries", "stories")
HALVES = ("tuning", "held-back")
FOREIGN = "foreign"


@dataclass(frozen=True)
class Query:
    """`pages` are the pages that answer it, by their address within the language; none if it is not about this site."""

    query: str
    kind: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """How well queries were answered.

    `first` and `among_three` are the shares of queries with an answer at the first rank and in the first three,
    `nothing` the share that found nothing, `reciprocal` the mean of 1 / rank. For a query that is not about this
    site, the right answer is to find nothing.
    """

    queries: int
    first: float
    among_three: float
    reciprocal: float
    nothing: float


def read(folder: Path, locale: str, half: str) -> list[Query]:
    entries = yaml.safe_load((folder / f"{locale}.{half}.yml").read_text("utf-8"))
    return [Query(entry["query"], entry["kind"], tuple(entry["pages"])) for entry in entries]


def scores(queries: Sequence[Query], found: Sequence[Sequence[str]]) -> Iterator[tuple[str, Score]]:
    """The score of each kind of query, and of all queries with an answer; `found` are the pages found, best first."""
    ranks = [_rank(query, pages) for query, pages in zip(queries, found, strict=True)]
    for kind in dict.fromkeys(query.kind for query in queries):
        yield kind, _score([place for place, query in enumerate(queries) if query.kind == kind], ranks, found)
    yield "all with an answer", _score([place for place, query in enumerate(queries) if query.pages], ranks, found)


def _rank(query: Query, found: Sequence[str]) -> int | None:
    """The rank of the first page that answers, from 1."""
    if not query.pages:
        return None if found else 1
    return next((place for place, page in enumerate(found, 1) if page in query.pages), None)


def _score(places: Iterable[int], ranks: Sequence[int | None], found: Sequence[Sequence[str]]) -> Score:
    chosen = list(places)

    def share(hits: Iterable[float]) -> float:
        return sum(hits) / len(chosen)

    return Score(
        len(chosen),
        share(ranks[place] == 1 for place in chosen),
        share((ranks[place] or 99) <= 3 for place in chosen),  # noqa: PLR2004 -- the first three
        share(1 / rank if (rank := ranks[place]) else 0 for place in chosen),
        share(not found[place] for place in chosen),
    )
