"""The preview shows what can be shown: one page that is wrong, or gone, takes nothing else with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from helpcenter.preview.responses import OWN, Responses
from helpcenter.preview.workspace import Workspace
from views import replace

pytestmark = pytest.mark.build

MOON, LANDING = "verify/moon.md", "verify/index.md"


def answers(root: Path) -> Responses:
    """Those of a preview that was started just now."""
    workspace = Workspace(root)
    workspace.read()
    return Responses(workspace.state, root, 1)


def notes(responses: Responses, src_uri: str) -> list[tuple[str, str]]:
    """The rule and the place of each finding that is shown on a page."""
    told = json.loads(responses.to(f"{OWN}notes?{quote(src_uri)}").body)
    return [(note["rule"], note["where"].rpartition(":")[0]) for note in told]


def remove(*src_uris: str) -> Callable[[Path], None]:
    return lambda root: [(root / "docs" / src_uri).unlink() for src_uri in src_uris] and None


def change(src_uri: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: replace(root / "docs" / src_uri, old, new)


@pytest.mark.parametrize(
    ("mistake", "shown"),
    [
        pytest.param(
            remove(f"zh/{MOON}"), {"": 200, "en/": 200, "verify/moon/": 500, "en/verify/moon/": 500}, id="no source"
        ),
        pytest.param(remove(f"en/{MOON}"), {"en/": 200, "verify/moon/": 200, "en/verify/moon/": 200}, id="borrowed"),
        pytest.param(
            remove(*(f"{locale}/{MOON}" for locale in ("zh", "en"))),
            {"": 200, "en/verify/": 200, "verify/moon/": 404},
            id="gone",
        ),
        pytest.param(
            remove(*(f"{locale}/{LANDING}" for locale in ("zh", "en"))),
            {"": 200, "verify/": 404, "verify/moon/": 200},
            id="no landing page",
        ),
        pytest.param(
            change(f"zh/{LANDING}", "title:", "title"),
            {"": 200, "verify/": 500, "en/verify/": 500, "verify/moon/": 200},
            id="landing page",
        ),
        pytest.param(
            change("zh/index.md", "title:", "title"), {"": 500, "en/": 500, "verify/moon/": 200}, id="home page"
        ),
        pytest.param(
            change(f"zh/{MOON}", "task: verify", "task: verfy"), {"": 200, "verify/moon/": 500}, id="unknown task"
        ),
        pytest.param(change(f"zh/{MOON}", 'wait("', 'wait("x'), {"": 200, "verify/moon/": 200}, id="unknown datum"),
        pytest.param(change("_data/help_center.yml", "home, verify", "home, verfy"), {"": 200}, id="unknown page"),
    ],
)
def test_the_other_pages_are_shown(tiny: Path, mistake: Callable[[Path], None], shown: dict[str, int]) -> None:
    mistake(tiny)
    responses = answers(tiny)
    assert {place: responses.to(place).status for place in shown} == shown


@pytest.mark.parametrize(
    ("mistake", "told"),
    [
        pytest.param(remove(f"zh/{MOON}"), [("missing-source", f"docs/en/{MOON}:1")], id="no source"),
        pytest.param(
            change(f"zh/{MOON}", 'wait("', 'wait("x'), [("unknown-datum", f"docs/zh/{MOON}:29")], id="unknown datum"
        ),
        pytest.param(
            change("zh/index.md", "title:", "title"), [("broken-yaml", "docs/zh/index.md:4")], id="unreadable page"
        ),
        pytest.param(
            change("_data/help_center.yml", "home, verify", "home, verfy"),
            [("unknown-page", "docs/_data/help_center.yml:1")],
            id="unknown page",
        ),
        pytest.param(remove(f"en/{LANDING}"), [("missing-translation", f"docs/zh/{LANDING}:1")], id="no translation"),
    ],
)
def test_each_mistake_is_told_once(tiny: Path, mistake: Callable[[Path], None], told: list[tuple[str, str]]) -> None:
    pages = [f"{locale}/{name}" for locale in ("zh", "en") for name in (MOON, LANDING)]
    usual = {page: notes(answers(tiny), page) for page in pages}
    mistake(tiny)
    responses = answers(tiny)
    found = [note for page in pages for note in notes(responses, page) if note not in usual[page]]
    assert list(dict.fromkeys(found)) == told
