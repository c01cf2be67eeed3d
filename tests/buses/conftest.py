"""The help center of `tests/sites/buses/`: Spanish, Japanese and Arabic."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from projects import ROOT, SITES, build
from sharing import made_once


def build_buses(folder: Path) -> None:
    shutil.copytree(SITES / "buses", folder, dirs_exist_ok=True)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    result = build(folder)
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def buses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its site. A test that asks for it is marked `build`."""
    return made_once(tmp_path_factory, "buses", build_buses)
