"""Serves the preview on this machine, and tells the browser when something has been saved."""

from __future__ import annotations

import errno
import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from helpcenter.findings.errors import UsageError
from helpcenter.preview.live import LivePreview
from helpcenter.preview.responses import OWN, Response
from helpcenter.preview.watching import Watcher

ADDRESS = "127.0.0.1"


class _Server(ThreadingHTTPServer):
    """One thread for each browser that listens."""

    daemon_threads = True
    # On Windows it would let two previews have one port.
    allow_reuse_address = sys.platform != "win32"

    def __init__(self, port: int, preview: LivePreview) -> None:
        self.preview = preview
        super().__init__((ADDRESS, port), _Handler)


def serve(root: Path, port: int, say: Callable[[str], None]) -> None:
    """Serve the preview until the process is ended. Raises UsageError if the port is in use."""
    with started(root, port, say) as server:
        gc.freeze()  # most of what was read stays: to look through it for garbage would hold up an answer now and then
        server.serve_forever()


@contextmanager
def started(root: Path, port: int, say: Callable[[str], None]) -> Iterator[ThreadingHTTPServer]:
    """A server that is about to serve the preview, at any port if `port` is 0; it watches the files for as long."""
    preview = LivePreview(root, say)
    try:
        server = _Server(port, preview)
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        other = f"end it, or take another port: helpcenter serve --port {port + 1}, make serve PORT={port + 1}"
        raise UsageError(f"port {port} is in use, perhaps by another preview; {other}") from error
    with server, Watcher(lambda: preview.places, preview.saved):
        say(f"The preview is at http://{ADDRESS}:{server.server_port}{preview.base} (end it with Ctrl+C)")
        yield server


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        base = self.server.preview.base
        if self.path == f"{base}{OWN}events":
            self._tell_of_changes()
        elif self.path.startswith(base):
            self._answer(self.server.preview.response(self.path.removeprefix(base)))
        else:
            self.send_response(302)
            self.send_header("Location", base)
            self.send_header("Content-Length", "0")
            self.end_headers()

    def _answer(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.kind)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store")
        with suppress(ConnectionError):  # the page was left
            self.end_headers()
            self.wfile.write(response.body)

    def _tell_of_changes(self) -> None:
        """Server-sent events: the number of the last change, at each change and from time to time."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        told = None
        try:
            while True:
                told = self.server.preview.version(told)
                self.wfile.write(f"data: {told}\n\n".encode())
                self.wfile.flush()
        except OSError:  # the page was left
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the name of the library
        """Requests are not told: a writer looks for what is wrong."""
