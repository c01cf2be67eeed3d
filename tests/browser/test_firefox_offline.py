"""The copy on the device, in Firefox, which `firefox-offline.ts` drives: pages and the search without a network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpcenter_dev import firefox
from helpcenter_dev.server import serve
from pages import read

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).with_name("firefox-offline.ts")
LONG_AGO = 1_000_000_000
VISITED, UNVISITED = "en/verify/heyon/", "en/top-up/t-mobile/"


def test_after_one_visit_an_unvisited_guide_opens_and_the_search_finds(site: Path, tmp_path: Path) -> None:
    node = Path(sys.executable).with_name("node")
    old = Path(shutil.copytree(site, tmp_path / "site"))
    for file in old.rglob("*"):  # what changed long ago, browsers keep for a while without asking
        os.utime(file, (LONG_AGO, LONG_AGO))
    with serve(old) as host:
        command = [node, SCRIPT, firefox.path(), host, VISITED, UNVISITED, "passport"]
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
        )
        assert process.stdout
        said = process.stdout.readline()
    output, errors = process.communicate()  # there is no host any more
    assert said == "kept\n", errors
    assert process.returncode == 0, errors
    report = json.loads(output)
    assert report["heading"] == read(site, UNVISITED).css_first("h1").text().strip()
    assert report["found"]
