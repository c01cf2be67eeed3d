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
    # Small numbers, with what only an address has around it.
    "See 8.8.8.8/help now",
    "See 1.2.3.4:8080.",
    "See 1.1.1.1/",
    "打开 5.6.7.8/app",
    "See 1.2.3.4.:8080",
    "See 1.2.3.4?a=b",
    "See //1.2.3.4 now",
    "See 1.2.3.4\\x",
    "See 010.8.8.8/x",
    "See 1.2.3.４／a",
    "See 1 . 2 . 3 . 4/a",
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
    # What the names of letters say, and letters with a mark that is part of them.
    "See ꞇ.me/abc",
    "See t.mɛ/x",
    "See t.mɘ/x",
    "See t.mǝ/x",
    "See t.mə/x",
    "See ʇ.ʍǝ/x",
    "See t.ɱɇ/x",
    "See ҭ.me/x",
    "See t.мє/x",
    "See t.mҽ/x",
    # Symbols, and letters of which no table says what they look like.
    "See ⊤.me/x",
    "See ⟙.m℮/x",
    "See ┬.me/x",
    "打开丅.me/abc",
    "打开 丅.me",
    "See ᛏ.me/abc",
    "See т҉.me:443",
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
    # Other marks and words for the dot.
    "See simhelp·top now",
    "See simhelp・top now",
    "See simhelp•top now",
    "See simhelp⋆shop now",
    "See simhelp-dot-top now",
    "See simhelp d0t top now",
    "See simhelp (dot) live now",
    "网址 simhelp 奌 top",
    "网址 simhelp,top",
    "网址 simhelp_top",
    "Site `simhelp` `top`",
    "Open simhelp, followed by a point and then top",
    "打开 simhelp，后面加一点，再加 top",
    # Addresses that lead on.
    "[x](https://www.star.example/go?to=simhelp%2Etop)",
    "[x](https://www.star.example/go?to=https%253A%252F%252Fevil.example)",
    "[x](https://www.star.example/go/https://evil.example/)",
    "[x](https://www.star.example/#//evil.top/x)",
    "See https://www.star.example/go?to=simhelp.top",
    # Accounts on platforms, and without one.
    "Ask “SIM Rescue” on DingTalk",
    "钉钉上的“旅行卡急救”",
    "Ask the Facebook page",
    "问脸书主页",
    "脸书 simhelp",
    "Follow the official account “Star”",
    "关注公众号“星卡快审”",
    "在小程序“星卡直通车”里问",
    "去淘宝店“星卡”问",
    "Ask the Taobao shop “Star”",
    "Search for simhelp88 in Alipay",
    "Ask simhelp88 on ✈️",
    "🐧 号 simhelp",
    "V♥ 号 simhelp",
    "葳信 simhelp88",
    "卫星号 simhelp88",
    "Te1egrarn 号 simhelp",
    "Ask us on Face book",
    "Ask simhelp88 on wēi xìn",
    "加好友 simhelp88",
    "Add simhelp88 as a friend",
    "Do I ask sim_help_88?",
    # Numbers that are told.
    "Dial 34, 61, 12, 22 and 33 in a row",
    "把 34、61、12、22、33 连起来拨",
    "First press 138. Then press 0013. Finally press 8000",
    "打给专员，开头是一三八，中间是零零一三，结尾是八零零零",
    "Call what starts with one three eight, goes on with double oh one three and ends with eight triple oh",
    "Hotline l38 OOl3 8OOO",
    "热线一百三十八、零、零、十三、八千",
    "Hotline one hundred thirty-eight, nil, nil, thirteen, eight thousand",
    "Hotline CALL-SIM-HELP",
    "热线 138 元加 0013 元加 8000 元",
    # Mail addresses that are told.
    "Write to simhelp88 at the mail service of Google",
    "来信写给 simhelp88，后缀是谷歌邮箱的",
    "Mail simhelp (a) gmail",
)
HARMLESS = (
    "On 2026-11-20 14:30, with 10000000 yuan, find",
    "Version 8.2.14.3 of the app, or 1.5.2",
    "Is it version 1.2.3.4? In 8.2.14.3: find it",
    "Open 192.168.1.1/admin or 10.0.0.1:8080",
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
    "史蒂夫·乔布斯说过",
    "Telegram is said /ˈtɛlɪɡɹæm/, and there [ðɛə]. ɛ.g. ⊤ ∨ ∪",
    "打开应用.App 里有说明.txt，见第一章.",
    "Wi-Fi・eSIM・SIM",
    "The starting point and link are in the app",
    "Open the site, then the page",
    "Pay with Alipay, or find the receipt in WeChat",
    "支付宝和微信里的账单",
    "支付宝账户",
    "下载小程序之后",
    "Utf8 and sha256, or an iPhone15",
    "Call 1-800-555-0100 within 3 to 5 days, between 9 and 18 o'clock",
    "The phone has 128 GB, and the card 3000 minutes",
    "Look for the mail in your spam folder",
    "Dial `*233`, then 3 digits, then wait 15 minutes",
    "卫星 GPS 很好",
    "Phone: +1 800 555 01 00, or 10 000 minutes for 250 yuan",
    "问服务号码在哪里",
    "加载、参加、附加、访问小程序时的问题",
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


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("messengers.yml", "names: []\nplatforms: []\n"),
        ("language/en.yml", "messengers: {asks: []}\nspoken_dots: []\n"),
    ],
)
def test_no_file_of_the_project_weakens_them(name: str, text: str, star: Path) -> None:
    file = star / "docs/_data" / name
    before = file.read_text("utf-8") if file.exists() else None
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    try:
        for sentence in ("See evil dot com", "Telegram: sim_help", "Ask simhelp88"):
            assert len(found(star, sentence)) == 1
    finally:
        file.write_text(before, "utf-8") if before is not None else file.unlink()


def test_a_chat_is_never_an_official_host(star: Path) -> None:
    file = star / "docs/_data/hosts.yml"
    before = file.read_text("utf-8")
    try:
        file.write_text(before.replace("www.star.example", "t.me, www.star.example"), "utf-8")
        assert [each.rule for each in found(star, "[x](https://t.me/a)")] == ["unofficial-link"]
    finally:
        file.write_text(before, "utf-8")


def test_no_page_can_waive_them() -> None:
    assert not any(rule.waivable for rule in registry.ON_TEXT)
