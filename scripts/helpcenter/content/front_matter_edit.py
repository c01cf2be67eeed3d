"""Changes one value in the front matter of a page, and nothing else."""

from __future__ import annotations

import re

from helpcenter.files import yaml_layout

# A line with its end, and what ends one.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ENDS = "\r\n"


class FlowStyleError(Exception):
    """The front matter is written in braces, where no line can be added."""


def with_value(text: str, key: str, value: str) -> str:
    """The text of a page with another value, in YAML: one line, in its old place or at the end of the front matter.

    Every other line stays as it is, with its own line end, and so do comments on the lines of the value. Raises
    FlowStyleError.
    """
    lines = _LINE.findall(text)
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."})
    layout = yaml_layout.read("".join(f"{line.rstrip(_ENDS)}\n" for line in lines[1:end]), key)
    if layout.is_flow:
        raise FlowStyleError
    first, after = layout.lines.start + 1, layout.lines.stop + 1
    line_end = lines[after - 1][len(lines[after - 1].rstrip(_ENDS)) :]
    written = f"{' ' * layout.indentation}{key}: {value}"
    if len(layout.lines) == 1:
        written += layout.comments.get(layout.lines.start, "")
        kept = []
    else:
        kept = [f"{comment}{line_end}" for comment in layout.comments.values()]
    return "".join([*lines[:first], written + line_end, *kept, *lines[after:]])
