"""What holds for findings, whatever was found."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path

from helpcenter.findings import formats
from helpcenter.findings.finding import Finding
from helpcenter.links.parse.encoding import text_of

_LINE_END = re.compile("\r\n|\r|\n")


def judge(found: Sequence[Finding], *roots: Path) -> None:
    """Findings are in order, each with a place in a file below one of the `roots` and a message of one line.

    A file that is missing is reported at its beginning.
    """
    assert list(found) == sorted(found)
    written = {path: _written(path, roots) for path in {finding.path for finding in found}}
    for finding in found:
        assert not finding.path.startswith(("/", "../")), finding
        lines = written[finding.path]
        assert 1 <= finding.line <= len(lines), finding
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
        assert is_one_line(finding.message), finding


def judge_reports(found: Collection[Finding]) -> None:
    """Reports for programs can be read by them, and say nothing less."""
    assert len(json.loads(formats.as_json(found).encode())) == len(found)
    (run,) = json.loads(formats.as_sarif(found).encode())["runs"]
    assert len(run["results"]) == len(found)
    for form in (formats.as_text, formats.as_github):
        assert len(form(found).encode().decode().splitlines()) == len(found)


def is_one_line(message: str) -> bool:
    """Whether a terminal shows it as one line, as it is: no line ends, escapes or halves of characters."""
    return bool(message) and {unicodedata.category(each) for each in message}.isdisjoint({"Cc", "Cs", "Zl", "Zp"})


def _written(path: str, roots: Sequence[Path]) -> list[str]:
    file = next((root / path for root in roots if (root / path).is_file()), None)
    return _lines(file.read_bytes(), file.suffix) if file else [""]


@lru_cache(maxsize=64)
def _lines(data: bytes, suffix: str) -> list[str]:
    """The lines of a file as editors show them. Files of a site may declare their encoding."""
    return _LINE_END.split(text_of(data, suffix.lower()).removeprefix("\ufeff"))
