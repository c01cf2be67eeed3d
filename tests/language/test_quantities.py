"""Quantities of a Chinese and an English text: which are the same, which differ, and which is whose counterpart."""

from __future__ import annotations

from functools import cache

import pytest

from helpcenter.language import language_file
from helpcenter.language.quantities import QuantityGrammar
from helpcenter.language.quantity import Quantity
from helpcenter.language.quantity_pairing import Pairing, pair

SAME = [
    # Numbered steps.
    ("回到第一步", "go back to step 1"),
    ("回到第 1 步", "go back to the first step"),
    ("回到第一步", "go back to step one"),
    ("第一步，打开应用", "First, open the app"),
    ("回到第二步", "go back to the second step"),
    ("回到第 2 步", "go back to step two"),
    ("再加一个第二步", "add a second step"),
    ("回到第十二步", "go back to the twelfth step"),
    ("回到第二十一步", "go back to the twenty-first step"),
    ("第 3 步或第 4 步", "step 3 or 4"),
    ("第三条", "Article 3"),
    ("用第二张卡", "use the second card"),
    # Rough numbers.
    ("试两三次", "try two or three times"),
    ("试两三次", "try 2–3 times"),
    ("试两三次", "try a few times"),
    ("等三五天", "wait three to five days"),
    ("等一两天", "wait a day or two"),
    ("等一两天", "wait one or two days"),
    ("等一两天", "wait a couple of days"),
    ("等几天", "wait several days"),
    ("有十几个", "there are more than ten"),
    ("最多五层", "up to five levels"),
    ("写三四行", "write 3 or 4 lines"),
    ("年满 18 岁", "18 years of age"),
    ("有十几个", "there are about a dozen"),
    ("有几十个", "there are dozens of them"),
    ("数百次", "hundreds of times"),
    ("二三十分钟", "20 to 30 minutes"),
    ("两三百元", "200 to 300 yuan"),
    ("等 20 多天", "wait more than 20 days"),
    ("等 20 多天", "wait 20-odd days"),
    ("三十多分钟", "30+ minutes"),
    ("一个多月", "more than a month"),
    ("两个多月", "more than two months"),
    ("输入 4 位或 6 位数字", "enter 4 or 6 digits"),
    ("1–3 天", "from 1 day to 3 days"),
    ("二十一天", "twenty-one days"),
    ("三百元", "three hundred yuan"),
    ("30 秒的间隔", "a 30-second interval"),
    ("默认 0.1 秒，最多 24 小时", "0.1s by default, at most 24h"),
    ("1.0–5.0s", "1.0 to 5.0 seconds"),
    ("二元选择、二元结果、三元组和唯一元素", "a binary choice, a binary result, a triple and the only element"),
    ("两三秒", "2–3 seconds"),
    # Halves.
    ("等半小时", "wait 30 minutes"),
    ("等半个小时", "wait half an hour"),
    ("等一个半小时", "wait an hour and a half"),
    ("等 90 分钟", "wait one and a half hours"),
    ("等两个半小时", "wait 2.5 hours"),
    ("等一刻钟", "wait a quarter of an hour"),
    ("等半年", "wait six months"),
    ("一个半月", "one and a half months"),
    # Times of day.
    ("晚上 12 点", "midnight"),
    ("晚上十二点", "at 12 a.m."),
    ("24:00", "00:00"),
    ("零点", "at 12 at night"),
    ("午夜", "12 midnight"),
    ("中午 12 点", "noon"),
    ("中午", "12 noon"),
    ("正午", "midday"),
    ("12:00", "12 p.m."),
    ("中午 11 点半", "11:30 a.m."),
    ("凌晨 3 点", "3 a.m."),
    ("下午 3 点", "15:00"),
    ("下午三点", "at 3 in the afternoon"),
    ("下午 3 时", "3 p.m."),
    ("14 时 30 分", "2:30 p.m."),
    ("早上八点半", "half past eight"),
    ("早上八点半", "8.30 a.m."),
    ("八点钟", "eight o'clock"),
    ("十点一刻", "a quarter past ten"),
    ("晚上 9 点三刻", "9:45 p.m."),
    ("早上 9 点到下午 5 点", "9 a.m. to 5 p.m."),
    ("上午 9 点到 5 点", "from 9 to 5 p.m."),
    ("下午 3 点到 5 点", "3–5 p.m."),
    ("上午 9–11 点", "between 9 and 11 a.m."),
    ("上午 11 点到下午 1 点", "11–1 p.m."),
    ("晚上 10 点到 2 点", "10 p.m. to 2 a.m."),
    ("9 点到 17 点", "9:00–17:00"),
    ("周五晚上 8 点", "Friday at 8 p.m."),
    ("每天 24 小时", "24/7"),
    # What is no quantity.
    ("有一点慢，听三点建议", "it is a little slow"),
    ("余额不足", "second hand"),
    ("三方、近几年、上一步、几点、数字", "third parties"),
]
DIFFERENT = [
    ("回到第一步", "go back to step 2", "第一步", "2"),
    ("回到第二步", "go back to the third step", "第二步", "third step"),
    ("试两三次", "try five or six times", "两三次", "five or six times"),
    ("等三五天", "wait 3 days", "三五天", "3 days"),
    ("等十几分钟", "wait 30 minutes", "十几分钟", "30 minutes"),
    ("等半小时", "wait half a day", "半小时", "half a day"),
    ("等一个半小时", "wait 1 hour", "一个半小时", "1 hour"),
    ("晚上 12 点", "noon", "晚上 12 点", "noon"),
    ("中午", "midnight", "中午", "midnight"),
    ("下午 3 点", "3 a.m.", "下午 3 点", "3 a.m."),
    ("早上八点半", "8 a.m.", "早上八点半", "8 a.m."),
    # Not the first that is left, but the one that was meant.
    ("付 5 元，等 3 天，试 2 次", "pay 5 yuan, wait 4 days, try 2 times", "3 天", "4 days"),
    ("试 2 次，付 5 元", "try 3 times, pay 5 yuan", "2 次", "3 times"),
    ("等 10 天，付 20 元", "pay 20 yuan, wait 12 days", "10 天", "12 days"),
    ("等 5 天，再等 9 天", "wait 5 days, then another 6 days", "9 天", "6 days"),
    ("等 1–3 天，再等 7 天", "wait 1–5 days, then another 7 days", "1–3 天", "1–5 days"),
]
SWAPPED = [
    ("最少 20 元，最多 100 元", "at least 100 yuan, at most 20 yuan"),
    ("上午 9 点开门，下午 5 点关门", "opens at 5 p.m., closes at 9 a.m."),
    ("审核 3 天，退款 7 天", "7 days for the review, 3 days for the refund"),
]
NOT_SWAPPED = [
    ("7 天里每天 24 小时", "24 hours a day, 7 days a week"),
    ("1 小时内 3 次，24 小时内 10 次", "3 times in 1 hour, 10 times in 24 hours"),
    ("先 5 元，再 5 元", "5 yuan, then 5 yuan"),
]


