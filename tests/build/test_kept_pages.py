"""A build that takes pages from the cache gives what one without it gives, whatever was changed in between."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from helpcenter import project
from helpcenter.build import generator, inputs, page_renderer, site_files
from helpcenter.build.cache import Cache
from helpcenter.content import loading
from helpcenter.findings.errors import FindingError
from projects import add_products
from sharing import SOAK

pytestmark = pytest.mark.build


def made(folder: Path, cache: Cache | None) -> object:
    """The files of the site, or what prevents them."""
    try:
        loaded = project.load(folder)
        read = inputs.of_project(loaded)
        content, findings = loading.load(loaded)
    except FindingError as error:
        return error.finding
    return site_files.make(content, (), read, cache) if content else findings


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
    cache, random = Cache(tmp_path / "pages.sqlite", ()), Random(7)  # noqa: S311 -- edits, not secrets
    for number in range(200 if SOAK else 10):
        edit = EDITS[number % len(EDITS)] if number < len(EDITS) else random.choice(EDITS)
        edit(tiny, random)
        assert made(tiny, cache) == made(tiny, None), f"edit {number}: {edit.__name__}"


def test_only_what_has_changed_is_rendered(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []
    render = page_renderer.PageRenderer.render

    def noted(self: page_renderer.PageRenderer, each: page_renderer.Page) -> page_renderer.RenderedPage:
        rendered.append(each.src_uri)
        return render(self, each)

    monkeypatch.setattr(page_renderer.PageRenderer, "render", noted)
    cache = Cache(tmp_path / "pages.sqlite", ())
    made(tiny, cache)
    everything, rendered[:] = set(rendered), []
    assert len(everything) == 6
    made(tiny, cache)
    assert rendered == []
    sentence_of = tiny / "docs/en/verify/moon.md"
    sentence_of.write_text(sentence_of.read_text("utf-8") + "\nMore.\n", "utf-8")
    made(tiny, cache)
    assert rendered == ["en/verify/moon.md"]
    monkeypatch.setattr(generator, "version", lambda: "of another library")
    rendered.clear()
    made(tiny, cache)
    assert set(rendered) == everything


def test_what_is_saved_during_a_build_is_not_kept(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, render = Cache(tmp_path / "pages.sqlite", ()), page_renderer.PageRenderer.render
    footer = tiny / "overrides/partials/footer.html"
    before = footer.read_text("utf-8")

    def saved(self: page_renderer.PageRenderer, each: page_renderer.Page) -> page_renderer.RenderedPage:
        footer.write_text("Undone.", "utf-8")
        return render(self, each)

    monkeypatch.setattr(page_renderer.PageRenderer, "render", saved)
    made(tiny, cache)
    monkeypatch.undo()
    footer.write_text(before, "utf-8")
    assert made(tiny, cache) == made(tiny, None)


def test_icons_and_extensions_of_the_project(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache, icon = Cache(tmp_path / "pages.sqlite", ()), tiny / "overrides/.icons/mine/logo.svg"
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
        files, findings = made(tiny, cache)  # type: ignore[misc]
        assert not findings
        assert f"<title>{number}</title>" in files["en/index.html"]


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
    file = tmp_path / "pages.sqlite"
    expected = made(tiny, Cache(file, ()))
    file.write_bytes(damage + file.read_bytes()[len(damage) + 100 :] if damage else damage)
    assert made(tiny, Cache(file, ())) == expected
    assert made(tiny, Cache(file, ())) == expected
