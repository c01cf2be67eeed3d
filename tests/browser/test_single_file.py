"""The file with all guides, opened from a folder, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from helpcenter import project
from helpcenter.build.page_renderer import PageRenderer
from helpcenter.content import loading
from helpcenter.release import single_file
from projects import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory, site: Path) -> Path:  # noqa: ARG001 -- with its styles and scripts
    loaded = project.load(ROOT)
    content, findings = loading.load(loaded)
    assert content is not None, findings
    file = tmp_path_factory.mktemp("file") / "guides.html"
    file.write_text(single_file.render(PageRenderer(content), loaded.language("en")), "utf-8")
    return file


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    page = context.new_page()
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(file.as_uri())
    yield page
    context.close()
    assert not problems  # nothing is forbidden by its policy, and nothing is asked for


def test_a_place_is_found_and_reached(opened: Page) -> None:
    opened.get_by_role("searchbox").fill("passport only")
    found = opened.locator(".found a")
    expect(found.first).to_contain_text("Only a passport")
    found.first.click()
    expect(opened.locator(":target")).to_be_in_viewport()
    expect(found.first).to_be_hidden()


def test_nothing_found_is_said(opened: Page) -> None:
    opened.get_by_role("searchbox").fill("porcupines")
    expect(opened.locator(".found")).to_contain_text("porcupines")


def test_a_link_between_guides_stays_in_the_file(opened: Page) -> None:
    opened.locator("main article:not(#contents) a[href^='#safety/']").first.click()
    expect(opened.locator(":target")).to_be_in_viewport()
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
