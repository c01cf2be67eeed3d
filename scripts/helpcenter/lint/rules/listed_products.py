"""Texts that list the products: whether one that has been added since is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import NamedTuple

from helpcenter.findings.rule import waivable, warning
from helpcenter.guide.model import Block
from helpcenter.language import sentences
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.link_words import linked_page
from helpcenter.lint.passages import passage

# Lists, whatever they look like: what they name stands in several blocks of one kind.
_LISTED = {"item", "cell", "term"}
_RUNNING = {"paragraph", "definition"}
# So many products make a list of them: what is true of two of three need not be true of the third.
_LEAST = 3


class _Text(NamedTuple):
    """A sentence, a list or a fact of the front matter: the products that it names, the tasks that its links lead to.

    `place` is its first block and where it begins there, or the key of the fact.
    """

    products: AbstractSet[str]
    tasks: AbstractSet[str]
    place: tuple[Block, int] | str


@waivable
@warning
def unlisted_product(context: PageContext) -> Iterator[Issue]:
    """A sentence, a list or a description that names all other products with a guide for the task, but not this one.

    Bad:  "Guides for Yuanyou, T-Mobile and Lycamobile", and there is a guide for giffgaff, too
    Good: the same with giffgaff

    The task is the one that the links of the text lead to, or that of the page or of the landing page above it; else
    all products count that have a guide. A product that the text of the page names elsewhere is not missing there: what
    is true of the others may not be true of it. Fewer than three others make no list of all.
    """
    guides = _guides(context)
    if context.facts.product is not None or len(guides[None]) <= _LEAST:
        return
    on_page = {id for block in context.guide.blocks for id in _named(context, block)}
    own_task = _task(context)
    for text in _texts(context):
        task = next(iter(text.tasks)) if len(text.tasks) == 1 else own_task
        missing = guides[task] - text.products
        if len(missing) == 1 and len(guides[task]) > _LEAST and (isinstance(text.place, str) or missing - on_page):
            yield _issue(context, text, min(missing), task)


def _guides(context: PageContext) -> Mapping[str | None, AbstractSet[str]]:
    """The products that have a guide for each task; those with any guide, under None."""
    found: dict[str | None, AbstractSet[str]] = {None: frozenset()}
    for task in context.data.tasks:
        found[task] = context.content.guides[context.page.locale, task].keys()
        found[None] |= found[task]
    return found


def _issue(context: PageContext, text: _Text, product: str, task: str | None) -> Issue:
    key = context.data.help_center.product_key
    guides = f'with a guide for "{task}"' if task else "with a guide"
    message = f'this names every other {key} {guides}, but not "{product}"; name it, too'
    if isinstance(text.place, str):
        return context.at_fact([text.place], message)
    block, offset = text.place
    return context.at(block, message, offset)


def _task(context: PageContext) -> str | None:
    """The task of the page, or of the landing page in whose folder it is."""
    pages = ((task, context.content.by_id.get((context.page.locale, task))) for task in context.data.tasks)
    above = (task for task, page in pages if page and page.url and context.page.url.startswith(page.url))
    return context.facts.task or next(above, None)


def _texts(context: PageContext) -> Iterator[_Text]:
    lexicon = context.content.lexicon(context.page.locale)
    for key in ("title", "description"):
        found = {meaning.product for meaning in lexicon.read(getattr(context.facts, key)).words} - {""}
        yield _Text(found, frozenset(), key)
    for section in context.guide.parts:
        for kind, group in groupby(section.blocks, lambda block: block.kind):
            blocks = tuple(group)
            if kind in _LISTED:
                named = {id for block in blocks for id in _named(context, block)}
                yield _Text(named, _tasks(context, blocks), (blocks[0], 0))
            elif kind in _RUNNING:
                yield from (text for block in blocks for text in _sentences(context, block))


def _sentences(context: PageContext, block: Block) -> Iterator[_Text]:
    named = _named(context, block)
    if len(named) < _LEAST:  # which is soon said of most
        return
    for start, sentence in sentences.whole(block.prose("code"), context.data.every_language.sentences):
        end = start + len(sentence)
        found = {id for id, places in named.items() if any(start <= place < end for place in places)}
        indented = start + len(sentence) - len(sentence.lstrip())
        yield _Text(found, _tasks(context, [block], start, end), (block, indented))


def _named(context: PageContext, block: Block) -> Mapping[str, Sequence[int]]:
    """The products that a block names, in links too, and where."""
    said = passage(context, block).said.words if block.kind != "code" else {}
    return {
        meaning.product: [place for place, _ in words]
        for meaning, words in said.items()
        if meaning.product in context.data.products
    }


def _tasks(context: PageContext, blocks: Sequence[Block], start: int = 0, end: int | None = None) -> AbstractSet[str]:
    """The tasks of the guides that links lead to, of the part of a block that is meant."""
    spans = (
        span
        for block in blocks
        for span in block.marked("link")
        if start <= span.start and (end is None or span.start < end)
    )
    pages = (linked_page(context, span.target) for span in spans)
    return {page.front_matter.task for page in pages if page and page.front_matter.product and page.front_matter.task}
