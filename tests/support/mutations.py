"""Damage that happens to real pages and data: what a tired writer, a bad merge or a swindler does to a guide.

A kind takes the text of a page and the text of the same page in the other language, and returns the damaged text, or
None where the page offers nothing to damage in this way.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

Damage = Callable[[str, str], str | None]


@dataclass(frozen=True)
class Mutation:
    """One kind of damage, and the rules, one of which must report it."""

    name: str
    rules: frozenset[str]
    damage: Damage


def replacing(pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Damage:
    """The first match of `pattern` below the front matter, replaced."""

    def damage(text: str, _: str) -> str | None:
        head, body = split(text)
        changed = re.sub(pattern, replacement, body, count=1, flags=re.MULTILINE)
        return head + changed if changed != body else None

    return damage


def replacing_fact(pattern: str, replacement: str) -> Damage:
    """The first match of `pattern` in the front matter, replaced."""

    def damage(text: str, _: str) -> str | None:
        head, body = split(text)
        changed = re.sub(pattern, replacement, head, count=1, flags=re.MULTILINE)
        return changed + body if changed != head else None

    return damage


def appending(addition: str) -> Damage:
    """Words at the end of the first paragraph under the title."""
    return replacing(r"(?<=\n\n)([^#\n!|-].+)$", lambda found: found[0] + addition)


def split(text: str) -> tuple[str, str]:
    end = text.index("\n---\n", 4) + 5
    return text[:end], text[end:]


STEP = r"\d+\. .+\n(?:\n(?:    .+\n\n?)+)?"


def of_steps(change: Callable[[list[str]], list[str] | None]) -> Damage:
    """The steps of the first procedure, changed and numbered anew."""

    def damage(text: str, _: str) -> str | None:
        found = re.search(rf"\.steps.*\}}\n\n(?:- .+\n)*\n?((?:{STEP})+)", text)
        if not found:
            return None
        changed = change(re.findall(STEP, found[1]))
        if changed is None:
            return None
        steps = [re.sub(r"^\d+", str(number), step) for number, step in enumerate(changed, 1)]
        return text[: found.start(1)] + "".join(steps) + text[found.end(1) :]

    return damage


def section(text: str, id: str) -> str | None:
    """A section as it is written."""
    found = re.search(rf"^##+ .*\{{#{id}[ }}].*\n(?:(?!##).*\n?)*", text, re.MULTILINE)
    return found[0] if found else None


def of_section(id: str, change: Callable[[str], str]) -> Damage:
    def damage(text: str, _: str) -> str | None:
        old = section(text, id)
        return text.replace(old, change(old)) if old and change(old) != old else None

    return damage


def swapped_sections(text: str, _: str) -> str | None:
    one, other = section(text, "result"), section(text, "trouble")
    if not one or not other:
        return None
    return text.replace(one, "\0").replace(other, f"{one.rstrip()}\n").replace("\0", f"{other.rstrip()}\n\n")


def half_translated(text: str, other: str) -> str | None:
    """From the middle on, the other language."""
    ids = re.findall(r"^## .*\{#([a-z-]+)", text, re.MULTILINE)
    for id in ids[len(ids) // 2 :]:
        mine, theirs = section(text, id), section(other, id)
        if not mine or not theirs:
            return None
        text = text.replace(mine, theirs)
    return text if ids else None


def paragraph_left(text: str, other: str) -> str | None:
    """The first paragraph in the other language."""
    first = re.compile(r"(?<=\n\n)([^#\n!|-].+)$", re.MULTILINE)
    (head, body), (_, theirs) = split(text), split(other)
    left = first.search(theirs)
    return head + first.sub(lambda _: left[0], body, count=1) if left else None


def is_chinese(text: str) -> bool:
    return bool(re.search(r"^title: .*[\u4e00-\u9fff]", text, re.MULTILINE))


def either(chinese: Damage, english: Damage) -> Damage:
    return lambda text, other: (chinese if is_chinese(text) else english)(text, other)


def kind(name: str, rules: str, damage: Damage) -> Mutation:
    return Mutation(name, frozenset(rules.split()), damage)


ADDRESS = "unofficial-address"
SWAPPED = "actions-differ labels-differ notes-differ codes-differ quantities-differ"

MUTATIONS = (
    # steps
    kind("a step is dropped", "steps-differ", of_steps(lambda steps: [*steps[:1], *steps[2:]])),
    kind("the last step is dropped", "steps-differ", of_steps(lambda steps: steps[:-1])),
    kind("a step is doubled", "repeated-text steps-differ", of_steps(lambda steps: [steps[0], *steps])),
    kind("two steps are swapped", SWAPPED, of_steps(lambda steps: [steps[1], steps[0], *steps[2:]])),
    kind("the first step goes last", SWAPPED, of_steps(lambda steps: [*steps[1:], steps[0]])),
    kind("ten steps", "too-many-steps", of_steps(lambda steps: (steps * 10)[:10])),
    kind("one step is left", "single-step", of_steps(lambda steps: steps[:1])),
    kind("a number is skipped", "misnumbered-step", replacing(r"^2\. ", "3. ")),
    kind("a step with a bracket", "not-one-list swallowed-step", replacing(r"^2\. ", "2) ")),
    kind("a step with a Chinese comma", "swallowed-step", replacing(r"^2\. ", "2、")),
    kind("a note is not indented", "not-one-list", replacing(r"(\{#\w+ \.steps[^\0]*?)^    (?=\S)", r"\1")),
    kind("a note is indented by two", "not-one-list", replacing(r"(\{#\w+ \.steps[^\0]*?)^    (?=\S)", r"\1  ")),
    kind("a comment between steps", "raw-html", replacing(r"^2\. ", "<!-- to do -->\n\n2. ")),
    kind("two actions", "several-actions", either(replacing(r"^(1\. .+)。$", r"\1；再看一遍。"), replacing(r"^(1\. .+)$", r"\1 Look again."))),
    kind("an optional step", "options-differ", either(replacing(r"^2\. ", "2. （可选）"), replacing(r"^2\. ", "2. Optional: "))),
    kind("a wrong mark of an option", "unmarked-option", either(replacing(r"^2\. ", "2. (可选)"), replacing(r"^2\. ", "2. (Optional) "))),
    kind("a long note", "long-note", either(
        replacing(r"(\.steps[^\0]*?^    \S.+)$", r"\1再看。再想。再问。"), replacing(r"(\.steps[^\0]*?^    \S.+)$", r"\1 Look. Think. Ask."),
    )),
    kind("a note is dropped", "notes-differ", replacing(r"(\{#\w+ \.steps[^\0]*?^\d\. .+\n)\n    .+\n(?:\n    .+\n)*", r"\1")),
    kind("a step that tells", "unknown-action", either(replacing(r"^1\. .+$", "1. 应用会显示二维码。"), replacing(r"^1\. .+$", "1. The app shows a code."))),
    # labels
    kind("a label is renamed", "unknown-label", replacing(r"\*\*实名认证\*\*", "**实名验证**")),
    kind("a label is translated", "unknown-label", replacing(r"\*\*个人中心\*\*", "**Profile**")),
    kind("a label in quotation marks", "quoted-label", replacing(r"\*\*(实名认证|个人中心)\*\*", r"“\1”")),
    kind("a label in plain type", "labels-differ label-not-bold", replacing(r"^(\d\. .*)\*\*(实名认证|个人中心)\*\*", r"\1\2")),
    kind("a label without its meaning", "missing-gloss", replacing(r"(\*\*[\u4e00-\u9fff]+\*\*) \([^)]+\)", r"\1")),
    kind("bold for weight", "unknown-label", either(appending("**注意**。"), appending(" **Attention**."))),
    # sections
    kind("an id is removed", "missing-anchor", replacing(r" \{#trouble\}", "")),
    kind("an id is renamed", "headings-differ malformed-anchor", replacing(r"\{#(\w+)\}", r"{#\1-new}")),
    kind("an id is used twice", "duplicate-anchor", replacing(r"(\{#([\w-]+)\}[^\0]*?)\{#[\w-]+\}", r"\1{#\2}")),
    kind("a section is dropped", "headings-differ missing-section", of_section("result", lambda _: "")),
    kind("a section is emptied", "empty-section", of_section("result", lambda text: text.partition("\n")[0] + "\n\n")),
    kind("sections are swapped", "section-order", swapped_sections),
    kind("a second title", "several-titles", replacing(r"^## (.+) \{#result\}", r"# \1 {#result}")),
    kind("a level is skipped", "skipped-level", replacing(r"^## ", "#### ")),
    kind("another title", "title-differs", replacing(r"^# .+", "# X")),
    # lists
    kind("an entry of the checklist is dropped", "checklist-differs", replacing(r"^- \[ \] .+\n", "")),
    kind("a box is dropped", "no-checklist checklist-differs", replacing(r"^- \[ \] ", "- ")),
    kind("a box without a space", "leftover-markup", replacing(r"^- \[ \] ", "- [] ")),
    kind("a problem is dropped", "troubles-differ", of_section("trouble", lambda text: re.sub(r"\n\n.+\n:   .+\n$", "\n", text))),
    kind("a row of a table is dropped", "tables-differ", replacing(r"(\|---.*\n)\|.*\n", r"\1")),
    kind("an entry of a list is dropped", "lists-differ", replacing(r"^- (?!\[ \]).+\n", "")),
    kind("a warning is dropped", "admonitions-differ", replacing(r"^!!! .+\n(?:    .+\n)+\n", "")),
    kind("a warning becomes a note", "admonitions-differ", replacing(r"^!!! warning", "!!! note")),
    # facts
    kind("a fact in a translation", "fact-in-translation", replacing_fact("^translation:", "wait: {max: 48, unit: hour}\ntranslation:")),
    kind("an unknown unit", "wrong-value", replacing_fact("unit: (hour|business_day)", "unit: days")),
    kind("a channel too many", "channels-differ wrong-value", replacing_fact(r"^channels: \[", "channels: [phone, ")),
    kind("an unknown card", "unknown-product", replacing_fact("^card: ", "card: my")),
    kind("a key is misspelled", "unknown-key", replacing_fact("^reviewed:", "reviewd:")),
    kind("no YAML", "broken-yaml", replacing_fact("^title: ", "title: x: ")),
    kind("a date to come", "date-in-the-future", replacing_fact("^reviewed: 2026", "reviewed: 2062")),
    kind("a datum is typed", "typed-datum", either(
        replacing(r'\{\{ wait\("heyon-verify"\) \}\}', "1–3 个工作日"), replacing(r'\{\{ wait\("heyon-verify"\) \}\}', "1–3 business days"),
    )),
    kind("an unknown datum", "unknown-datum", replacing(r'\{\{ (\w+)\("', r'{{ \1("my')),
    kind("a number is changed", "quantities-differ", replacing(r"(?<=[\s（])(\d+)(?=–|\s?位数|-digit| digits)", lambda found: str(int(found[1]) + 1))),
    kind("a date is changed", "quantities-differ", either(replacing("2017 年 7 月", "2017 年 8 月"), replacing("July 1, 2017", "August 1, 2017"))),
    kind("a code is changed", "unknown-number codes-differ", replacing(r"`([*#])(\d)", r"`\g<1>9\2")),
    # trust
    kind("a link into a chat", "unofficial-link", either(appending("[客服](https://t.me/simhelp)"), appending(" [Help](https://t.me/simhelp)"))),
    kind("a chat in plain text", ADDRESS, appending(" t.me/simhelp ")),
    kind("a chat in full-width letters", ADDRESS, appending(" ｔ．ｍｅ／ｓｉｍｈｅｌｐ ")),
    kind("a chat with spaces", ADDRESS, appending(" t . me / simhelp ")),
    kind("a chat with an invisible character", ADDRESS, appending(" t\u200b.me/simhelp ")),
    kind("a chat with look-alike letters", ADDRESS, appending(" t.m\u0435/simhelp ")),
    kind("a chat in code", ADDRESS, appending(" `t.me/simhelp` ")),
    kind("a chat with a dot in brackets", ADDRESS, appending(" t[.]me/simhelp ")),
    kind("a name in a chat", "chat-contact", appending(" @simhelp ")),
    kind("a number in a messenger", "chat-contact", either(appending("加微信 simhelp88。"), appending(" Add us on WeChat: simhelp88."))),
    kind("a short link", ADDRESS, appending(" bit.ly/3abcde ")),
    kind("a chat in fenced code", ADDRESS, appending("\n\n```\nt.me/simhelp\n```\n")),
    kind("a name in a chat in a quoted heading", "chat-contact", appending("\n\n> ## @simhelp\n")),
    kind("a name in a chat in the title of a box", "chat-contact", appending('\n\n!!! note "@simhelp"\n    @simhelp\n')),
    kind("a name in a chat in a second title", "chat-contact", appending("\n\n# @simhelp\n")),
    kind("a chat on two lines", "chat-contact", appending("\nAdd us on  \nWeChat: simhelp88\n")),
    kind("a chat in the title of a link", ADDRESS, replacing(r"\]\((?!http)([^)]+)\)", r'](\1 "t.me/simhelp")')),
    kind("a chat in the description", ADDRESS, replacing_fact(r"^description: (.+)$", r"description: \1 t.me/simhelp")),
    kind("a chat in the aliases", ADDRESS, replacing_fact(r"^aliases: \[", "aliases: [t.me/simhelp, ")),
    kind("a chat in framed letters", ADDRESS, appending(" 🆃.🅼🅴/simhelp ")),
    kind("a chat that an app opens", ADDRESS, appending(" tg://resolve?domain=simhelp ")),
    kind("an IP address", ADDRESS, appending(" http://3627734734/ ")),
    kind("a host with a spoken dot", ADDRESS, appending(" simhelp dot com ")),
    kind("a messenger in pieces", "chat-contact", appending(" 微-信号 simhelp88 ")),
    kind("a number in words", "unknown-number", appending(" 幺三八零零幺三八零零零 ")),
    kind("a number in circles", "unknown-number", appending(" ①③⑧⓪⓪①③⑧⓪⓪⓪ ")),
    kind("a mail address in words", "unknown-mail", appending(" help [at] simhelp [dot] com ")),
    kind("a link without encryption", "insecure-link", replacing(r"\(https:", "(http:")),
    kind("a link to another host", "unofficial-link links-differ", replacing(r"\(https://[^/)]+", "(https://sim-help.example")),
    kind("a telephone number", "unknown-number", either(appending("电话 138 0013 8000。"), appending(" Call +1 (555) 010-9999."))),
    kind("a mail address", "unknown-mail", either(appending("写信到 help@sim.example。"), appending(" Write to help@sim.example."))),
    kind("a script", "raw-html", appending('<script src="//x.example/a.js"></script>')),
    kind("an invisible character", "hidden-character", appending("\u202e")),
    # words
    kind("a word to avoid", "avoided-term", either(appending("请登陆帐户。"), appending(" Please log in."))),
    kind("no space before Latin", "typography", either(appending("用eSIM卡。"), lambda *_: None)),
    kind("half-width punctuation", "typography", either(appending("先看,再填。"), lambda *_: None)),
    kind("half a page is not translated", "untranslated", half_translated),
    kind("a paragraph is not translated", "untranslated", paragraph_left),
    # markup
    kind("a conflict", "merge-conflict", replacing(r"^## ", "<<<<<<< HEAD\n\n## ")),
    kind("bold is not closed", "leftover-markup", appending(" **")),
    kind("a link with Chinese brackets", "leftover-markup", replacing(r"\]\(([^)]+)\)", r"]（\1）")),
    kind("a link leads elsewhere", "misleading-link links-differ", replacing(r"\]\((\.\./)+safety/id-photos\.md", "](../safety/privacy.md")),
)  # fmt: skip

# The same in both languages, so that no translation shows it: only the record of the last review does.
SAME_IN_BOTH: dict[str, Damage] = {
    "a number": replacing(r"(?<=[\s（])(\d+)(?=–|\s?位数|\s?位|-digit| digits)", lambda found: str(int(found[1]) + 1)),
    "a date": either(replacing("2017 年 7 月", "2017 年 8 月"), replacing("July 1, 2017", "August 1, 2017")),
    "a unit": either(replacing("小时", "天"), replacing("hours", "days")),
    "a step dropped": of_steps(lambda steps: [*steps[:1], *steps[2:]]),
    "a step doubled": of_steps(lambda steps: [steps[0], *steps]),
    "a checklist entry dropped": replacing(r"^- \[ \] .+\n", ""),
    "a code": replacing(r"`([*#])(\d)", r"`\g<1>9\2"),
    "a label": either(replacing(r"\*\*实名认证\*\*", "**已实名**"), replacing(r"\*\*实名认证\*\* \([^)]+\)", "**已实名** (Verified)")),
    "a host": replacing(r"\(https://[^/)]+", "(https://sim-help.example"),
    "an address": replacing(r"\((https://[^/)]+)/[^)]+", r"(\1/other"),
}  # fmt: skip
# Data have no second language: the file, what is in it, and what it becomes.
IN_DATA = {
    "a limit": ("docs/_data/products.yml", "max: 150", "max: 1500"),
    "a currency": ("docs/_data/products.yml", "max: 150, currency: USD", "max: 150, currency: EUR"),
    "the unit of a wait": ("docs/zh/verify/heyon.md", "unit: business_day", "unit: hour"),
    "the unit of a rough wait": ("docs/zh/verify/lycamobile.md", "unit: business_day", "unit: hour"),
    "the most of a wait": ("docs/zh/verify/yuanyou.md", "max: 24", "max: 240"),
    "a wait that is gone": ("docs/zh/verify/yuanyou.md", "{max: 24,", "{"),
    "a contact's number": ("docs/_data/contacts.yml", "1-877-720-5195", "1-877-720-5159"),
    "a contact's address": ("docs/_data/contacts.yml", "https://www.lycamobile.es/", "https://prepay.lycamobile.it/"),
    "what a number is for": ("docs/_data/contacts.yml", "zh: 电话充值", "zh: 客服"),
    "a contact that is gone": ("docs/_data/contacts.yml", "- kind: phone\n    value: \"611\"\n    note: {zh: 客服，在 T-Mobile 网络里拨打, default: \"customer care, on T-Mobile's network\"}", ""),
    "evidence": ("docs/zh/verify/heyon.md", "evidence: reported", "evidence: confirmed"),
    "a source": ("docs/zh/verify/lycamobile.md", "ibpt.be/consommateurs", "ibpt.be/consumers"),
}  # fmt: skip
