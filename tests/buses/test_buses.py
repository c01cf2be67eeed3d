"""A help center in Spanish, Japanese and Arabic, with no words of its own: the generator knows these languages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from helpcenter import cli
from helpcenter.commands import search
from helpcenter.language import language_file
from helpcenter_dev import judged
from helpcenter_dev.judged import Query
from pages import read
from projects import SITES
from tables import table

pytestmark = pytest.mark.build

PREFIXES = {"es": "", "ja": "ja/", "ar": "ar/"}
QUERIES: dict[str, list[dict[str, Any]]] = table(SITES / "buses/queries.yml")


def test_nothing_to_report(buses: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pages, data and every link of the site."""
    status = cli.main(["check", "--strict", "--today", "2026-11-21", "--project", str(buses)])
    assert (status, capsys.readouterr()) == (0, ("", ""))


@pytest.mark.parametrize(("locale", "direction"), [("es", "ltr"), ("ja", "ltr"), ("ar", "rtl")])
def test_interface_in_each_language(buses: Path, locale: str, direction: str) -> None:
    html = read(buses / "site", f"{PREFIXES[locale]}recharge/luna/")
    root = html.css_first("html").attributes
    assert (root["lang"], root["dir"]) == (locale, direction)
    strings = language_file.built_in()[locale].strings
    shown = html.body.text() if html.body else ""
    for key in ("header.skip", "search.hint", "device.clear"):
        assert str(strings[key]) in shown


@pytest.mark.parametrize(
    ("locale", "facts"),
    [
        ("es", "Revisado el 12 de noviembre de 2026 Plazo: 10 minutos como máximo"),
        ("ja", "2026年11月12日時点の内容です 所要時間：最長10分"),
        ("ar", "روجع في 12 نوفمبر 2026 المدة: 10 دقائق على الأكثر"),
    ],
)
def test_dates_and_waiting_times(buses: Path, locale: str, facts: str) -> None:
    html = read(buses / "site", f"{PREFIXES[locale]}recharge/luna/")
    assert " ".join(html.css_first(".facts").text().split()) == facts


@pytest.mark.parametrize("locale", PREFIXES)
def test_judged_queries(buses: Path, locale: str) -> None:
    asked = [Query(each["query"], each["kind"], tuple(each["pages"])) for each in QUERIES[locale]]
    answers = search.search(buses / "site", locale, [query.query for query in asked])
    found = [[page["sections"][0]["path"].partition("#")[0] for page in answer["pages"]] for answer in answers]
    scores = dict(judged.scores(asked, found))
    assert len(asked) == 10
    assert scores["all with an answer"].first >= 0.88  # one of nine may be missed
    assert scores[judged.FOREIGN].first == 1


def test_stems_are_loaded_for_their_language_only(buses: Path) -> None:
    stemmers = {locale: _stemmer(buses / f"site/search/{locale}.json") for locale in PREFIXES}
    assert stemmers == {"es": "spanish", "ja": "", "ar": "arabic"}
    published = {file.stem for file in (buses / "site/assets").glob("*/javascripts/search/stemmers/*")}
    assert published == {"spanish", "arabic"}
    (worker,) = (buses / "site/assets").glob("*/javascripts/search/worker.js")
    assert "amientos" not in worker.read_text("utf-8")


def _stemmer(file: Path) -> str:
    found = re.search(r'"stemmer":"(\w+)"', file.read_text("utf-8"))
    return found[1] if found else ""
