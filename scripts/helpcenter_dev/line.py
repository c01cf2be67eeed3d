"""A static host as customers reach it: with gzip, and, if wanted, over a slow line."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from threading import Lock
from typing import Any

from helpcenter_dev.server import Host, serve

# What hosts compress; other formats are compressed already.
TEXT = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
_PIECE = 1460  # bytes, as in a packet


class Line:
    """What all requests share: bytes per second, and the seconds until the first byte of an answer.

    That of a browser's own emulation leaves out what workers load.
    """

    def __init__(self, rate: float, latency: float) -> None:
        self.rate = rate
        self.latency = latency
        self._lock = Lock()
        self._free = 0.0

    def carry(self, size: int) -> None:
        """Wait until the line has carried so many bytes, after those before them."""
        with self._lock:
            self._free = max(self._free, time.monotonic()) + size / self.rate
            end = self._free
        time.sleep(max(0, end - time.monotonic()))


# "Slow 3G" of the browsers' tools, with a round trip of 400 ms. Connections take no time of their own.
SLOW_3G = (400_000 / 8, 0.4)


class _CompressingHost(Host):
    protocol_version = "HTTP/1.1"  # one connection for many requests
    disable_nagle_algorithm = True  # as hosts do: otherwise a body waits 40 ms for the browser's word on the head

    def __init__(self, *args: Any, line: Line | None, **kwargs: Any) -> None:
        self.line = line
        super().__init__(*args, **kwargs)

    def do_GET(self) -> None:  # noqa: N802 -- the name of the base class
        file = Path(self.translate_path(self.path))
        if file.is_dir() and self.path.partition("?")[0].endswith("/"):
            file /= "index.html"
        if not file.is_file():
            super().do_GET()
            return
        body = sent(file)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(file))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")  # as GitHub Pages
        if file.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        if self.line:
            time.sleep(self.line.latency)
        self.end_headers()
        self._send(body)

    def _send(self, body: bytes) -> None:
        if self.line is None:
            self.wfile.write(body)
            return
        for start in range(0, len(body), _PIECE):
            piece = body[start : start + _PIECE]
            self.line.carry(len(piece))
            self.wfile.write(piece)


def sent(file: Path) -> bytes:
    """What a host sends of a file."""
    body = file.read_bytes()
    return gzip.compress(body, mtime=0) if file.suffix in TEXT else body


@contextmanager
def reach(site: Path, line: Line | None = None) -> Iterator[str]:
    """The address of a host for the folder `site`."""
    with serve(site, handler=_CompressingHost, line=line) as address:
        yield address
