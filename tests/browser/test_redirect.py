"""An address that a page had before, on a host that does not read `_redirects`."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from helpcenter_dev.server import HostWithHeaders, serve
from projects import build
from trouble import Trouble

pytestmark = pytest.mark.build


@pytest.fixture
def moved(tiny: Path) -> Path:
    """The folder of a site with such addresses."""
    lines = "/en/old/ /en/verify/moon/\n/en/older/ /en/verify/moon/#result\n"
    (tiny / "docs/_redirects").write_text(lines, "utf-8")
    built = build(tiny)
    assert built.returncode == 0, built.stderr
    return tiny / "site"


def test_readers_are_led_on(moved: Path, browser: Browser) -> None:
    """With scripts to the same place; without, to the page; and in both cases as the policy of the pages allows."""
    arrivals = {}
    with serve(moved, handler=HostWithHeaders) as host:
        for scripts in (True, False):
            context = browser.new_context(java_script_enabled=scripts)
            page = context.new_page()
            trouble = Trouble(page, host)
            for address in ("en/old/", "en/old/#app-2", "en/old/?q=x#app", "en/older/"):
                page.goto(f"{host}{address}")
                page.wait_for_url("**/en/verify/moon/**")
                arrivals[scripts, address] = page.url.partition("/en/verify/moon/")[2]
            assert [text for text in trouble.found if text.startswith("console")] == []
            context.close()
    assert arrivals == {
        (True, "en/old/"): "",
        (True, "en/old/#app-2"): "#app-2",
        (True, "en/old/?q=x#app"): "?q=x#app",
        (True, "en/older/"): "#result",
        (False, "en/old/"): "",
        (False, "en/old/#app-2"): "",
        (False, "en/old/?q=x#app"): "",
        (False, "en/older/"): "#result",
    }
