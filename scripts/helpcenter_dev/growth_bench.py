"""How the cost of the link check grows with what is wrong: sites on which one thing is wrong very often.

A cost that grows with the size and no faster is ten times as high for ten times as much.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from helpcenter.links import any_site, rules

Files = Mapping[str, str]

_HEAD = '<!doctype html><html lang="en"><title>Page</title><h1>Page</h1>'
_RULES = {rule.name for rule in rules.WHILE_READING}


def _page(body: str) -> Files:
    return {"index.html": _HEAD + body}


def _dead_fragments(number: int) -> Files:
    return _page("".join(f'<p id="i{n}"></p><a href="#j{n}">Go to {n}</a>' for n in range(number)))


def _dead_redirects(number: int) -> Files:
    return {**_page(""), "_redirects": "".join(f"/a{n} /b{n} 301\n" for n in range(number))}


def _dead_pictures(number: int) -> Files:
    candidates = ", ".join(f"gone{n}.png {n + 1}w" for n in range(number))
    return _page(f'<img alt="Phone" srcset="{candidates}">')


# What is wrong, and how often in the larger of two sites.
CASES: dict[str, tuple[Callable[[int], Files], int]] = {
    "repeated ids, in 2 KB each": (lambda number: _page(f'<p id="a">{"x" * 2000}</p>' * number), 4000),
    "digits of a telephone number": (lambda number: _page(f'<a href="tel:{"1" * number}">Call</a>'), 50_000),
    "elements within one another": (lambda number: _page("<div>" * number), 200_000),
    "<use> below as many <g>": (
        lambda number: _page("<svg>" + "<g>" * number + '<use href="#gone"/>' * number + "</svg>"),
        5000,
    ),
    "dead fragments": (_dead_fragments, 20_000),
    "dead redirects": (_dead_redirects, 20_000),
    "dead pictures of one srcset": (_dead_pictures, 100_000),
}


def measure() -> None:
    print("\nLink check, seconds of processor time       a tenth      all   factor")
    for kind, (make, number) in CASES.items():
        tenth, whole = (_seconds(make(size)) for size in (number // 10, number))
        print(f"  {number:7} {kind:32}{tenth:10.2f}{whole:9.2f}{whole / tenth:9.1f}")


def _seconds(files: Files) -> float:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            Path(folder, name).write_text(text, "utf-8")
        start = time.process_time()
        any_site.findings(Path(folder), None, _RULES)
        return time.process_time() - start
