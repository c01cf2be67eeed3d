"""`_headers`, as Netlify and Cloudflare Pages read it: what servers send along with files, by their addresses.

https://docs.netlify.com/manage/routing/headers/
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule

FILE = "_headers"

WRONG_HEADER = Rule.documented(
    "wrong-header",
    """A line of `_headers` that servers would not understand, or would send in another way than it is meant.

Bad:  `X-Robots-Tag noindex`, a header above the first path, a path without headers
Good: `/drafts/*`, and under it, with two spaces before it, `X-Robots-Tag: noindex`""",
)
RULES = (WRONG_HEADER,)

# https://www.rfc-editor.org/rfc/rfc9110#name-field-names
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_VALUE = re.compile(r"[\x20-\x7e]+")
_PATTERN = re.compile(r"(?:https://[^/\s]+)?/\S*")


@dataclass(frozen=True)
class HeaderBlock:
    """What is sent with the files at `pattern` (`/assets/*`): names and values. Its place is `line`."""

    pattern: str
    line: int
    headers: tuple[tuple[str, str], ...] = ()


def parse(lines: Iterable[tuple[str, int]], path: str) -> tuple[tuple[HeaderBlock, ...], list[Finding]]:
    """The blocks of the file at `path` with these `lines`, each with its number; and what is wrong in it."""
    blocks: list[HeaderBlock] = []
    findings: list[Finding] = []
    for line, number in lines:
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if text.startswith(("/", "https://")):
            blocks.append(HeaderBlock(text, number))
        elif problem := _problem(text, blocks):
            findings.append(WRONG_HEADER.finding(path, problem, number))
        else:
            name, _, value = text.partition(":")
            blocks[-1] = replace(blocks[-1], headers=(*blocks[-1].headers, (name.strip(), value.strip())))
    wrong_lines = {finding.line for finding in findings}
    findings += (WRONG_HEADER.finding(path, *problem) for problem in _wrong_blocks(blocks, wrong_lines))
    return tuple(blocks), sorted(findings)


def _problem(text: str, blocks: list[HeaderBlock]) -> str | None:
    name, colon, value = map(str.strip, text.partition(":"))
    if not blocks:
        return f'"{text}" stands under no path; write one above it, such as /*'
    if text.startswith("!"):
        return "only some servers can leave a header out; write it with another value instead"
    if not colon or not _NAME.fullmatch(name):
        return f'"{text}" is no header; write Name: value, such as X-Robots-Tag: noindex'
    if not _VALUE.fullmatch(value):
        what = "other characters than those of ASCII" if value else "no value"
        return f'the header "{name}" has {what}, which servers cannot send; correct it'
    return None


def _wrong_blocks(blocks: list[HeaderBlock], wrong_lines: set[int]) -> Iterator[tuple[str, int]]:
    for block, end in zip(blocks, [*(block.line for block in blocks[1:]), None], strict=True):
        if not _PATTERN.fullmatch(block.pattern):
            yield f'"{block.pattern}" is no path; write one without spaces, such as /drafts/*', block.line
        told = any(block.line < line and (end is None or line < end) for line in wrong_lines)
        if not block.headers and not told:
            yield f'"{block.pattern}" has no headers; write them under it, as Name: value, or remove it', block.line
