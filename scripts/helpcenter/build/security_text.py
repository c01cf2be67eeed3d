"""`security.txt`: whom to tell of a hole in the security of the site (https://www.rfc-editor.org/rfc/rfc9116). Pure."""

from __future__ import annotations

from helpcenter.content.content import Content

FILE = ".well-known/security.txt"


def render(content: Content) -> str | None:
    """The file; None where no contact is configured, or where the project publishes a file of its own."""
    security = content.data.help_center.security
    if security is None or content.file_for_servers(FILE):
        return None
    languages = ", ".join(language.tag for language in content.project.languages)
    lines = (
        f"Contact: {security.contact}",
        f"Expires: {security.expires.isoformat()}T00:00:00Z",
        f"Preferred-Languages: {languages}",
        f"Canonical: {content.project.site_url}{FILE}",
    )
    return "".join(f"{line}\n" for line in lines)
