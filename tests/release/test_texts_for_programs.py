"""Pages as Markdown, and the lists of them, for programs that read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from helpcenter.build import robots_txt, site_files
from helpcenter.content.content import Content
from helpcenter.release import llms_txt, markdown_page, texts_for_programs
from views import loaded, replace

URL = "https://help.example.org/"
MOON = "docs/en/verify/moon.md"


def markdown(content: Content, src_uri: str = "en/verify/moon.md") -> str:
    page = content.pages[src_uri]
    return markdown_page.render(content, page, content.guide(page))


def add(tiny: Path, text: str) -> str:
    """The body of the guide with a paragraph more, and nothing else."""
    with (tiny / MOON).open("a", encoding="utf-8") as file:
        file.write(f"\n{text}\n")
    return markdown(loaded(tiny)).rstrip("\n").rpartition("\n\n")[2]


def test_a_page_has_a_head_of_plain_lines(tiny: Path) -> None:
    head, _, body = markdown(loaded(tiny)).partition("\n\n")
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    assert facts["Address"] == f"{URL}en/verify/moon/"
    assert facts["Language"] == "en"
    assert facts["Reviewed"] == "2026-11-20"
    assert facts["Evidence"].startswith("reported (")
    assert body.startswith("# ")


def test_sources_with_the_day_on_which_they_were_read(tiny: Path) -> None:
    replace(
        tiny / "docs/zh/verify/moon.md",
        "evidence: reported",
        "evidence: reported\nsources:\n- {url: https://moon.example/a, read: 2026-11-19, lang: zh, stored: true}\n"
        "- {url: https://moon.example/b, read: 2026-11-18, lang: zh}",
    )
    head = markdown(loaded(tiny)).partition("\n\n")[0]
    assert "Source: https://moon.example/a (read 2026-11-19, as a stored copy)" in head
    assert "Source: https://moon.example/b (read 2026-11-18)" in head


def test_data_are_filled_in(tiny: Path) -> None:
    assert "{{" not in markdown(loaded(tiny))


ADDRESSES = [
    ("[A](index.md)", f"[A]({URL}en/verify/index.md)"),
    ("[A](../index.md#how-long)", f"[A]({URL}en/index.md#how-long)"),
    ('[A](index.md "T")', f'[A]({URL}en/verify/index.md "T")'),
    ("[A](<index.md>)", f"[A](<{URL}en/verify/index.md>)"),
    ("[A](#result)", f"[A]({URL}en/verify/moon/index.md#result)"),
    ("[A](https://moon.example/)", "[A](https://moon.example/)"),
    ("[A](index.md) `[A](index.md)`", f"[A]({URL}en/verify/index.md) `[A](index.md)`"),
    ("[A](index.md) [B](../index.md)", f"[A]({URL}en/verify/index.md) [B]({URL}en/index.md)"),
    ("[A](../nothing.md)", "[A](../nothing.md)"),
    ("[A](tel:123)", "[A](tel:123)"),
]


@pytest.mark.parametrize(("written", "expected"), ADDRESSES)
def test_links_are_whole(tiny: Path, written: str, expected: str) -> None:
    assert add(tiny, written) == expected


def test_a_reference_is_whole_where_it_is_defined(tiny: Path) -> None:
    assert f"[a]: {URL}en/verify/index.md" in add(tiny, "[A][a] [B][a]\n\n[a]: index.md")


def test_a_wrong_mark_is_as_it_was_meant(tiny: Path) -> None:
    assert add(tiny, "【A】(index.md)") == f"[A]({URL}en/verify/index.md)"


def lists(content: Content, locale: str = "en") -> dict[str, str]:
    texts = {src_uri: markdown(content, src_uri) for src_uri in content.pages}
    return llms_txt.files(content, content.project.language(locale), texts)


def test_a_list_of_the_pages_has_the_form_of_llms_txt(tiny: Path) -> None:
    text = lists(loaded(tiny))["en/llms.txt"]
    name, blockquote, *rest = text.split("\n\n")
    assert name.startswith("# ")
    assert all(line.startswith("> ") for line in blockquote.splitlines())
    for heading, pages in zip(rest[::2], rest[1::2], strict=True):
        assert re.fullmatch("## .+", heading)
        assert all(re.fullmatch(r"- \[.+\]\(https://\S+/index\.md\): .+", line) for line in pages.splitlines())


@pytest.mark.parametrize(("locale", "prefix"), [("zh", ""), ("en", "en/")])
def test_every_page_is_in_both_lists_once(tiny: Path, locale: str, prefix: str) -> None:
    content = loaded(tiny)
    files = lists(content, locale)
    addresses = re.findall(r"\]\((\S+)\):", files[f"{prefix}llms.txt"])
    pages = [page for page in content.pages.values() if page.locale == locale]
    assert sorted(addresses) == sorted(markdown_page.markdown_address(content, page) for page in pages)
    assert files[f"{prefix}llms-full.txt"].count("\nAddress: ") == len(pages)


def test_brackets_in_a_title_do_not_end_the_link(tiny: Path) -> None:
    replace(tiny / MOON, "title: Verify", "title: Verify [Moon]")
    assert r"[Verify \[Moon\]" in lists(loaded(tiny))["en/llms.txt"]


def test_they_are_beside_the_pages(tiny: Path, tmp_path: Path) -> None:
    content, site = loaded(tiny), tmp_path / "site"
    for page in content.pages.values():
        (site / content.places.of(page)).mkdir(parents=True, exist_ok=True)
    texts_for_programs.write(site, content)
    written = {file.relative_to(site).as_posix(): file.read_text("utf-8") for file in site.rglob("*.*")}
    pages = {f"{content.places.of(page)}index.md": markdown(content, page.src_uri) for page in content.pages.values()}
    assert written == pages | lists(content, "zh") | lists(content)


def test_a_page_that_is_not_translated_is_in_no_list(tiny: Path) -> None:
    text = (tiny / MOON).read_text("utf-8")
    head = re.sub(r"translation: .*", "translation: {from: zh, status: not-translated}", text.split("\n---\n")[0])
    (tiny / MOON).write_text(f"{head}\n---\n", "utf-8")
    content = loaded(tiny)
    assert "Language: zh-Hans" in markdown(content)
    assert "moon" not in lists(content)["en/llms.txt"]


def test_robots_are_told_of_the_sitemap(tiny: Path) -> None:
    assert f"Sitemap: {URL}sitemap.xml" in site_files.for_programs(loaded(tiny))[robots_txt.NAME]


def test_robots_of_the_project_stay_as_they_are(tiny: Path) -> None:
    (tiny / "docs/robots.txt").write_text("User-agent: *\nDisallow: /old/\n", "utf-8")
    assert robots_txt.NAME not in site_files.for_programs(loaded(tiny))
