"""Facts that change without a review, alike in both languages, or in data: only the record of claims shows it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.commands.review import review
from helpcenter.content import loading, review_record
from helpcenter.findings.finding import Finding
from helpcenter.lint.project_lint import Scope
from linting import lint_project, same_data
from mutations import IN_DATA, SAME_IN_BOTH
from projects import CARDS, copy_project
from sharing import A_FEW

TODAY = datetime.date(2026, 11, 21)
PAGES = sorted(file.relative_to(CARDS / "docs/zh").as_posix() for file in (CARDS / "docs/zh").rglob("*.md"))
RULE, OF_DATA, REWORDED = "changed-since-review", "data-changed-since-review", "reworded-since-review"
# What a page of the source language says, and what it says then; the translation may say the same.
OTHER_MEANING = {
    "a warning that is gone": ("safety/privacy.md", "- 不要相信陌生人提出的要求。\n", ""),
    "a warning without a counted word": (
        "verify/heyon.md",
        "    下载前核对开发者名称，小心仿冒应用。Heyon",
        "    Heyon",
    ),
    "not": ("safety/id-photos.md", "，但不要盖住文字", "，盖住文字"),
    "already for not": ("faq/top-up.md", "没有扣款才再试", "已经扣款才再试"),
    "only": ("safety/privacy.md", "- 只在官方应用", "- 在官方应用"),
    "after for before": ("safety/privacy.md", "登录网站之前", "登录网站之后"),
    "reject for accept": ("safety/id-photos.md", "渠道接受水印的，可以在", "渠道退回照片的，可以在"),
    "one more product": ("faq/account.md", "T-Mobile 账户，也可以", "T-Mobile 和 Lycamobile 的账户，也可以"),
    "a thing that was not mentioned": ("safety/privacy.md", "密码只由你自己保管", "密码只由你自己保管，也可以用护照"),
    "a section that is gone": (
        "safety/privacy.md",
        "## 验证码和密码 {#codes}\n\n验证码不要告诉任何人，也不要转发。密码只由你自己保管。\n",
        "",
    ),
    "a section that is new": (
        "safety/privacy.md",
        "## 验证码和密码",
        "## 转账 {#pay}\n\n向客服转账。\n\n## 验证码和密码",
    ),
    "an empty cell": ("verify/lycamobile.md", "| 比利时 | 要。购买时或激活前核对身份证件 |", "| 比利时 | |"),
    "the description": ("safety/id-photos.md", "能不能遮挡或加水印", "不能遮挡，能加水印"),
}
# What a translation says, and what it says then; the source has not changed.
OTHER_MEANING_OF_TRANSLATION = {
    "a lost not": ("verify/yuanyou.md", "If they don't match", "If they match"),
    "a sentence less": ("safety/privacy.md", " Only you should know your password.", ""),
    "never": ("safety/privacy.md", "Never tell anybody a verification code", "Tell anybody a verification code"),
}
SAME_MEANING = {
    "another way to say it": (
        "safety/id-photos.md",
        "手机离远一点，把整张证件拍进去",
        "把手机拿远些，让整张证件都在画面里",
    ),
    "a condition": ("verify/heyon.md", "原因是照片的，先对照", "如果原因是照片，就先对照"),
    "must": ("verify/heyon.md", "照片都要清晰", "照片都必须清晰"),
    "two sentences of one": ("safety/privacy.md", "写明用途和日期，再上传", "写明用途和日期。然后上传"),
    "a thing once more": ("safety/id-photos.md", "上传之前，先把照片", "上传照片之前，先把照片"),
    "one of two opposites": ("faq/account.md", "先看号码有没有填对", "看看号码有没有填对"),
    "a line that breaks": ("safety/privacy.md", "也不要转发。密码", "也不要转发。\n密码"),
}
# What no program can tell from another wording: only a reader can, before it is published.
OTHER_WORDS = {
    "a law that is repealed": ("safety/privacy.md", "日起施行", "日起废止"),
    "what a photo must be": ("verify/heyon.md", "照片都要清晰、完整", "照片都要缩小、裁剪"),
    "a shop in the description": ("verify/heyon.md", "到服务网点做", "到街角做"),
    **{name: SAME_MEANING[name] for name in ("another way to say it", "a thing once more")},
}
OTHER_DATA = {
    "a host that becomes official": (
        "hosts.yml",
        "tmobile: [www",
        "tmobile: [t-mobile-esim.example, www",
        "official/tmobile",
    ),
    "a menu": ("help_center.yml", "top-up, faq,", "top-up,", "menu"),
    "an interface text": ("strings/en.yml", "We never ask for", "We ask for", "site.independent"),
    "another word in it": ("strings/zh.yml", "审核时间：", "到账时间：", "facts.wait"),
    "a term": ("terms.yml", "zh: 余额", "zh: 欠款", "balance"),
    "a code": ("codes.yml", "96110", "96111", "any"),
    "a gloss": ("labels.yml", "gloss: {en: Verified}", "gloss: {en: Rejected}", "yuanyou/verified"),
    "a question": ("often_asked.yml", "section: photo", "section: rejected", "faq-verification rejected"),
    "a subject": ("out_of_scope.yml", "en: [", "en: [refund, ", "en"),
    "what the checks compare": ("language/zh.yml", "[护照]", "[护照, 证件]", "meanings"),
    "a picture": ("../zh/card.svg", "M0 0", "M0 9", "content"),
    "the name of the site": ("../../mkdocs.yml", "site_name: ", "site_name: 官方", "site_name"),
}


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_project(tmp_path_factory.mktemp("recorded"), CARDS / "docs")
    (folder / "docs/_data/language").mkdir(exist_ok=True)
    (folder / "docs/_data/language/zh.yml").write_text(
        "meanings: {thing.passport: [护照], thing.photo: [照片]}", "utf-8"
    )
    picture = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'
    (folder / "docs/zh/card.svg").write_text(picture, "utf-8")
    assert review(project.load(folder), (), TODAY).findings == []
    return folder


@pytest.fixture
def same_data_as_recorded(recorded: Path) -> Iterator[None]:
    with same_data(project.load(recorded)):
        yield


only_pages = pytest.mark.usefixtures("same_data_as_recorded")


def found(folder: Path, *paths: str) -> list[str]:
    """The files in which the rule finds something."""
    return [finding.path for finding in findings_of(folder, RULE, *paths)]


def findings_of(folder: Path, rule: str, *paths: str) -> list[Finding]:
    scope = Scope(rules=frozenset({rule}), paths=paths, today=TODAY)
    findings = lint_project(project.load(folder), scope)
    assert {finding.rule for finding in findings} <= {rule}
    return findings


@contextmanager
def changed(file: Path, old: str, new: str) -> Iterator[None]:
    before = file.read_text("utf-8")
    assert old in before
    try:
        file.write_text(before.replace(old, new, 1), "utf-8")
        yield
    finally:
        file.write_text(before, "utf-8")


@only_pages
@pytest.mark.parametrize("name", SAME_IN_BOTH)
def test_the_same_change_in_both_languages(name: str, recorded: Path) -> None:
    tried, missed = 0, []
    for uri in PAGES:
        files = [recorded / "docs" / locale / uri for locale in ("zh", "en")]
        before = [file.read_text("utf-8") for file in files]
        damaged = [SAME_IN_BOTH[name](*texts) for texts in (before, before[::-1])]
        if None in damaged:
            continue
        tried += 1
        try:
            for file, text in zip(files, damaged, strict=True):
                file.write_text(text or "", "utf-8")
            if not found(recorded, f"docs/zh/{uri}"):
                missed.append(uri)
        finally:
            for file, text in zip(files, before, strict=True):
                file.write_text(text, "utf-8")
        if tried == A_FEW:
            break
    assert tried
    assert not missed


@pytest.mark.parametrize("name", IN_DATA)
def test_a_change_in_data(name: str, recorded: Path) -> None:
    path, old, new = IN_DATA[name]
    with changed(recorded / path, old, new):
        assert found(recorded)
        assert findings_of(recorded, OF_DATA) == []  # one finding for one cause


@only_pages
@pytest.mark.parametrize("name", OTHER_MEANING)
def test_a_section_that_says_something_else(name: str, recorded: Path) -> None:
    uri, old, new = OTHER_MEANING[name]
    with changed(recorded / "docs/zh" / uri, old, new):
        assert found(recorded, f"docs/zh/{uri}") == [f"docs/zh/{uri}"]


@only_pages
@pytest.mark.parametrize("name", SAME_MEANING)
def test_another_wording(name: str, recorded: Path) -> None:
    uri, old, new = SAME_MEANING[name]
    with changed(recorded / "docs/zh" / uri, old, new):
        assert found(recorded, f"docs/zh/{uri}") == []


@only_pages
@pytest.mark.parametrize("name", OTHER_WORDS)
def test_other_words_are_read_before_they_are_published(name: str, recorded: Path) -> None:
    uri, old, new = OTHER_WORDS[name]
    with changed(recorded / "docs/zh" / uri, old, new):
        scope = Scope(rules=frozenset({RULE, REWORDED}), paths=[f"docs/zh/{uri}"], today=TODAY, release=True)
        findings = lint_project(project.load(recorded), scope)
        assert [(finding.path, finding.rule) for finding in findings] == [(f"docs/zh/{uri}", REWORDED)]
        assert findings_of(recorded, REWORDED) == []


def test_what_is_said_about_it(recorded: Path) -> None:
    """One finding for a section, at the sentence that has changed, with what is said more or less often."""
    privacy = recorded / "docs/zh/safety/privacy.md"
    with changed(privacy, "验证码不要告诉任何人，也不要转发。密码只由", "告诉 Heyon 验证码。密码由"):
        [finding] = findings_of(recorded, RULE)
        line = privacy.read_text("utf-8").split("\n")[finding.line - 1]
    assert finding.message.startswith(
        'this sentence has changed since this page was reviewed on 2026-11-20: "告诉 Heyon 验证码。" '
        '(so have others, in line 32); 2 "not" less, one "only" less, one "heyon" more; '
        "docs/en/safety/privacy.md:"
    )
    assert line[finding.column - 1 :].startswith("告诉 Heyon 验证码")


def test_words_that_the_generator_learns_find_nothing_in_the_same_text(recorded: Path) -> None:
    file = recorded / "docs/_data/reviewed.yml"
    with changed(file, "not: ", "unheard-of: 1, trust: 9, not: 1"):
        assert found(recorded) == []


def test_a_record_without_words_asks_for_none(recorded: Path) -> None:
    content, _ = loading.load(project.load(recorded))
    assert content
    without = {"says": {}, "text": None}
    records = {
        id: page.model_copy(
            update={
                "facts": page.facts.model_copy(update=without),
                "sections": {name: claims.model_copy(update=without) for name, claims in page.sections.items()},
                "translations": {},
            }
        )
        for id, page in content.data.reviewed.items()
    }
    record, page = recorded / "docs/_data/reviewed.yml", recorded / "docs/zh/safety/privacy.md"
    old = review_record.as_yaml(records)
    assert "says" not in old
    with changed(record, record.read_text("utf-8"), old), changed(page, "也不要转发。", ""):
        assert found(recorded) == []


@only_pages
@pytest.mark.parametrize("name", OTHER_MEANING_OF_TRANSLATION)
def test_a_translation_alone(name: str, recorded: Path) -> None:
    path, old, new = OTHER_MEANING_OF_TRANSLATION[name]
    page = f"docs/en/{path}"
    with changed(recorded / page, old, new):
        assert found(recorded) == [page]


def test_where_the_source_has_changed_only_it_is_reported(recorded: Path) -> None:
    path, old, new = OTHER_MEANING["not"]
    with (
        changed(recorded / f"docs/zh/{path}", old, new),
        changed(recorded / f"docs/en/{path}", "hides no text", "hides the text"),
    ):
        assert found(recorded) == [f"docs/zh/{path}"]


@pytest.mark.parametrize("name", OTHER_DATA)
def test_an_entry_of_the_data(name: str, recorded: Path) -> None:
    path, old, new, entry = OTHER_DATA[name]
    with changed((recorded / "docs/_data" / path).resolve(), old, new):
        findings = findings_of(recorded, OF_DATA)
        [message] = [each.message for each in findings if each.message.startswith(f'"{entry}" ')]
        assert "when this file was reviewed on 2026-11-21; let somebody else read it" in message
        assert found(recorded) == []


def test_a_group_of_entries_is_one(recorded: Path) -> None:
    with changed(recorded / "docs/_data/requirements.yml", "email: {zh", "mail-address: {zh"):
        messages = [finding.message.partition(":")[0] for finding in findings_of(recorded, OF_DATA)]
    assert messages == ['"email" is gone', '"mail-address" is new']


@pytest.mark.parametrize("name", ["aliases", "synonyms", "contacts"])
def test_words_of_the_search_and_what_pages_claim_are_not_data(name: str, recorded: Path) -> None:
    file = recorded / f"docs/_data/{name}.yml"
    with changed(file, file.read_text("utf-8"), ""):
        assert [each for each in findings_of(recorded, OF_DATA) if name in each.path] == []


def test_nothing_is_found_without_a_change(recorded: Path) -> None:
    assert found(recorded) == []
