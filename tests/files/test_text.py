"""Text files: where in them something is wrong."""

from pathlib import Path

import pytest

from helpcenter.files.text import read_text
from helpcenter.findings.errors import FindingError


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize(
    ("wrong", "rule"), [(b"\xff", "not-utf-8"), (b"\0", "control-character"), (b"\n<<<<<<< a", "merge-conflict")]
)
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_places_whatever_ends_the_lines(mark: bytes, wrong: bytes, rule: str, end: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(mark + "卡".encode() + end + end + "卡卡".encode() + wrong.replace(b"\n", end))
    with pytest.raises(FindingError) as caught:
        read_text(file, "a.md")
    finding = caught.value.finding
    place = (4, 1) if rule == "merge-conflict" else (3, 3)
    assert (finding.rule, (finding.line, finding.column)) == (rule, place)
