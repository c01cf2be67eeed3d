"""A project with any number of guides, made from the real ones, to measure how speed and size grow."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from copy import deepcopy
from itertools import count, cycle
from pathlib import Path

import yaml

from helpcenter_dev.prose import Prose, reworded

SITE_PARTS = ("docs", "overrides", "mkdocs.yml")

# The same docs with the theme and the i18n plugin in their standard configuration, only without web fonts, which
# would be loaded from another host.
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


def make(root: Path, target: Path, guides: int, *, stock: bool = False, varied: bool = False) -> Path:
    """A copy of the project `root` in `target`, with more guides, up to `guides` pages per language.

    The additional pages are copies of the guides; if `varied`, they have the same structure but different words.
    """
    for part in SITE_PARTS:
        source = root / part
        if source.is_dir():
            shutil.copytree(source, target / part)
        else:
            shutil.copy(source, target / part)
    if stock:
        (target / "mkdocs.yml").write_text(STOCK, "utf-8")
    folders = [folder for folder in (target / "docs").iterdir() if re.fullmatch("[a-z]{2}", folder.name)]
    # A page says only in its source language that it is a guide.
    originals = {
        page.relative_to(folder)
        for folder in folders
        for page in folder.rglob("*.md")
        if "type: task" in page.read_text("utf-8")
    }
    for folder in folders:
        _fill(folder, [folder / uri for uri in sorted(originals)], guides, varied=varied)
    _add_products(target / "docs")
    for record in (target / "docs/_data").glob("reviewed*.yml"):
        record.unlink()  # nobody has reviewed the copies
    return target


def _add_products(docs: Path) -> None:
    """A product of its own for each copied guide, with all that is known of the original, but its name."""
    text = "".join(page.read_text("utf-8") for page in docs.rglob("*.md"))
    copies = sorted(set(re.findall(r"^card: (.+-\d+)$", text, re.MULTILINE)))
    for name, keys in (("products", ()), ("labels", ()), ("contacts", ()), ("codes", ()), ("hosts", ("official",))):
        file = docs / f"_data/{name}.yml"
        data = yaml.safe_load(file.read_text("utf-8"))
        products = data[keys[0]] if keys else data
        for copy in copies:
            original = copy.rpartition("-")[0]
            if original in products:
                products[copy] = deepcopy(products[original])  # YAML would write the same object as an alias
                if name == "products":  # hundreds of one name would all be meant by it
                    products[copy].update(name=f"Card of {copy}", short=f"{copy} card")
        file.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")


def _fill(folder: Path, originals: list[Path], guides: int, *, varied: bool) -> None:
    pages = sorted(folder.rglob("*.md"))
    prose = Prose("\n".join(_body(page.read_text("utf-8"))[1] for page in pages), seed=guides)
    for number, original in zip(count(1), cycle(originals), strict=False):
        if len(pages) + number > guides:
            return
        text = re.sub(r"^(id|card): (.+)$", rf"\1: \2-{number}", original.read_text("utf-8"), flags=re.MULTILINE)
        if varied:
            text = _varied(text, prose)
        original.with_stem(f"{original.stem}-{number}").write_text(text, "utf-8")


def _body(text: str) -> tuple[str, str]:
    """Front matter and body of a page."""
    front, _, body = text.partition("\n---\n")
    return front, body


def _varied(text: str, prose: Prose) -> str:
    """A page in other words; its title is in the front matter, too."""
    prose.begin_guide()
    front, body = _body(text)
    body = reworded(body, prose)
    title = re.search(r"^# (.+)$", body, re.MULTILINE)
    if title is None:
        raise ValueError("a page without a title")
    front = re.sub(r"^title: .+$", f'title: "{title[1]}"', front, flags=re.MULTILINE)
    front = re.sub(r"^(description): .+$", rf'\1: "{prose.line(60)}"', front, flags=re.MULTILINE)
    return f"{front}\n---\n{body}"


def built(project: Path) -> Path:
    """Build a project, and return the folder of its site."""
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=project, check=True)
    return project / "site"
