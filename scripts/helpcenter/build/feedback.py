"""What a page offers to readers who want to say something of it, and what its script needs for that. Pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.site_languages import Language

FOLDER = "feedback"
_WORDS = ("why", "where", "whole", "what", "told", "open", "sent", "waits", "failed")
# What a reader can choose; the words are the same in the answers that are sent.
_REASONS = ("missing", "unclear", "failed", "other")
_MISTAKES = ("differs", "outdated", "link", "wording", "other")


@dataclass(frozen=True)
class FeedbackView:
    """`host` is asked whether the page helped; `form` is where a mistake is written down, `edit` where it is mended.

    `reports`: a mistake is sent by the page itself. What is not configured is empty. `version` is the day on which the
    page was reviewed.
    """

    host: str
    form: str
    reports: bool
    edit: str
    version: str


def feedback_view(content: Content, page: Page, url: str) -> FeedbackView | None:
    """Of the page at the absolute address `url`; None if nothing is configured."""
    configured = content.project.feedback
    if not configured.addresses:
        return None
    id, version = page.front_matter.id, page.front_matter.reviewed.isoformat()
    return FeedbackView(
        host=urlsplit(configured.helpful).hostname or "",
        form=configured.form_address(f"{id}, {page.locale}, {version}", url),
        reports="mistakes" in configured.programs,
        edit=configured.edit_address(page.src_uri),
        version=version,
    )


def file(language: Language) -> str:
    """The path on the site of what the script needs."""
    return f"{FOLDER}/{language.locale}.json"


def render(content: Content, language: Language) -> str:
    """Addresses, texts and choices for the script of the pages (overrides/browser/parts/feedback.ts)."""
    configured, text = content.project.feedback, content.localizer(language.locale).text
    told = {
        "to": configured.programs,
        "form": configured.form,
        "words": {word: text(f"feedback.{word}", **({"host": "{host}"} if word == "told" else {})) for word in _WORDS},
        "reasons": {reason: text(f"feedback.reason.{reason}") for reason in _REASONS},
        "mistakes": {mistake: text(f"feedback.mistake.{mistake}") for mistake in _MISTAKES},
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
