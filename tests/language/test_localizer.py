"""One datum, said in each language."""

import datetime

import pytest

from helpcenter.files import yaml_document
from helpcenter.language import language_file
from helpcenter.language.amounts import Limit, Wait
from helpcenter.language.localizer import Localizer, TextError
from projects import TINY

ARABIC = TINY / "docs/_data/strings/ar.yml"


def localizer(tag: str) -> Localizer:
    known = language_file.built_in_for(tag)
    return Localizer(tag, known.strings if known else yaml_document.parse(ARABIC.read_text("utf-8"), tag).value)


@pytest.mark.parametrize(
    ("wait", "zh", "en"),
    [
        (Wait(unit="business_day", min=1, max=3), "1–3 个工作日", "1–3 business days"),
        (Wait(unit="hour", min=None, max=24), "最多 24 小时", "up to 24 hours"),
        (Wait(unit="hour", min=None, max=1), "最多 1 小时", "up to 1 hour"),
        (Wait(unit="hour", min=2), "至少 2 小时", "at least 2 hours"),
        (Wait(unit="business_day"), "几个工作日", "a few business days"),
        (Wait(unit="minute", min=1, max=1), "1 分钟", "1 minute"),
    ],
)
def test_wait(wait: Wait, zh: str, en: str) -> None:
    assert localizer("zh-Hans").wait(wait) == zh
    assert localizer("en").wait(wait) == en


@pytest.mark.parametrize(
    ("tag", "wait", "said"),
    [
        ("de", Wait(unit="day", min=1, max=3), "1–3 Tage"),
        ("de", Wait(unit="month", min=1, max=1), "1 Monat"),
        ("fr", Wait(unit="minute", min=5, max=5), "5 minutes"),
        ("pt-BR", Wait(unit="week", min=2, max=2), "2 semanas"),
        ("zh-TW", Wait(unit="hour", min=3, max=3), "3 小時"),
        ("ar", Wait(unit="day", min=1, max=2), "1–2 يوم"),
    ],
)
def test_units_that_no_text_names(tag: str, wait: Wait, said: str) -> None:
    assert Localizer(tag, {}).wait(wait) == said


def test_unknown_wait_in_a_unit_that_no_text_names() -> None:
    assert localizer("en").wait(Wait(unit="day")) == "some time"


def test_arabic_has_more_plural_forms() -> None:
    assert localizer("ar").wait(Wait(unit="hour", min=2, max=2)) == "ساعتان"
    assert localizer("ar").wait(Wait(unit="hour", min=3, max=3)).endswith("ساعات")


@pytest.mark.parametrize(("amount", "zh", "en"), [(150, "150 美元", "$150"), (1000, "1,000 美元", "$1,000")])
def test_limit(amount: int, zh: str, en: str) -> None:
    assert localizer("zh-Hans").limit(Limit(max=amount, currency="USD")) in {zh, zh.replace(" ", "\xa0")}
    assert localizer("en").limit(Limit(max=amount, currency="USD")) == en


def test_date() -> None:
    date = datetime.date(2026, 11, 20)
    assert localizer("zh-Hans").date(date) == "2026 年 11 月 20 日"
    assert localizer("en").date(date) == "Nov 20, 2026"


def test_unknown_string() -> None:
    with pytest.raises(TextError, match=r'unknown text "copy.don"; did you mean "copy.done"\?'):
        localizer("en").text("copy.don")
