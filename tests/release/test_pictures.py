"""The pictures that a release adds: icons, and one of each page for messengers and social networks."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from helpcenter.build.release_files import APPLE_ICON, FAVICON, ICONS, share_picture
from helpcenter.content.content import Content
from helpcenter.findings.errors import UsageError
from helpcenter.release import drawing, icons, share_pictures
from helpcenter.site_languages import Language
from projects import TINY, copy_project
from views import loaded, replace

# Messengers leave out what is larger.
MOST_BYTES = 40 * 1024
LANGUAGES = {
    tag: Language(tag, tag, tag, default=False, direction="rtl" if tag == "ar" else "ltr")
    for tag in ("zh-Hans", "en", "ar", "ja")
}


@pytest.fixture
def arabic(tmp_path: Path) -> Content:
    """The tiny project in three languages."""
    folder = copy_project(tmp_path / "arabic", TINY / "docs", templates=False)
    entry = "        - locale: ar\n          name: العربية\n"
    replace(folder / "mkdocs.yml", "          name: English\n", f"          name: English\n{entry}")
    return loaded(folder)


def drawn(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def ink(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a part are dark."""
    return sum(picture.convert("L").crop(box).histogram()[:128])


def test_every_page_has_a_picture_in_its_language(arabic: Content, tmp_path: Path) -> None:
    share_pictures.write(tmp_path / "site", arabic)
    for page in arabic.pages.values():
        data = (tmp_path / "site" / share_picture(arabic.places.of(page))).read_bytes()
        picture = drawn(data)
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert len(data) <= MOST_BYTES
        left, right = ink(picture, (80, 260, 500, 480)), ink(picture, (700, 260, 1120, 480))
        assert (left < right) == (page.locale == "ar"), "the title begins where its readers begin"


def test_what_is_known_is_not_drawn_again(arabic: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    share_pictures.write(tmp_path / "one", arabic)
    monkeypatch.setattr(share_pictures, "dots", None)
    share_pictures.write(tmp_path / "two", arabic)
    files = [file.relative_to(tmp_path / "one") for file in (tmp_path / "one").rglob("*.png")]
    assert len(files) == len(arabic.pages)
    assert all((tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes() for file in files)


def test_letters_are_those_of_the_fonts_that_come_with_packages() -> None:
    """None is a box, which stands for a letter that is not there: all of them would look alike."""
    for tag, (one, other) in {"zh-Hans": "认证", "en": "Ab", "ar": "بث", "ja": "のひ"}.items():
        pictures = {
            drawing.dots(
                f'<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><text y="70" font-size="60" '
                f'font-family="{drawing.families(LANGUAGES[tag])[0]}">{letter}</text></svg>',
                99,
                LANGUAGES[tag],
            )
            for letter in (one, other)
        }
        assert len(pictures) == 2, tag


TITLES = [
    ("en", "Verify", 1),
    ("en", "T-Mobile prepaid: activation and identity verification", 3),
    ("zh-Hans", "中国联通香港八达通卡实名认证和充值以及常见问题", 2),
    ("en", "Long " * 60, 3),
]


@pytest.mark.parametrize(("tag", "title", "lines"), TITLES)
def test_a_title_has_as_many_lines_as_it_needs(tag: str, title: str, lines: int) -> None:
    size, found = share_pictures._lines(title, LANGUAGES[tag])
    assert len(found) <= lines
    assert all(drawing.width(line, size, LANGUAGES[tag]) <= 1060 for line in found)
    assert all(line[0] not in "，。：；？！" for line in found)


def test_icons(tiny: Path, tmp_path: Path) -> None:
    icons.write(tmp_path, loaded(tiny))
    for path, icon in ICONS.items():
        picture = drawn((tmp_path / path).read_bytes())
        assert (picture.format, picture.size) == ("PNG", (icon.side, icon.side))
        corner = picture.convert("RGBA").getpixel((0, 0))
        assert (corner[3] == 255) == icon.maskable, "only one that is cut fills its corners"
    assert drawn((tmp_path / APPLE_ICON).read_bytes()).convert("RGBA").getpixel((0, 0)) == (255, 255, 255, 255)
    ico = drawn((tmp_path / FAVICON).read_bytes())
    assert ico.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_an_icon_of_the_project_stays(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / FAVICON).write_bytes(b"own")
    icons.write(tmp_path, loaded(tiny))
    assert (tmp_path / FAVICON).read_bytes() == b"own"


def test_without_fonts_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing.require()
    monkeypatch.setattr(drawing, "find_spec", lambda _: None)
    with pytest.raises(UsageError, match=r"pip install 'helpcenter\[release\]'"):
        drawing.require()
