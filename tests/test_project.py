"""What is read from `mkdocs.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.findings.errors import FindingError
from helpcenter.findings.formats import as_line
from projects import CARDS


def with_palette(folder: Path, palette: str) -> Path:
    """A project whose theme has this palette."""
    text = (CARDS / "mkdocs.yml").read_text("utf-8")
    start, end = text.index("  palette:"), text.index("\nplugins:")
    (folder / "mkdocs.yml").write_text(f"{text[:start]}{palette}{text[end:]}", "utf-8")
    for name in ("docs", "overrides"):
        (folder / name).mkdir()
    return folder


@pytest.mark.parametrize(
    ("palette", "schemes"),
    [
        ("", ()),
        ("  palette: {scheme: dark}\n", ()),
        ("  palette: []\n", ()),
        ("  palette: [{scheme: light, icon: x}]\n", ("light",)),
        ("  palette:\n    - {scheme: auto, icon: x}\n    - {scheme: very-dark-2, icon: y}\n", ("auto", "very-dark-2")),
    ],
)
def test_colors_that_readers_can_choose(palette: str, schemes: tuple[str, ...], tmp_path: Path) -> None:
    assert project.load(with_palette(tmp_path, palette)).color_schemes == schemes


def test_a_theme_without_our_templates(tmp_path: Path) -> None:
    settings = (CARDS / "mkdocs.yml").read_text("utf-8").replace("  custom_dir: overrides\n", "")
    for name in ("docs", "overrides"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    with pytest.raises(FindingError) as raised:
        project.load(tmp_path)
    line = settings.partition("\ntheme:")[0].count("\n") + 2
    assert as_line(raised.value.finding) == (
        f"mkdocs.yml:{line}:1: the templates are those of another theme; "
        "write theme: {name: helpcenter} [configuration]"
    )


def test_the_templates_of_a_project_come_before_those_of_the_installed_theme(tmp_path: Path) -> None:
    settings = (CARDS / "mkdocs.yml").read_text("utf-8").replace("name: material", "name: helpcenter")
    for name in ("docs", "overrides"):
        (tmp_path / name).mkdir()
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    own, installed = project.load(tmp_path).templates
    assert own == tmp_path / "overrides"
    assert (installed / "mkdocs_theme.yml").is_file()


@pytest.mark.parametrize(
    "entry",
    [
        "{scheme: dark}",
        "{icon: x}",
        "{scheme: Dark, icon: x}",
        "{scheme: dark mode, icon: x}",
        "{scheme: dark-, icon: x}",
        "{scheme: '', icon: x}",
        "{scheme: dark, icon: ''}",
        "dark",
    ],
)
def test_a_color_scheme_without_name_or_icon(entry: str, tmp_path: Path) -> None:
    folder = with_palette(tmp_path, f"  palette:\n    - {{scheme: auto, icon: x}}\n    - {entry}\n")
    with pytest.raises(FindingError) as raised:
        project.load(folder)
    line = folder.joinpath("mkdocs.yml").read_text("utf-8").partition("\ntheme:")[0].count("\n") + 2
    assert as_line(raised.value.finding) == (
        f"mkdocs.yml:{line}:1: each palette entry needs a scheme, named in lower case, and an icon; "
        "write - {scheme: dark, icon: material/weather-night} [configuration]"
    )
