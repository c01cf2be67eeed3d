"""An example of the program that takes what readers say of pages: `feedback` in mkdocs.yml, under the plugin.

It needs nothing but Python. It checks each answer, and adds it to a file as a line of JSON, which `helpcenter feedback`
sums up:

    python feedback_endpoint.py answers.jsonl --origin https://help.example.com

It listens on this machine only: a server before it (nginx, Caddy) brings HTTPS, and should limit how often one reader
asks. It keeps no address and no time but the day.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import re
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

# An answer is never longer: it has no text of a reader.
MOST_BYTES = 1000
# The seconds that a reader has for it.
PATIENCE = 10
_ID = "(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*"
NEEDED = {
    "page": re.compile(_ID),
    "language": re.compile("[A-Za-z0-9_-]{2,20}"),
    "version": re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "answer": re.compile("yes|no|mistake"),
}
POSSIBLE = {"step": re.compile(_ID), "reason": re.compile("[a-z-]{1,30}")}


def problem(answer: object) -> str | None:
    """What is wrong with an answer; None if nothing is."""
    if not isinstance(answer, dict):
        return "an answer is an object"
    patterns = NEEDED | POSSIBLE
    for key in NEEDED.keys() - answer.keys():
        return f"{key} is missing"
    for key, value in answer.items():
        if key not in patterns:
            return "there is a key too much"
        if not isinstance(value, str) or not patterns[key].fullmatch(value):
            return f"{key} is not what it must be"
    return None


class Endpoint(BaseHTTPRequestHandler):
    """Takes answers from the pages of `origin`, by POST, and adds them to `file`."""

    origin: ClassVar[str]
    file: ClassVar[Path]
    today: ClassVar[Callable[[], datetime.date]]
    timeout = PATIENCE

    def do_OPTIONS(self) -> None:
        """A browser asks first whether the page may send."""
        self._answer(HTTPStatus.NO_CONTENT if self._is_ours() else HTTPStatus.FORBIDDEN)

    def do_POST(self) -> None:
        self._answer(self._taken() if self._is_ours() else HTTPStatus.FORBIDDEN)

    def _is_ours(self) -> bool:
        return self.headers.get("Origin") == self.origin

    def _taken(self) -> HTTPStatus:
        length = self.headers.get("Content-Length") or ""
        if not re.fullmatch("[0-9]{1,9}", length):
            return HTTPStatus.LENGTH_REQUIRED
        if int(length) > MOST_BYTES:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        if self.headers.get_content_type() != "application/json":
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        try:
            answer = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            return HTTPStatus.BAD_REQUEST
        if problem(answer):
            return HTTPStatus.UNPROCESSABLE_ENTITY
        line = json.dumps({**answer, "received": type(self).today().isoformat()}) + "\n"
        # In one piece: answers that come at the same time do not mix.
        file = os.open(self.file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(file, line.encode())
        finally:
            os.close(file)
        return HTTPStatus.NO_CONTENT

    def _answer(self, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", self.origin)
        self.send_header("Access-Control-Allow-Headers", "Content-Type")
        self.send_header("Access-Control-Max-Age", "86400")
        self.send_header("Vary", "Origin")
        self.send_header("Content-Length", "0")
        self.send_header("Connection", "close")  # what was not read is not taken for another request
        self.end_headers()
        self.close_connection = True

    def log_message(self, *_: object) -> None:
        """Who has answered is not noted down."""


def endpoint(
    file: Path, origin: str, port: int, today: Callable[[], datetime.date] | None = None
) -> ThreadingHTTPServer:
    """A server on this machine only; port 0 is any that is free."""
    values = {"file": file, "origin": origin, "today": staticmethod(today or _day)}
    return ThreadingHTTPServer(("127.0.0.1", port), type("OwnEndpoint", (Endpoint,), values))


def _day() -> datetime.date:
    return datetime.datetime.now(datetime.UTC).date()


def main() -> None:
    parser = argparse.ArgumentParser(description="Takes what readers say of pages.")
    parser.add_argument("file", type=Path, help="where answers are added")
    parser.add_argument(
        "--origin", required=True, help="the address of the site, without a path: https://help.example.com"
    )
    parser.add_argument("--port", type=int, default=8787, help="default: 8787")
    arguments = parser.parse_args()
    with endpoint(arguments.file, arguments.origin.rstrip("/"), arguments.port) as server:
        sys.stdout.write(f"Taking answers at http://127.0.0.1:{server.server_port}/ (Ctrl+C ends it)\n")
        server.serve_forever()


if __name__ == "__main__":
    main()
