"""A project with as many guides as wanted, made from the real ones, to measure how things grow."""

from __future__ import annotations

import re
import shutil
from copy import deepcopy
from itertools import count, cycle
from pathlib import Path

import yaml

SITE_PARTS = ("docs", "overrides", "mkdocs.yml")

# The same docs under the theme and the i18n plugin as they come. Only the web fonts are left out: they
# would be fetched from another host.
STOCK = """\
site_name: Stock
site_url: https://help.example.org/
exclude_docs: |
  /_data/
  /WRITING*.md
  /RULES.md
theme:
  name: material
  font: false
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: zh, name: 简体中文, default: true}
        - {locale: en, name: English}
markdown_extensions: [admonition, attr_list, def_list, sane_lists, tables]
"""


def make(root: Path, target: Path, guides: int, *, stock: bool = False) -> Path:
    """A copy of the project `root` in `target`, filled up to `guides` pages per language."""
    for part in SITE_PARTS:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            shutil.copy(source, target / part)
    if stock:
        (target / "mkdocs.yml").write_text(STOCK, "utf-8")
    locales = [folder.name for folder in (target / "docs").iterdir() if re.fullmatch("[a-z]{2}", folder.name)]
    for locale in locales:
        _fill(target / "docs" / locale, guides)
    _add_cards(target / "docs")
    return target


def _add_cards(docs: Path) -> None:
    """A card of its own for each copied guide, with all that is known of the original: one guide a card and task."""
    text = "".join(page.read_text("utf-8") for page in docs.rglob("*.md"))
    copies = sorted(set(re.findall(r"^card: (.+-\d+)$", text, re.MULTILINE)))
    for name, keys in (("cards", ()), ("labels", ()), ("contacts", ()), ("codes", ()), ("hosts", ("official",))):
        file = docs / f"_data/{name}.yml"
        data = yaml.safe_load(file.read_text("utf-8"))
        cards = data[keys[0]] if keys else data
        for copy in copies:
            original = copy.rpartition("-")[0]
            if original in cards:
                cards[copy] = deepcopy(cards[original])  # YAML would write the same one as an alias
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def _fill(folder: Path, guides: int) -> None:
    pages = sorted(folder.rglob("*.md"))
    originals = cycle(page for page in pages if "type: task" in page.read_text("utf-8"))
    for number, original in zip(count(1), originals, strict=False):
        if len(pages) + number > guides:
            return
        text = re.sub(r"^(id|card): (.+)$", rf"\1: \2-{number}", original.read_text("utf-8"), flags=re.MULTILINE)
        original.with_stem(f"{original.stem}-{number}").write_text(text, "utf-8")
