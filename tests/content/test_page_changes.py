"""When pages were new, and what changed on them with each review: recorded by `helpcenter publish`, told before it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from helpcenter.build import page_view
from helpcenter.content import page_changes
from views import loaded, replace

ZH, EN, RECORD = "docs/zh/verify/moon.md", "docs/en/verify/moon.md", "docs/_data/changes.yml"
AGAIN = (ZH, "reviewed: 2026-11-20", "reviewed: 2026-11-21")
FIRST = ("2026-11-20", ())


def told(tiny: Path, src_uri: str = "en/verify/moon.md") -> list[tuple[str, tuple[str, ...]]]:
    content = loaded(tiny)
    return [(each.day.isoformat(), each.sections) for each in page_changes.of_page(content, content.pages[src_uri])]


def record(tiny: Path) -> None:
    (tiny / RECORD).write_text(page_changes.as_yaml(page_changes.renewed(loaded(tiny))), "utf-8")


def edit(tiny: Path, edits: Sequence[tuple[str, str, str]]) -> None:
    for file, old, new in edits:
        replace(tiny / file, old, new)


CHANGES = {
    "reviewed again, as it was": ((AGAIN,), ()),
    "another text": ((AGAIN, (ZH, "应用显示结果。", "短信告知结果。")), ("result",)),
    "a step": ((AGAIN, (ZH, "1. 打开应用。", "1. 打开官方应用。")), ("app",)),
    "data that it shows": ((AGAIN, ("docs/_data/products.yml", "1000", "1500")), ("app",)),
    "the review time": ((AGAIN, (ZH, "max: 3", "max: 5")), ("title", "app")),
    "its title": ((AGAIN, (ZH, "title: 月亮卡实名认证", "title: 月亮卡认证")), ("title",)),
    "a section with another name": ((AGAIN, (ZH, "{#result}", "{#end}"), (EN, "{#result}", "{#end}")), ("end",)),
}


@pytest.mark.parametrize(("edits", "sections"), CHANGES.values(), ids=CHANGES)
def test_what_a_review_changed(edits: Sequence[tuple[str, str, str]], sections: tuple[str, ...], tiny: Path) -> None:
    record(tiny)
    edit(tiny, edits)
    assert told(tiny) == [FIRST, ("2026-11-21", sections)]
    record(tiny)
    assert told(tiny) == [FIRST, ("2026-11-21", sections)], "the same after it is recorded"


def test_a_page_is_new_on_the_day_of_its_first_review(tiny: Path) -> None:
    assert told(tiny) == [FIRST]
    record(tiny)
    edit(tiny, [(ZH, "应用显示结果。", "短信告知结果。")])
    assert told(tiny) == [FIRST], "nobody has reviewed it again"
    record(tiny)
    edit(tiny, [AGAIN])
    assert told(tiny) == [FIRST, ("2026-11-21", ("result",))], "it is told with the next review"


def test_a_page_that_is_gone_is_forgotten_and_the_others_stay(tiny: Path) -> None:
    record(tiny)
    with (tiny / RECORD).open("a", encoding="utf-8") as file:
        file.write("\ngone:\n  changes: [{day: 2026-11-01}]\n")
    assert set(page_changes.renewed(loaded(tiny))) == {"home", "moon-verify", "verify"}


def test_the_record_has_a_line_for_each_change(tiny: Path) -> None:
    record(tiny)
    edit(tiny, [AGAIN, (ZH, "应用显示结果。", "短信告知结果。")])
    record(tiny)
    lines = (tiny / RECORD).read_text("utf-8").split("\n")
    assert "  - {day: 2026-11-20}" in lines
    assert "  - {day: 2026-11-21, sections: [result]}" in lines


def test_a_page_says_what_changed(tiny: Path) -> None:
    record(tiny)
    content = loaded(tiny)
    page = content.pages["en/verify/moon.md"]
    assert page_view.page_view(content, page, content.guide(page)).changed is None
    edit(tiny, [AGAIN, (ZH, "应用显示结果。", "短信告知结果。")])
    content = loaded(tiny)
    page = content.pages["en/verify/moon.md"]
    view = page_view.page_view(content, page, content.guide(page))
    assert view.reviewed_again
    assert view.changed is not None
    assert (view.changed.date, view.changed.titles) == ("Nov 21, 2026", {"result": "Result"})