@cache
def grammar(tag: str) -> QuantityGrammar:
    return QuantityGrammar.of(tag, language_file.built_in()[tag].quantities, ("CNY", "EUR", "USD"), {})


def found(chinese: str, english: str) -> tuple[tuple[Quantity, ...], tuple[Quantity, ...], Pairing]:
    mine, theirs = grammar("zh").find(chinese), grammar("en").find(english)
    return mine, theirs, pair(mine, theirs)


@pytest.mark.parametrize(("chinese", "english"), SAME)
def test_same(chinese: str, english: str) -> None:
    assert found(chinese, english)[2] == Pairing()


@pytest.mark.parametrize(("chinese", "english", "one", "other"), DIFFERENT)
def test_the_counterpart_is_named(chinese: str, english: str, one: str, other: str) -> None:
    mine, theirs, pairing = found(chinese, english)
    written = [
        (chinese[mine[a].start : mine[a].end], english[theirs[b].start : theirs[b].end]) for a, b in pairing.different
    ]
    assert written == [(one, other)]
    assert not pairing.extra
    assert not pairing.missing


@pytest.mark.parametrize(("chinese", "english"), SWAPPED)
def test_swapped(chinese: str, english: str) -> None:
    pairing = found(chinese, english)[2]
    assert len(pairing.swapped) == 1
    assert not pairing.different


@pytest.mark.parametrize(("chinese", "english"), NOT_SWAPPED)
def test_not_swapped(chinese: str, english: str) -> None:
    assert found(chinese, english)[2] == Pairing()


@pytest.mark.parametrize(
    ("one", "text", "other", "translation"),
    [
        ("fr", "de 8 à 20 heures", "de", "von 8 bis 20 Uhr"),
        ("es", "a las 8 horas", "en", "at 8 a.m."),
        ("fr", "24 heures", "ja", "24 時間"),
        ("es", "menores de 6 años", "ja", "6 歳未満"),
        ("fr", "moins de 18 ans", "zh", "18 岁以下"),
        ("de", "anderthalb Stunden", "en", "90 minutes"),
        ("fr", "un quart d’heure", "es", "un cuarto de hora"),
        ("es", "entre 5 y 50 euros", "ja", "5 ユーロから 50 ユーロまで"),
        ("de", "zwei Werktage", "ar", "يوما عمل"),
        ("en", "2 hours", "ar", "ساعتين"),
        ("en", "3 days", "ar", "3 أيام"),
        ("fr", "3 Go", "en", "3 GB"),
        ("ja", "1〜3営業日", "es", "de 1 a 3 días hábiles"),
    ],
)
def test_same_in_other_languages(one: str, text: str, other: str, translation: str) -> None:
    assert pair(grammar(one).find(text), grammar(other).find(translation)) == Pairing()


@pytest.mark.parametrize(
    ("one", "text", "other", "translation"),
    [
        ("fr", "8 heures", "de", "9 Uhr"),
        ("ja", "3 時間", "es", "3 días"),
        ("ar", "ساعتين", "de", "drei Stunden"),
    ],
)
def test_different_in_other_languages(one: str, text: str, other: str, translation: str) -> None:
    assert pair(grammar(one).find(text), grammar(other).find(translation))


def test_what_only_one_has() -> None:
    pairing = found("付 5 元", "wait 3 days")[2]
    assert (pairing.extra, pairing.missing, pairing.different) == ([0], [0], [])
