"""The real help center, built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from projects import build, copy_real
from sharing import made_once


def build_real(folder: Path) -> None:
    result = build(copy_real(folder))
    assert result.returncode == 0, result.stderr


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real project, built from the working tree."""
    return made_once(tmp_path_factory, "real", build_real)
