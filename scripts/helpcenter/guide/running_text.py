"""The running text of a whole page as one string, so that each pattern is searched once and not once a block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate

from helpcenter.guide.model import Block

# Is between blocks: it is in no source, and no pattern matches it.
_BETWEEN = "\n\0\n"


@dataclass(frozen=True)
class RunningText:
    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, blocks: Iterable[Block], *without: str, filler: str = " ") -> RunningText:
        """The text of the blocks, with the spans of the kinds `without` replaced by `filler`."""
        blocks = tuple(blocks)
        texts = [block.prose(*without, filler=filler) for block in blocks]
        starts = accumulate((len(text) + len(_BETWEEN) for text in texts), initial=0)
        return cls(_BETWEEN.join(texts), blocks, tuple(starts)[: len(blocks)])

    def with_code(self, read: Callable[[str], str]) -> str:
        """The text with what `read` makes of each code; every character keeps its position."""
        text = self.text
        for start, block in zip(self.starts, self.blocks, strict=True):
            for span in block.marked("code"):
                begin, end = start + span.start, start + span.end
                text = f"{text[:begin]}{read(span.text)[: span.end - span.start]}{text[end:]}"
        return text

    def locate(self, position: int) -> tuple[Block, int]:
        """The block that has the character at `position`, and the offset of the character in its text."""
        index = bisect_right(self.starts, position) - 1
        return self.blocks[index], position - self.starts[index]
