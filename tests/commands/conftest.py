"""The published schema of SARIF."""

from __future__ import annotations

import pytest

from published_schemas import json_schema


@pytest.fixture(scope="session")
def sarif_schema() -> dict[str, object]:
    return json_schema("sarif-2.1.0")
