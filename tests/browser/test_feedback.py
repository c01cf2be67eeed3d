"""What readers say of a page: what is sent, when, and what is not."""

from __future__ import annotations

import datetime
import json
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

import feedback_endpoint
from helpcenter_dev.server import HostWithHeaders, serve
from projects import build, copy_tiny
from sharing import made_once
from trouble import Trouble
from waiting import NO_SERVICE_WORKERS, until_equipped

PROGRAM = "https://feedback.example.org"
PROGRAMS = {"helpful": f"{PROGRAM}/helpful", "mistakes": f"{PROGRAM}/mistakes"}
LINKS = {
    "mistakes": "https://tracker.example.org/issues/new?title={subject}&body={address}",
    "edit": "https://tracker.example.org/edit/main/docs/{path}",
}
ABOUT = {"page": "moon-verify", "language": "en", "version": "2026-11-20"}
# Told by the browser itself, also of what fails without a word.
LISTENING = """addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI}`))"""
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Content-Type"}


def built_with(feedback: dict[str, str]) -> Callable[[Path], None]:
    def make(folder: Path) -> None:
        copy_tiny(folder)
        file = folder / "mkdocs.yml"
        text = file.read_text("utf-8")
        configured = text.replace("  - helpcenter\n", f"  - helpcenter: {{feedback: {json.dumps(feedback)}}}\n")
        assert configured != text
        file.write_text(configured, "utf-8")
        result = build(folder)
        assert result.returncode == 0, result.stderr

    return make


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose pages send what readers say."""
    site = made_once(tmp_path_factory, "asking", built_with(PROGRAMS)) / "site"
    with serve(site, handler=HostWithHeaders) as address:
        yield address


@pytest.fixture(scope="module")
def linking(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose pages lead to where readers say it."""
    site = made_once(tmp_path_factory, "linking", built_with(LINKS)) / "site"
    with serve(site, handler=HostWithHeaders) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """As readers have it: with the policy."""
    context = browser.new_context()
    context.add_init_script(LISTENING)
    context.add_init_script(NO_SERVICE_WORKERS)
    yield context
    context.close()


@pytest.fixture
def sent(context: BrowserContext) -> list[Request]:
    """What was sent to the program."""
    requests: list[Request] = []

    def take(route: Route) -> None:
        requests.append(route.request)
        route.fulfill(status=204, headers=CORS)

    context.route(f"{PROGRAM}/**", take)
    return requests


@pytest.fixture
def page(context: BrowserContext, asking: str) -> Iterator[Page]:
    page = context.new_page()
    trouble = Trouble(page, asking)
    page.goto(f"{asking}en/verify/moon/")
    until_equipped(page)
    yield page
    assert not [text for text in trouble.found if text.startswith("error:") or "policy" in text.lower()]


def bodies(sent: list[Request]) -> list[tuple[str, dict[str, Any]]]:
    return [(urlsplit(request.url).path, json.loads(request.post_data or "")) for request in sent]


def until_loaded(page: Page) -> None:
    """Until the script is there: it comes when its place is seen."""
    page.locator(".feedback").scroll_into_view_if_needed()
    page.locator(".feedback > [role=status]").wait_for(state="attached")


def until_told(page: Page, text: str) -> None:
    expect(page.locator(".feedback > [role=status]")).to_contain_text(text)


@pytest.mark.build
def test_a_page_that_helped(page: Page, sent: list[Request]) -> None:
    assert "feedback.example.org" in page.locator(".feedback small").inner_text()  # before anything is sent
    page.click(".feedback [name=yes]")
    until_told(page, "It has been sent")
    assert bodies(sent) == [("/helpful", {**ABOUT, "answer": "yes"})]
    headers = sent[0].all_headers()
    assert "referer" not in headers
    assert "cookie" not in headers
    expect(page.locator(".feedback fieldset")).to_have_count(0)


@pytest.mark.build
def test_one_that_did_not_help_and_a_mistake_at_a_step(page: Page, sent: list[Request]) -> None:
    page.click(".feedback [name=no]")
    page.click(".feedback [name=failed]")
    until_told(page, "It has been sent")
    page.click(".feedback [name=mistake]")
    page.select_option(".feedback select", "app-2")
    page.click(".feedback [name=differs]")
    expect(page.locator(".feedback select")).to_have_count(0)
    assert bodies(sent) == [
        ("/helpful", {**ABOUT, "answer": "no", "reason": "failed"}),
        ("/mistakes", {**ABOUT, "answer": "mistake", "reason": "differs", "step": "app-2"}),
    ]


