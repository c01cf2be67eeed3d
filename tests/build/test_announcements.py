"""What is announced is on every page, with its days; a site without announcements carries nothing of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import project
from helpcenter.build.announcements import AnnouncementView, announcements
from helpcenter.content import loading
from projects import build

ENTRY = """\
- from: 2026-11-20
  until: 2026-12-01
  text: {zh: 系统维护。, en: Maintenance <b>.}
  page: moon-verify
  section: result
"""


def announce(tiny: Path, text: str) -> None:
    (tiny / "docs/_data/announcements.yml").write_text(text, "utf-8")


def views(tiny: Path) -> dict[str, tuple[AnnouncementView, ...]]:
    content, findings = loading.load(project.load(tiny))
    assert content is not None, findings
    return {language.locale: announcements(content, language) for language in content.project.languages}


def test_each_language_has_its_text_its_days_in_words_and_its_link(tiny: Path) -> None:
    assert views(tiny) == {"zh": (), "en": ()}
    announce(tiny, ENTRY)
    found = views(tiny)
    (chinese,), (english,) = found["zh"], found["en"]
    assert (english.begin, english.until) == ("2026-11-20", "2026-12-01")
    assert english.dates == "(Nov 20, 2026 to Dec 1, 2026)"
    assert chinese.text == "系统维护。"
    assert english.link
    assert (english.link.title, english.link.path) == ("Result", "en/verify/moon/#result")
    assert chinese.digest == english.digest


def test_who_has_closed_it_is_told_again_if_the_text_changes_not_if_the_days_do(tiny: Path) -> None:
    digests = []
    for text in (ENTRY, ENTRY.replace("12-01", "12-24"), ENTRY.replace("系统", "网站")):
        announce(tiny, text)
        digests.append(views(tiny)["en"][0].digest)
    assert digests[0] == digests[1] != digests[2]


@pytest.mark.build
def test_a_site_carries_only_what_it_uses(tiny: Path) -> None:
    assert build(tiny).returncode == 0
    page = (tiny / "site/en/verify/moon/index.html").read_text("utf-8")
    (styles,) = tiny.glob("site/assets/*/stylesheets/helpcenter.css")
    assert "announcement" not in page + styles.read_text("utf-8")
    assert not [*tiny.glob("site/**/announcements.*")]
    announce(tiny, ENTRY)
    assert build(tiny).returncode == 0
    page = (tiny / "site/en/verify/moon/index.html").read_text("utf-8")
    assert 'data-from="2026-11-20" data-until="2026-12-01"' in page
    assert "Maintenance &lt;b&gt;." in page
    (styles,) = tiny.glob("site/assets/*/stylesheets/helpcenter.css")
    assert ".announcement" in styles.read_text("utf-8")
    assert [file.suffix for file in tiny.glob("site/**/announcements.*")] == [".js"]
