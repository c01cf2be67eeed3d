"""A build that takes pages from the cache gives what one without it gives, whatever was changed in between."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from random import Random
from typing import Any

import pytest

from faults import contents
from helpcenter import project
from helpcenter.build import generator, inputs, page_renderer, site_files
from helpcenter.build.cache import Cache
from helpcenter.build.file_digest import file_digest
from helpcenter.build.kept_readings import GUIDES, TEMPLATES, TEXTS, kept_readings
from helpcenter.build.last_site import LastSite
from helpcenter.build.page_renderer import PageRenderer
from helpcenter.build.read_ahead import read_ahead
from helpcenter.content import loading
from helpcenter.files.memo import Memo
from helpcenter.findings.errors import FindingError
from projects import add_products
from sharing import SOAK

pytestmark = pytest.mark.build
MEMOS = TEXTS | GUIDES | TEMPLATES


def made(folder: Path, kept_in: Path | None) -> object:
    """The files of the site, by name, or what prevents them; a folder has what is kept, and the last site."""
    for memo in MEMOS.values():  # as in another process
        memo.renew()
        memo.renew()
    try:
        loaded = project.load(folder)
        read = inputs.of_project(loaded)
        with kept(kept_in, "texts", TEXTS | GUIDES) as are_kept:
            if not are_kept:
                read_ahead(loaded, TEXTS)
            content, findings = loading.load(loaded)
    except FindingError as error:
        return error.finding
    if content is None:
        return findings
    with tempfile.TemporaryDirectory() as temporary, kept(kept_in, "templates", TEMPLATES):
        site, last = Path(temporary, "site"), (kept_in or Path(temporary)) / "last"
        site.mkdir()
        last_site = LastSite(last, Cache(kept_in / "pages.sqlite", ())) if kept_in else None
        result = site_files.make(PageRenderer(content), (), read, last_site, site)
        digests = {name: file_digest((site / name).read_bytes()) for name in result.digests}
        assert digests == dict(result.digests)
        if kept_in and not result.findings:
            shutil.rmtree(last, ignore_errors=True)
            shutil.move(site, last)
            site = last
        return result.findings or contents(site)


def kept(kept_in: Path | None, name: str, memos: dict[str, Memo[Any]]) -> AbstractContextManager[bool]:
    return kept_readings(Cache(kept_in / f"{name}.sqlite", ()), memos) if kept_in else nullcontext(enter_result=False)


def change(file: Path, random: Random, pattern: str, new: str) -> None:
    """Replace one of the places in a file that have this pattern."""
    text = file.read_text("utf-8")
    if places := list(re.finditer(pattern, text, re.MULTILINE)):
        place = random.choice(places)
        file.write_text(text[: place.start()] + place.expand(new) + text[place.end() :], "utf-8")


def page(folder: Path, random: Random) -> Path:
    return random.choice(sorted((folder / "docs").glob("[a-z][a-z]/**/*.md")))


def title(folder: Path, random: Random) -> None:
    """A title, which other pages show."""
    file, word = page(folder, random), f"{random.randrange(1000)}"
    change(file, random, r"^title: (.+)", rf"title: \1 {word}")
    change(file, random, r"^# (.+?)( \{.*)?$", rf"# \1 {word}")


def sentence(folder: Path, random: Random) -> None:
    change(page(folder, random), random, r"^(\w[^:{}]+)$", rf"\1 {random.randrange(1000)}")


def link(folder: Path, random: Random) -> None:
    change(page(folder, random), random, r"\n\n## ", "\n\n[A](../faq.md#how-long) [B](verify/moon.md)\n\n## ")


def rename(folder: Path, random: Random) -> None:
    guide, name = random.choice(sorted((folder / "docs/zh/verify").glob("*.md"))).name, f"a{random.randrange(1000)}.md"
    for locale in ("zh", "en"):
        (folder / f"docs/{locale}/verify" / guide).rename(folder / f"docs/{locale}/verify" / name)


def remove(folder: Path, _: Random) -> None:
    guides = [file.name for file in sorted((folder / "docs/zh/verify").glob("star-*.md"))]
    for locale in ("zh", "en") if guides else ():
        (folder / f"docs/{locale}/verify" / guides[0]).unlink()


def product(folder: Path, random: Random) -> None:
    change(folder / "docs/_data/products.yml", random, r"name: (\w+)", rf"name: \1 {random.randrange(1000)}")


def string(folder: Path, random: Random) -> None:
    file = folder / "docs/_data/strings/en.yml"
    file.write_text(file.read_text("utf-8") + f"header.skip: Skip {random.randrange(1000)}\n", "utf-8")


def template(folder: Path, random: Random) -> None:
    file = folder / "overrides/partials" / random.choice(("footer.html", "facts.html", "related.html"))
    file.write_text(file.read_text("utf-8") + f"<b>{random.randrange(1000)}</b>", "utf-8")


def configuration(folder: Path, random: Random) -> None:
    change(
        folder / "mkdocs.yml",
        random,
        r"https://help[\w.]*example.org/",
        f"https://help{random.randrange(99)}.example.org/",
    )


EDITS: tuple[Callable[[Path, Random], None], ...] = (
    title, sentence, link, rename, remove, product, string, template, configuration,
)  # fmt: skip


def test_edits_in_any_order(tiny: Path, tmp_path: Path) -> None:
    add_products(tiny, 4)
    random = Random(7)  # noqa: S311 -- edits, not secrets
    for number in range(200 if SOAK else 10):
        edit = EDITS[number % len(EDITS)] if number < len(EDITS) else random.choice(EDITS)
        edit(tiny, random)
        assert made(tiny, tmp_path) == made(tiny, None), f"edit {number}: {edit.__name__}"


def test_only_what_has_changed_is_rendered(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []
    render = page_renderer.PageRenderer.render

    def noted(self: page_renderer.PageRenderer, each: page_renderer.Page) -> page_renderer.RenderedPage:
        rendered.append(each.src_uri)
        return render(self, each)

    monkeypatch.setattr(page_renderer.PageRenderer, "render", noted)
    made(tiny, tmp_path)
    everything, rendered[:] = set(rendered), []
    assert len(everything) == 6
    made(tiny, tmp_path)
    assert rendered == []
    sentence_of = tiny / "docs/en/verify/moon.md"
    sentence_of.write_text(sentence_of.read_text("utf-8") + "\nMore.\n", "utf-8")
    made(tiny, tmp_path)
    assert rendered == ["en/verify/moon.md"]
    monkeypatch.setattr(generator, "version", lambda: "of another library")
    rendered.clear()
    made(tiny, tmp_path)
    assert set(rendered) == everything


def test_what_is_saved_during_a_build_is_not_kept(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render = page_renderer.PageRenderer.render
    footer = tiny / "overrides/partials/footer.html"
    before = footer.read_text("utf-8")

    def saved(self: page_renderer.PageRenderer, each: page_renderer.Page) -> page_renderer.RenderedPage:
        footer.write_text("Undone.", "utf-8")
        return render(self, each)

    monkeypatch.setattr(page_renderer.PageRenderer, "render", saved)
    made(tiny, tmp_path)
    monkeypatch.undo()
    footer.write_text(before, "utf-8")
    assert made(tiny, tmp_path) == made(tiny, None)


def test_icons_and_extensions_of_the_project(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    icon = tiny / "overrides/.icons/mine/logo.svg"
    icon.parent.mkdir(parents=True)
    configuration = (tiny / "mkdocs.yml").read_text("utf-8")
    configuration = configuration.replace("material/sim-outline", "mine/logo").replace(
        "  - tables\n", "  - tables\n  - shout\n"
    )
    (tiny / "mkdocs.yml").write_text(configuration, "utf-8")
    monkeypatch.syspath_prepend(tiny)
    for number in range(2):
        icon.write_text(f'<svg xmlns="http://www.w3.org/2000/svg"><title>{number}</title></svg>', "utf-8")
        (tiny / "shout.py").write_text(SHOUT.format(number), "utf-8")
        sys.modules.pop("shout", None)
        assert f"<title>{number}</title>".encode() in made(tiny, tmp_path)["en/index.html"]  # type: ignore[index]


SHOUT = """
from markdown.extensions import Extension

class Shout(Extension):
    def extendMarkdown(self, md):
        pass

def makeExtension(**options):
    return Shout(**options)  # {}
"""


@pytest.mark.parametrize("damage", [b"", b"damaged", b"SQLite format 3\0"])
def test_damaged_results_are_ignored(tiny: Path, tmp_path: Path, damage: bytes) -> None:
    expected = made(tiny, tmp_path)
    for file in tmp_path.glob("*.sqlite"):
        file.write_bytes(damage + file.read_bytes()[len(damage) + 100 :] if damage else damage)
    assert made(tiny, tmp_path) == expected
    assert made(tiny, tmp_path) == expected


def test_files_that_somebody_changed_in_the_last_site_are_made_again(tiny: Path, tmp_path: Path) -> None:
    expected = made(tiny, tmp_path)
    last = tmp_path / "last"
    (last / "en/index.html").write_text("Mine.", "utf-8")
    (last / "search/en.json").unlink()
    (last / "index.html").rename(tmp_path / "elsewhere")
    (last / "index.html").symlink_to(tmp_path / "elsewhere")
    (last / "404.html").unlink()
    assert made(tiny, tmp_path) == expected
    assert not (last / "index.html").is_symlink()
