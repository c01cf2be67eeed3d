"""Configurations of the servers that people run themselves."""

from __future__ import annotations

from pathlib import Path

from helpcenter.content.content import Content
from helpcenter.files.writing import write_whole
from helpcenter.hosting import apache, caddy, nginx
from helpcenter.hosting.delivery import Delivery
from helpcenter.release import folder


def write(site: Path, content: Content) -> None:  # noqa: ARG001 -- as all steps
    """Write one file for each server. Raises OSError."""
    delivery, target = Delivery.of(content), folder.of(content)
    for server in (nginx, caddy, apache):
        write_whole(target / server.NAME, server.render(delivery).encode())
