"""The help center in `docs/`: what must hold whatever its writers do rightly, and so names no page.

`tests/build/test_rightful_changes.py` makes sure of that.
"""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser

import soundness
from helpcenter import project
from helpcenter.commands import search
from helpcenter_dev.server import serve
from trouble import Trouble
from waiting import NO_SERVICE_WORKERS, until_equipped

# The results that readers see at once.
FIRST = 3
PHONE = {"width": 360, "height": 740}


def test_no_errors(real_site: Path) -> None:
    assert soundness.errors(real_site) == []


def test_every_page_is_built_and_searched(real_site: Path) -> None:
    assert soundness.pages_without_html(real_site) == []
    assert soundness.pages_not_searched(real_site) == []


def test_what_is_often_asked_is_found(real_site: Path) -> None:
    """Who types a question that is offered finds the section that it leads to."""
    for language in project.load(real_site).languages:
        built = (real_site / "site/search" / f"{language.locale}.json").read_text("utf-8")
        asked = json.loads(built)["interface"]["asked"]["links"]
        answers = search.search(real_site / "site", language.locale, [link["title"] for link in asked])
        for link, answer in zip(asked, answers, strict=True):
            found = [section["path"] for page in answer["pages"][:FIRST] for section in page["sections"]]
            assert link["path"] in found, link


def test_every_page_fits_a_phone_and_loads_without_trouble(browser: Browser, real_site: Path) -> None:
    with serve(real_site / "site") as host:
        context = browser.new_context(viewport=PHONE)
        context.add_init_script(NO_SERVICE_WORKERS)  # a copy that is begun is given up when the page is left
        page = context.new_page()
        trouble = Trouble(page, host)
        for address in soundness.addresses(project.load(real_site)):
            page.goto(host + address)
            until_equipped(page)
            trouble.note(f"wider than a phone: {address}", page.evaluate("document.documentElement.scrollWidth") > 360)
        context.close()
    assert trouble.found == []
