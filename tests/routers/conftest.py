"""The help center of `tests/sites/routers/`: French and German, and nothing of what the other sites are about."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from projects import ROOT, SITES, build
from sharing import made_once

ROUTERS = SITES / "routers"


def copy_routers(target: Path) -> Path:
    shutil.copytree(ROUTERS, target, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", target / "overrides")
    return target


def build_routers(folder: Path) -> None:
    result = build(copy_routers(folder))
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def built_routers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its site. A test that asks for it is marked `build`."""
    return made_once(tmp_path_factory, "routers", build_routers)


@pytest.fixture(scope="session")
def site(built_routers: Path) -> Path:
    return built_routers / "site"


@pytest.fixture
def routers(tmp_path: Path) -> Path:
    """The project without its site, to damage."""
    return copy_routers(tmp_path / "routers")