@pytest.mark.build
def test_without_a_network_it_is_sent_later_and_once(page: Page, sent: list[Request]) -> None:
    until_loaded(page)
    page.context.set_offline(True)
    # What is answered by the test goes by the state of the network.
    page.context.unroute(f"{PROGRAM}/**")
    page.click(".feedback [name=yes]")
    until_told(page, "It will be sent")
    page.context.route(f"{PROGRAM}/**", lambda route: (sent.append(route.request), route.fulfill(headers=CORS)))
    with page.expect_response(f"{PROGRAM}/**"):
        page.context.set_offline(False)
    page.wait_for_load_state("networkidle")
    assert bodies(sent) == [("/helpful", {**ABOUT, "answer": "yes"})]
    page.reload()
    until_loaded(page)
    assert len(sent) == 1


@pytest.mark.build
def test_what_waits_is_sent_at_the_next_visit(page: Page, sent: list[Request], asking: str) -> None:
    until_loaded(page)
    page.context.unroute(f"{PROGRAM}/**")
    page.context.route(f"{PROGRAM}/**", lambda route: route.fulfill(status=503, headers=CORS))
    page.click(".feedback [name=yes]")
    until_told(page, "It will be sent")
    page.context.unroute(f"{PROGRAM}/**")
    page.context.route(f"{PROGRAM}/**", lambda route: (sent.append(route.request), route.fulfill(headers=CORS)))
    with page.expect_response(f"{PROGRAM}/**"):
        page.goto(f"{asking}verify/moon/")
    assert bodies(sent) == [("/helpful", {**ABOUT, "answer": "yes"})]


@pytest.mark.build
def test_what_is_refused_is_told_and_not_sent_again(page: Page, sent: list[Request]) -> None:
    page.context.unroute(f"{PROGRAM}/**")
    page.context.route(
        f"{PROGRAM}/**", lambda route: (sent.append(route.request), route.fulfill(status=422, headers=CORS))
    )
    page.click(".feedback [name=yes]")
    until_told(page, "could not be sent")
    page.reload()
    until_loaded(page)
    assert len(sent) == 1


@pytest.mark.build
def test_the_example_program_takes_it(browser: Browser, asking: str, tmp_path: Path) -> None:
    """By HTTP, which the configuration would not allow."""
    answers = tmp_path / "answers.jsonl"
    with feedback_endpoint.endpoint(answers, asking.rstrip("/"), 0, lambda: datetime.date(2026, 11, 21)) as server:
        threading.Thread(target=server.serve_forever).start()
        context = browser.new_context(bypass_csp=True)
        context.add_init_script(NO_SERVICE_WORKERS)
        address = f"http://127.0.0.1:{server.server_port}/"

        def told(route: Route) -> None:
            text = route.fetch().text()
            route.fulfill(body=text.replace(PROGRAMS["helpful"], address), content_type="application/json")

        context.route("**/feedback/en.json", told)
        page = context.new_page()
        page.goto(f"{asking}en/verify/moon/")
        page.click(".feedback [name=no]")
        page.click(".feedback [name=unclear]")
        until_told(page, "It has been sent")
        context.close()
        server.shutdown()
    said = {**ABOUT, "answer": "no", "reason": "unclear", "received": "2026-11-21"}
    assert json.loads(answers.read_text("utf-8")) == said


@pytest.mark.build
def test_its_script_is_loaded_only_near_it(context: BrowserContext, asking: str) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": 360, "height": 300})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
    page.goto(f"{asking}en/verify/moon/")
    until_equipped(page)
    page.wait_for_load_state("networkidle")
    assert "feedback.js" not in asked
    until_loaded(page)
    assert "feedback.js" in asked


@pytest.mark.build
def test_a_tracker_is_filled_with_the_step(context: BrowserContext, linking: str) -> None:
    page = context.new_page()
    page.goto(f"{linking}en/verify/moon/#app-2")
    until_equipped(page)
    until_loaded(page)
    page.get_by_text("Report a mistake").click()
    query = parse_qs(urlsplit(page.get_by_text("Write it down").get_attribute("href") or "").query)
    assert query == {
        "title": ["moon-verify, en, app-2, 2026-11-20"],
        "body": ["https://help.example.org/en/verify/moon/#app-2"],
    }


@pytest.mark.build
def test_without_scripts_there_are_links_and_no_buttons(browser: Browser, linking: str, asking: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{linking}en/verify/moon/")
    address = page.get_by_text("Report a mistake").get_attribute("href") or ""
    assert parse_qs(urlsplit(address).query)["title"] == ["moon-verify, en, 2026-11-20"]
    edit = page.get_by_text("Edit this page").get_attribute("href")
    assert edit == "https://tracker.example.org/edit/main/docs/en/verify/moon.md"
    page.goto(f"{asking}en/verify/moon/")
    assert page.locator(".feedback button:visible").count() == 0
    context.close()
