"""A page with wrong marks is built as it was meant, as it is checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from projects import build

SLIPS = (
    ("## 准备 {#before}", "＃＃准备｛＃before｝"),
    ("- [ ] 手机号码", "-【】手机号码"),
    ("\n\n1. 打开应用。\n\n    教程", "\n1、打开应用。\n    教程"),
    ('{{ wait("moon-verify") }}', "｛｛wait（“moon-verify”）｝｝"),
    ("2. 在**个人中心**", "第二步：在**个人中心"),
    ("3. （可选）", "3.（可选）"),
    ("上限。\n\n## 结果", "上限。\n## 结果"),
    (":   重新", "：重新"),
)


@pytest.mark.build
def test_the_page_is_that_without_wrong_marks(tiny_with_site: Path) -> None:
    def article() -> str:
        page = LexborHTMLParser((tiny_with_site / "site/verify/moon/index.html").read_text("utf-8"))
        return page.css_first("main").html or ""

    meant = article()
    page = tiny_with_site / "docs/zh/verify/moon.md"
    text = page.read_text("utf-8")
    for right, wrong in SLIPS:
        text = text.replace(right, wrong, 1)
    page.write_text(text, "utf-8")
    done = build(tiny_with_site)
    assert done.returncode == 0, done.stderr
    assert article() == meant
