"""Contacts and addresses in every disguise that swindlers use are found; and what only looks like them is not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.findings.finding import Finding
from helpcenter.lint import registry
from helpcenter.lint.project_lint import Scope
from linting import lint_project
from projects import STAR, copy_project

PAGE = "docs/en/faq.md"
SENTENCE = "Find your question."
RULES = frozenset(rule.name for rule in registry.ON_TEXT) | {"raw-html"}
SCOPE = Scope(rules=RULES, paths=(PAGE,), today=datetime.date(2026, 11, 21))

DISGUISED = (
    "See 203.0.113.5 now",
    "See 45.77.120.33 now",
    "See 45.77.120.33:8080/x",
    "See http://3627734734/ now",
    "See http://0xd83ad44e/",
    "See http://0330.072.0324.0116/",
    "See http://[2001:db8::1]/x",
    "See [2001:db8::1]",
    "See https://www.star.example@evil.example/x",
    "See https://www.star.example:pw@evil.example/x",
    "See https://evil%2Eexample/x",
    "See evil.example. Then",
    "See 网址/evil.example",
    "See https:/evil.example",
    "See https:\\\\evil.example",
    "See www.star.example/,t.me/abc",
    "See //evil.example",
    "See evil 点 com",
    "See evil dot com",
    "See evil。com",
    "See evil [dot] com",
    "See evil(.)com",
    "See evil . com",
    "See t。me/abc",
    "See tg://resolve?domain=abc",
    "See weixin://dl/chat?abc",
    "See sms:+15551234567",
    "See whatsapp:+1555",
    "See javascript:alert(1)",
    "See data:text/html,abc",
    "See intent://abc",
    "See xn--80ak6aa92e.com",
    "See bücher.example",
    "See www.stár.example",
    "See 🆃.🅼🅴/abc",
    "See 🇹.🇲🇪/abc",
    "See ⒯.⒨⒠/abc",
    "See ᴛ.ᴍᴇ/abc",
    "See t.mẹ/abc",
    "See ⓣ.ⓜⓔ/abc",
    "See 𝐭.𝐦𝐞/abc",
    "See t․me/abc",
    "See ꓔ.mе/abc",
    "Call 1️⃣3️⃣8️⃣0️⃣0️⃣1️⃣3️⃣8️⃣0️⃣0️⃣0️⃣",
    "Call ➀➂➇⓪⓪➀➂➇⓪⓪⓪",
    "Call 𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎",
    "Call ١٣٨٠٠١٣٨٠٠٠",
    "Call 一三八零零一三八零零零",
    "Call 幺三八〇〇幺三八〇〇〇",
    "Call 壹叁捌零零壹叁捌零零零",
    "Call 1三8零0一3八零0零",
    "Call one three eight zero zero one three eight zero zero zero",
    "Call 1-3-8-0-0-1-3-8-0-0-0",
    "Call 0171/1234567",
    "Call 0171 / 1234567",
    "Call tel13800138000",
    "Call 138 001 380 00",
    "Call 06 45212322",
    "Call 080049811",
    "Call +86 138 0013 8000",
    "Number 13800138000 yuan",
    "Call 1_3_8_0_0_1_3_8_0_0_0",
    "Add W e C h a t: abc123",
    "Add w-e-c-h-a-t abc123",
    "加微-信 abc123",
    "加微 信 abc123",
    "加 V信 abc123",
    "加薇信 abc123",
    "V:abc12345 加V",
    "加vx：abc123",
    "TG：@sim_help",
    "tg群 abc",
    "进飞机群",
    "电报频道 abc",
    "加扣扣 12345678",
    "QQ 12345678",
    "q q 群 12345678",
    "Telegram: sim_help",
    "Write to help(at)evil.example",
    "Write to help [at] evil [dot] com",
    "Write to help＠evil.example",
    "[x](mailto:help%40evil.example)",
    "[x](tel:%2B15551234567)",
    "[x](te&#9;l:15551234567)",
    "[x](https://3627734734/)",
    "[x](https://www.star.example.:443@evil.example/)",
    "[x](https://evil。example/)",
    "[x](\\\\evil.example)",
    "[x](/\\evil.example)",
    "[x](///evil.example)",
    "[x](https:evil.example)",
    "[x](https:/evil.example)",
    "[x](HTTPS://EVIL.example)",
    "[x](blob:https://evil.example)",
    "[x](j&#97;vascript:alert)",
    "[x](//evil.example)",
    "![x](data:image/svg+xml,abc)",
    "[x](//[2001:db8::1]/)",
    "[x](https://ｅｖｉｌ.example)",
    '[x](faq.md "t.me/abc")',
    "t&#8203;.me is",
    "t&ZeroWidthSpace;.me is",
    "`t.me`",
    "t.<b></b>me",
)
HARMLESS = (
    "On 2026-11-20 14:30, with 10000000 yuan, find",
    "Version 8.2.14.3 of the app, or 1.5.2",
    "Open 192.168.1.1 in the browser",
    "Law 2017/1128 and 2016/679",
    "At 10.00–18.00 from 2024–2026",
    "Pay 3 000 000 euros or 1,000,000 dollars",
    "Pay with WeChat Pay, QQ Wallet, or WhatsApp",
    "One, two, three, and four steps",
    "Order 12345, page 3 of 4",
    "一、二、三、四、五、六、七、八",
    "2026 年 11 月 20 日",
    "二〇二六年十一月二十日",
    "5G+VoLTE",
    "加VIP",
    "The card. Net price",
    "App。App 里",
    "SMS: send it",
    "data: it is",
    "See help@star.example and www.star.example/help.html",
    "See https://www.star.example/a?b=c#d",
    "T-Mobile 🇺🇸 and café",
    "24/7, 365 days, 100 MB/s, 3/4",
    "Signal is strong in line 5",
    "in line: 5",
    "1/2/3/4/5/6/7",
    "ICCID 8986…",
    "I / O, A - B - C",
    "10:30-11:30, 20:15",
    "Press * and #",
)


@pytest.fixture(scope="module")
def star(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("disguises"), STAR / "docs")


def found(star: Path, sentence: str) -> list[Finding]:
    file = star / PAGE
    text = file.read_text("utf-8")
    try:
        file.write_text(text.replace(SENTENCE, sentence), "utf-8")
        return lint_project(project.load(star), SCOPE)
    finally:
        file.write_text(text, "utf-8")


@pytest.mark.parametrize("sentence", DISGUISED)
def test_a_disguise_is_found(sentence: str, star: Path) -> None:
    assert {(finding.path, finding.line) for finding in found(star, sentence)} == {(PAGE, 11)}


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_only_looks_like_one_is_not(sentence: str, star: Path) -> None:
    assert found(star, sentence) == []


def test_no_page_can_waive_them() -> None:
    assert not any(rule.waivable for rule in registry.ON_TEXT)
