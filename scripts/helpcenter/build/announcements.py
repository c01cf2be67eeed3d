"""What is announced, in one language. Pure.

A page carries all announcements: the same sources make the same site on any day, and the reader's device knows the day.
"""

from __future__ import annotations

from dataclasses import dataclass

from helpcenter.build.page_links import Link, section_link
from helpcenter.content.content import Content
from helpcenter.content.fields.announcement import Announcement
from helpcenter.site_languages import Language


@dataclass(frozen=True)
class AnnouncementView:
    """`begin` and `until` are its first and its last day (2026-11-20), `dates` says them in words."""

    digest: str
    begin: str
    until: str
    dates: str
    text: str
    link: Link | None


def announcements(content: Content, language: Language) -> tuple[AnnouncementView, ...]:
    return tuple(_view(content, language, each) for each in content.data.announcements)


def _view(content: Content, language: Language, announcement: Announcement) -> AnnouncementView:
    localizer = content.localizer(language.locale)
    begin, until = announcement.begin, announcement.until
    link = (
        section_link(content, language.locale, announcement.page, announcement.section) if announcement.page else None
    )
    return AnnouncementView(
        digest=announcement.digest,
        begin=begin.isoformat(),
        until=until.isoformat(),
        dates=localizer.text("announcement.dates", begin=localizer.date(begin), end=localizer.date(until)),
        text=announcement.text[language.locale],
        link=link,
    )
