"""A static site of any size, to measure link checks: numbered pages of plain documentation with links."""

from __future__ import annotations

from pathlib import Path
from random import Random

# With these numbers, 1,865 pages have 119 MB and 169,000 links, none of them broken.
SECTIONS = 24
_IN_MENU = 40
_IN_SECTIONS = 49
_WORDS = (
    "card network number settings address account payment document photo device signal roaming message support region "
    "status request screen button choose confirm wait open check the a of to in with before after your this that when"
).split()
_BYTES_OF_SECTION = 2_350


def make(folder: Path, pages: int) -> Path:
    """A site with this number of pages, the same at each call."""
    random = Random(1)  # noqa: S311 -- text, not a secret
    for number in range(pages):
        file = folder / _path(number)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(number, pages, random), "utf-8")
    (folder / "style.css").write_text("a { color: inherit }\n", "utf-8")
    return folder


def _path(number: int) -> str:
    return f"part-{number // 100}/page-{number}.html" if number else "index.html"


def _page(number: int, pages: int, random: Random) -> str:
    up = "../" if number else ""
    menu = "".join(
        f'<li><a href="{up}{_path(each % pages)}">Page {each}</a></li>\n' for each in range(0, _IN_MENU * 7, 7)
    )
    links = [
        f'<a href="{up}{_path(random.randrange(pages))}#section-{random.randrange(SECTIONS)}">see there</a>'
        for _ in range(_IN_SECTIONS)
    ]
    sections = "".join(_section(index, links[index::SECTIONS], random) for index in range(SECTIONS))
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Page {number}</title>'
        f'<link rel="stylesheet" href="{up}style.css"></head>\n<body><nav><ul>\n{menu}</ul></nav>\n<main>'
        f"<h1>Page {number}</h1>\n{sections}</main></body></html>\n"
    )


def _section(index: int, links: list[str], random: Random) -> str:
    parts = [f'<section id="section-{index}"><h2>Section {index}</h2>\n']
    size = 0
    while size < _BYTES_OF_SECTION:
        words = " ".join(random.choices(_WORDS, k=9))
        link = links.pop() if links else "<em>and so on</em>"
        parts.append(
            f'<p>{words} <code class="literal"><span class="pre">{words[:12]}</span></code> '
            f"{link}, {words[::-1]}.</p>\n"
        )
        size += len(parts[-1])
    return "".join(parts) + "</section>\n"
