"""Tells the programs that visit sites that they may read all, and where the sitemap is (RFC 9309)."""

from __future__ import annotations

from helpcenter.content.content import Content

NAME = "robots.txt"


def render(content: Content) -> str | None:
    """The text of the file; None where the docs folder has one of its own."""
    if content.file_for_servers(NAME):
        return None
    return f"User-agent: *\nAllow: /\n\nSitemap: {content.project.site_url}sitemap.xml\n"
