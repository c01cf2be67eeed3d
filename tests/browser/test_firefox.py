"""Every type of page in Firefox, which `firefox.ts` drives: it loads without trouble, is searched and keeps ticks."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from helpcenter_dev import firefox
from pages import PAGES, read
from sharing import made_once

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).with_name("firefox.ts")
MISSING = "no/such/page/"
ADDRESSES = ["", "en/", "en/verify/heyon/", "en/faq/verification/", "verify/", "glossary/", "about/", MISSING]
PLAN = {"addresses": ADDRESSES, "search": "en/?q=passport", "guide": "en/verify/heyon/"}


def drive(host: str) -> dict[str, Any]:
    node = Path(sys.executable).with_name("node")
    process = subprocess.run(
        [node, SCRIPT, firefox.path(), host], input=json.dumps(PLAN), capture_output=True, encoding="utf-8", check=False
    )
    assert process.returncode == 0, process.stderr
    return json.loads(process.stdout)


@pytest.fixture(scope="module")
def report(host: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    def write(folder: Path) -> None:
        (folder / "report.json").write_text(json.dumps(drive(host)), "utf-8")

    return json.loads((made_once(tmp_path_factory, "firefox", write) / "report.json").read_text("utf-8"))


def test_pages_load_without_trouble(report: dict[str, Any]) -> None:
    assert report["trouble"] == []


@pytest.mark.parametrize("address", [address for address in ADDRESSES if address != MISSING])
def test_heading(report: dict[str, Any], site: Path, address: str) -> None:
    assert report["headings"][address] == read(site, address).css_first("h1").text().strip()


def test_missing_page(report: dict[str, Any]) -> None:
    assert report["headings"][MISSING]


def test_a_query_in_the_address_is_searched(report: dict[str, Any]) -> None:
    paths = {path for address in report["results"] for path in PAGES.values() if path and f"/en/{path}" in address}
    assert "faq/verification/" in paths


def test_a_step_stays_ticked(report: dict[str, Any]) -> None:
    assert report["ticked"] == {"before": False, "after": True}
