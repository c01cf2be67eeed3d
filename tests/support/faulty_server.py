"""A server on this machine that answers as badly as a test wants, and counts how it is asked."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import ssl
import struct
import threading
from collections.abc import Awaitable, Callable
from typing import NamedTuple, Self


class Request(NamedTuple):
    method: str
    path: str
    head: str


Behaviour = Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


class FaultyServer:
    """Listens on a free port of 127.0.0.1 from `with` to its end. Paths without a behaviour answer 404."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.behaviours: dict[str, Behaviour] = {}
        self.requests: list[Request] = []
        self.greeting = b""  # sent before anything is asked
        self.most_at_once = 0
        self._at_once = 0
        self._tls = tls
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Self:
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._task.cancel)
        self._thread.join()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def asked(self, path: str) -> list[str]:
        """The methods by which a path was asked for, in turn."""
        return [request.method for request in self.requests if request.path == path]

    def crowded(self, number: int) -> Behaviour:
        """Answers once so many have asked at once, and leaves the time for one too many to come."""

        async def behaviour(request: Request, writer: asyncio.StreamWriter) -> None:
            for _ in range(500):
                if self.most_at_once < number:
                    await asyncio.sleep(0.01)
            await answer(after=0.02)(request, writer)

        return behaviour

    def _run(self) -> None:
        with contextlib.suppress(asyncio.CancelledError), asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._task = asyncio.current_task()
        server = await asyncio.start_server(self._connection, "127.0.0.1", 0, ssl=self._tls, backlog=1000)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        try:
            await asyncio.Event().wait()
        finally:
            server.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.write(self.greeting)
            while not writer.is_closing():
                head = (await reader.readuntil(b"\r\n\r\n")).decode()
                method, path, _ = head.split(" ", 2)
                await self._answer(Request(method, path, head), writer)
        writer.close()

    async def _answer(self, request: Request, writer: asyncio.StreamWriter) -> None:
        self.requests.append(request)
        self._at_once += 1
        self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            await self.behaviours.get(request.path, answer(404))(request, writer)
            await writer.drain()
        finally:
            self._at_once -= 1


def answer(status: int = 200, body: str = "", kind: str = "text/html", after: float = 0, **headers: str) -> Behaviour:
    """A proper answer, some seconds later."""

    async def behaviour(request: Request, writer: asyncio.StreamWriter) -> None:
        data = body.encode()
        lines = [f"HTTP/1.1 {status} X", f"Content-Type: {kind}", f"Content-Length: {len(data)}"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        await asyncio.sleep(after)
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode() + (b"" if request.method == "HEAD" else data))

    return behaviour


def redirect(status: int, location: str) -> Behaviour:
    return answer(status, location=location)


def page(body: str) -> Behaviour:
    return answer(body=f"<!doctype html><body>{body}")


def raw(data: bytes) -> Behaviour:
    """Just these bytes, and the end."""

    async def behaviour(_: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        writer.close()

    return behaviour


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """One after the other; the last for good."""
    left = list(behaviours)

    async def behaviour(request: Request, writer: asyncio.StreamWriter) -> None:
        await (left.pop(0) if len(left) > 1 else left[0])(request, writer)

    return behaviour


def by_method(head: Behaviour, get: Behaviour) -> Behaviour:
    async def behaviour(request: Request, writer: asyncio.StreamWriter) -> None:
        await (head if request.method == "HEAD" else get)(request, writer)

    return behaviour


def resting(seconds: float, retry_after: str, status: int = 429) -> Behaviour:
    """Too busy until so many seconds after it is first asked."""
    until: list[float] = []

    async def behaviour(request: Request, writer: asyncio.StreamWriter) -> None:
        now = asyncio.get_running_loop().time()
        until.append(now + seconds)
        await (answer() if now >= until[0] else answer(status, retry_after=retry_after))(request, writer)

    return behaviour


async def silent(_request: Request, _writer: asyncio.StreamWriter) -> None:
    """No answer, as long as any test lasts."""
    await asyncio.sleep(3600)


async def reset(_request: Request, writer: asyncio.StreamWriter) -> None:
    """The connection breaks."""
    linger = struct.pack("ii", 1, 0)
    writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    writer.transport.abort()


async def endless(_request: Request, writer: asyncio.StreamWriter) -> None:
    """A page without an end, as fast as it is taken."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"<p>more</p>" * 1000)
        await writer.drain()


async def trickling(_request: Request, writer: asyncio.StreamWriter) -> None:
    """A head without an end, a line now and then: no single wait is long."""
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while not writer.is_closing():
        writer.write(b"X: y\r\n")
        await asyncio.sleep(0.02)


async def flood(_request: Request, writer: asyncio.StreamWriter) -> None:
    """A head of 100,000 lines."""
    writer.write(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000 + b"\r\n")
