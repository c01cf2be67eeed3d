"""What a page refers to, and its translation too: codes, links and pictures, as sets."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator

from helpcenter.guide import Block
from helpcenter.rules.rule import Defect, Pair


def codes_differ(pair: Pair) -> Iterator[Defect]:
    """Codes or numbers to dial that differ between the languages.

    Bad:  `*233` beside `*223`
    Good: `*233` beside `*233`
    """
    yield from _different_sets(pair, lambda blocks, _: codes(blocks), "code", lambda code: f"`{code}`", ("code",))


def links_differ(pair: Pair) -> Iterator[Defect]:
    """Links that lead elsewhere in the other language. Their order and number don't count, nor does the language.

    Bad:  `(../safety/privacy.md)` beside `(../safety/id-photos.md)`
    Good: both lead to the same page and section
    """
    yield from _different_sets(pair, _targets, "link to", str, ("link",))


def images_differ(pair: Pair) -> Iterator[Defect]:
    """A picture that only one language has. A picture in a language's own words ends in its folder's name.

    Bad:  `![](../assets/menu.png)` in Chinese only
    Good: in both; or `menu.zh.png` beside `menu.en.png`
    """
    yield from _different_sets(pair, _images, "picture", str, ("image",))


def _different_sets(
    pair: Pair, read: Callable[..., set[str]], what: str, show: Callable[[str], str], kinds: tuple[str, ...]
) -> Iterator[Defect]:
    for source, translation in pair.sections:
        here, there, mine, theirs = pair.sides(source.id, source, translation)
        locales = {here.page.locale, there.page.locale}
        has = read(mine.blocks, locales), read(theirs.blocks, locales)
        for block in mine.blocks:
            for span in block.marked(*kinds):
                only_here = read((Block("", "", 0, (span,)),), locales) - has[1]
                for each in sorted(only_here):
                    message = (
                        f"this {what} {show(each)} is not in #{source.id} of {there.page.path}; make them the same"
                    )
                    yield here.at_span(block, span, message)
        for each in sorted(has[1] - has[0]):
            message = f"the {what} {show(each)} of {there.where(theirs)} is missing here; make them the same"
            yield here.at(mine, message)


def codes(blocks: Iterable[Block]) -> set[str]:
    return {span.text for block in blocks for span in block.marked("code")}


def _targets(blocks: Iterable[Block], locales: Collection[str]) -> set[str]:
    return {_without_language(span.target, locales) for block in blocks for span in block.marked("link")}


def _images(blocks: Iterable[Block], locales: Collection[str]) -> set[str]:
    return {_without_language(span.target, locales) for block in blocks for span in block.marked("image")}


def _without_language(target: str, locales: Collection[str]) -> str:
    """An address with the language taken out: `../en/menu.en.png` is `../menu.png`."""
    either = "|".join(map(re.escape, locales))
    return re.sub(rf"(?<=\.)(?:{either})\.|(?<=/)(?:{either})/", "", target)
