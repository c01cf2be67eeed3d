"""A static web server as customers use it: index pages of folders, and /404.html for missing pages."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from weakref import WeakSet

from helpcenter.content import server_headers


class Host(SimpleHTTPRequestHandler):
    """Serves `directory` below `base`, a path that ends in a slash."""

    def __init__(self, *args: Any, base: str, **kwargs: Any) -> None:
        self.base = base
        super().__init__(*args, **kwargs)

    def handle(self) -> None:
        # A browser drops connections, and what it no longer needs on them, when its page is closed.
        with suppress(ConnectionError):
            super().handle()

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + path.removeprefix(self.base))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(HTTPStatus.NOT_FOUND)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Logs nothing."""


class HostWithHeaders(Host):
    """Sends what `_headers` of the site says of all files."""

    def end_headers(self) -> None:
        lines = Path(self.directory, server_headers.FILE).read_text("utf-8").splitlines()
        blocks, _ = server_headers.parse(((line, number) for number, line in enumerate(lines, 1)), server_headers.FILE)
        for name, value in next(block for block in blocks if block.pattern == f"{self.base}*").headers:
            self.send_header(name, value)
        super().end_headers()


class _Server(ThreadingHTTPServer):
    """When it ends, so do the connections that a browser has opened ahead."""

    def __init__(self, *args: Any) -> None:
        self._connections: WeakSet[socket.socket] = WeakSet()
        super().__init__(*args)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self._connections.add(connection)
        return connection, address

    def server_close(self) -> None:
        super().server_close()
        for connection in self._connections:
            with suppress(OSError):  # it has ended
                connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def serve(site: Path, base: str = "/", handler: type[Host] = Host, **options: Any) -> Iterator[str]:
    """The address of a server for the folder `site`, reachable only from this machine."""
    answer = partial(handler, directory=str(site), base=base, **options)
    with _Server(("127.0.0.1", 0), answer) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
