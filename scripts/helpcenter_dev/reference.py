"""Generates what is made from the code: docs/RULES.md, the schemas for editors, the tables in the writers' guides."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from helpcenter.content.data import FILES
from helpcenter.content.fields.front_matter import front_matter
from helpcenter.content.schemas import json_schemas
from helpcenter.files import declared_types
from helpcenter.lint import documentation
from helpcenter.rules import CATALOG

ROOT = Path(__file__).parents[2]
# The guides for writers, each with the file that describes the fields in its language; English is in the code.
_GUIDES = {"docs/WRITING.md": None, "docs/WRITING.zh.md": "fields.zh.yml"}
_HEADS = {"front-matter": ["Key", "Rule"], "data": ["File", "Holds"]}
_TABLE = re.compile(r"(<!-- table: (\S+) -->\n).*?(?=<!-- end -->)", re.DOTALL)


def generated() -> Iterator[tuple[Path, str]]:
    """Every file that is generated from the code, and its text."""
    key = yaml.safe_load((ROOT / "docs/_data/help_center.yml").read_text("utf-8"))["product_key"]
    yield ROOT / "docs/RULES.md", documentation.as_markdown(CATALOG.rules.values())
    for name, schema in json_schemas(key).items():
        yield ROOT / f"scripts/schemas/{name}.json", json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    for guide, words in _GUIDES.items():
        yield ROOT / guide, _with_tables(ROOT / guide, words, key)


def _with_tables(guide: Path, words: str | None, product_key: str) -> str:
    """The guide with its tables generated again, each between its two marks."""
    tables = {
        "front-matter": _front_matter(product_key),
        "data": {f"{name}.yml": file.about for name, file in FILES.items() if file.about},
    }
    texts: dict[str, Any] = {"heads": _HEADS, **tables}
    if words:
        texts = yaml.safe_load(Path(__file__).with_name(words).read_text("utf-8"))

    def table(found: re.Match[str]) -> str:
        name = found[2]
        return found[1] + "".join(_rows(texts["heads"][name], {key: texts[name][key] for key in tables[name]}))

    return _TABLE.sub(table, guide.read_text("utf-8"))


def _front_matter(product_key: str) -> dict[str, str]:
    fields = declared_types.declared_keys(front_matter(product_key))
    return {key: field.description or "" for key, field in fields.items()}


def _rows(head: list[str], rows: Mapping[str, str]) -> Iterator[str]:
    yield f"| {head[0]} | {head[1]} |\n|---|---|\n"
    yield from (f"| `{name}` | {text} |\n" for name, text in rows.items())


def main() -> None:
    for file, text in generated():
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    main()
