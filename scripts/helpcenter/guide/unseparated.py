"""Lists and tables without an empty line above them, which Markdown takes for a part of the paragraph."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.blockprocessors import BlockProcessor

_BEGINNING = re.compile(r"\n(?=[-*+][ ]+\S|1\.[ ]+\S|\|.+\n[ ]*\|?[ ]*:?-+:?[ ]*\|)")


class UnseparatedBlocks(BlockProcessor):
    """Divides such a paragraph where the list or the table begins."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 -- Markdown gives it
        return _BEGINNING.search(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:  # noqa: ARG002
        paragraph, rest = _BEGINNING.split(blocks[0], maxsplit=1)
        blocks[:1] = [paragraph, rest]
