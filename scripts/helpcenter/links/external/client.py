"""Asks the addresses of other hosts: politely, and as often as it takes to be sure."""

from __future__ import annotations

import asyncio
import math
import threading
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, replace
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import version
from random import uniform
from typing import NamedTuple, ParamSpec, TypeVar

import httpx

from helpcenter import progress
from helpcenter.build.cache import Cache
from helpcenter.links.external.answer import Answer, get_answers, is_name, put_answers
from helpcenter.links.external.response import FetchError, anchors, error_in, error_of
from helpcenter.links.url.syntax import UrlIssue, scheme_of

P = ParamSpec("P")
T = TypeVar("T")

_WEB = {"http", "https"}
_FOR_GOOD = {httpx.codes.MOVED_PERMANENTLY, httpx.codes.PERMANENT_REDIRECT}


@dataclass(frozen=True)
class Settings:
    """How to ask. Times are in seconds, `largest` is in bytes.

    `overall` is for one address, without waiting for its turn. A host that asks for a rest gets up to `longest_rest`
    each time and `rests` in all; after that, each address is asked once.
    """

    at_once: int = 16
    per_host: int = 2
    pause: float = 0.1
    connect: float = 10
    read: float = 20
    overall: float = 60
    retries: int = 2
    backoff: float = 1
    longest_rest: float = 60
    rests: float = 180
    redirects: int = 10
    largest: int = 2**20


def check(urls: Iterable[str], settings: Settings, cache: Cache | None) -> dict[str, UrlIssue | None]:
    """What is wrong with each address, if anything. A page is asked once, whichever of its places are meant."""
    found: dict[str, UrlIssue | None] = dict.fromkeys(urls)
    page_of = {url: url.partition("#")[0] for url in found if scheme_of(url) in _WEB}
    pages: dict[str, bool] = {}
    for url, page in page_of.items():
        pages[page] = pages.get(page, False) or is_name(url.partition("#")[2])
    answers = get_answers(cache, pages) if cache else {}
    unknown = {page: with_anchors for page, with_anchors in pages.items() if page not in answers}
    fresh: dict[str, Answer] = {}
    try:
        if unknown:
            asyncio.run(_ask_all(unknown, settings, fresh))
    finally:  # also what was answered before Ctrl-C
        if cache and fresh:
            put_answers(cache, fresh)
    answers |= fresh
    return found | {url: answers[page].issue(url) for url, page in page_of.items()}


async def _ask_all(pages: Mapping[str, bool], settings: Settings, answers: dict[str, Answer]) -> None:
    """Fill in the `answers` of the pages as they come."""
    asyncio.get_running_loop().set_default_executor(_NameLookups())
    with progress.of("addresses", len(pages)) as step:
        await _ask_each(pages, settings, answers, step)


async def _ask_each(
    pages: Mapping[str, bool], settings: Settings, answers: dict[str, Answer], step: progress.Step
) -> None:
    async with _client(settings) as client, asyncio.TaskGroup() as group:
        hosts = _Hosts(settings, client)

        async def ask(page: str, *, with_anchors: bool) -> None:
            try:
                answers[page] = await _answer(hosts, page, with_anchors=with_anchors)
            except Exception as error:  # noqa: BLE001 -- one address never hides the others
                answers[page] = Answer(error_of(error).of(page))
            step()

        for page, with_anchors in pages.items():
            group.create_task(ask(page, with_anchors=with_anchors))


def _client(settings: Settings) -> httpx.AsyncClient:
    """Speaks HTTP, and keeps to itself whatever could be a secret."""
    return httpx.AsyncClient(
        headers={"User-Agent": f"helpcenter/{version('helpcenter')} (link check)", "Accept-Encoding": "identity"},
        timeout=httpx.Timeout(settings.read, connect=settings.connect, pool=None),
        limits=httpx.Limits(max_connections=settings.at_once),
        auth=httpx.Auth(),  # none: without it, what is before an @ in the address would be sent
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
    )


class _NameLookups(ThreadPoolExecutor):
    """Asks name servers in threads that nothing waits for: neither other addresses, nor the end, nor Ctrl-C."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()

        def work() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(fn(*args, **kwargs))
                except Exception as error:  # noqa: BLE001 -- raised where the result is awaited
                    future.set_exception(error)

        threading.Thread(target=work, daemon=True).start()
        return future


class _Budget:
    """The seconds that are left for one address."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    @asynccontextmanager
    async def spend(self) -> AsyncIterator[None]:
        """Raises TimeoutError when nothing is left."""
        start = time.monotonic()
        try:
            async with asyncio.timeout(self._left):
                yield
        finally:
            self._left -= time.monotonic() - start


async def _answer(hosts: _Hosts, page: str, *, with_anchors: bool) -> Answer:
    """Ask for the head of a page, if that is enough, then for the page; and again, if the failure may pass."""
    budget = _Budget(hosts.settings.overall)
    method = "GET" if with_anchors else "HEAD"
    retries = 0
    while True:
        found = await _follow(hosts, hosts.client.build_request(method, page), budget, with_anchors=with_anchors)
        if isinstance(found, Answer):
            return found
        if method == "HEAD" and found.after is None and not found.of_host:
            method = "GET"
        elif found.passes and found.after != math.inf and retries < hosts.settings.retries:
            await asyncio.sleep(hosts.settings.backoff * 2**retries * uniform(0.5, 1.5))  # noqa: S311 -- no secret
            retries += 1
        else:
            return Answer(with_anchors=with_anchors) if found.refuses else Answer(found.of(page))


async def _follow(hosts: _Hosts, request: httpx.Request, budget: _Budget, *, with_anchors: bool) -> Answer | FetchError:
    """Ask, and follow redirects."""
    seen: list[httpx.URL] = []
    is_for_good = True
    while request.url not in seen and len(seen) <= hosts.settings.redirects:
        seen.append(request.url)
        reply = await hosts.ask(request, budget, with_anchors=with_anchors)
        if isinstance(reply, FetchError):
            return reply.beyond(request.url) if len(seen) > 1 else reply
        following = reply.response.next_request
        if following is None or following.url.scheme not in _WEB:  # to an app, perhaps: that cannot be asked
            moved_to = str(request.url) if is_for_good and len(seen) > 1 else None
            return Answer(None, moved_to, None if request.url.fragment else reply.anchors, with_anchors)
        is_for_good = is_for_good and reply.response.status_code in _FOR_GOOD
        request = following
    if request.url in seen:
        return FetchError("redirects in a circle, at least without cookies")
    return FetchError(f"redirects more than {hosts.settings.redirects} times")


class _Reply(NamedTuple):
    """A response whose body was read or dropped, and the names that its page gives to places (None: not known)."""

    response: httpx.Response
    anchors: frozenset[str] | None


class _Host:
    """When a host may be asked again, by the loop's clock, and how long it has rested in all."""

    def __init__(self, at_once: int) -> None:
        self.places = asyncio.Semaphore(at_once)
        self.free_from = 0.0
        self.rested = 0.0


class _Hosts:
    """Asks hosts, each by few requests at once, and none that could not be connected to again and again."""

    def __init__(self, settings: Settings, client: httpx.AsyncClient) -> None:
        self.settings = settings
        self.client = client
        self._places = asyncio.Semaphore(settings.at_once)
        self._hosts: dict[str, _Host] = defaultdict(lambda: _Host(settings.per_host))
        self._failures: dict[tuple[str, str, int | None], list[FetchError]] = defaultdict(list)

    async def ask(self, request: httpx.Request, budget: _Budget, *, with_anchors: bool) -> _Reply | FetchError:
        """One request, when it is its turn, and its answer."""
        url = request.url
        host, failures = self._hosts[url.host], self._failures[url.scheme, url.host, url.port]
        async with self._turn(host):
            if len(failures) > self.settings.retries:
                return failures[-1]
            try:
                async with budget.spend(), aclosing(await self.client.send(request, stream=True)) as response:
                    reply = await self._read(response, with_anchors=with_anchors)
            except (httpx.HTTPError, TimeoutError) as error:
                failed = error_of(error)
                failures += [failed] if failed.of_host else []
                return failed
            failures.clear()
            return self._rest(host, reply) if isinstance(reply, FetchError) else reply

    async def _read(self, response: httpx.Response, *, with_anchors: bool) -> _Reply | FetchError:
        if response.request.method == "HEAD":
            await anext(response.aiter_raw(), None)  # has no body; only when that was read is the connection free again
        if failed := error_in(response):
            return failed
        wanted = with_anchors and response.next_request is None
        return _Reply(response, await anchors(response, self.settings.largest) if wanted else None)

    def _rest(self, host: _Host, error: FetchError) -> FetchError:
        """Let a host rest if it asks for that; if it has asked for too much, its error does not pass in time."""
        if error.after is None:
            return error
        now = asyncio.get_running_loop().time()
        asked = min(error.after, self.settings.longest_rest)
        until = max(host.free_from, now + asked)
        rest = until - max(host.free_from, now)
        if host.rested + rest > self.settings.rests:
            return replace(error, after=math.inf)
        host.free_from = until
        host.rested += rest
        return replace(error, after=asked)

    @asynccontextmanager
    async def _turn(self, host: _Host) -> AsyncIterator[None]:
        """Wait until a host may be asked: a place is free there and in all, and its pause or its rest is over."""
        loop = asyncio.get_running_loop()
        async with host.places:
            while (pause := host.free_from - loop.time()) > 0:  # noqa: ASYNC110 -- it may have grown meanwhile
                await asyncio.sleep(pause)
            host.free_from = loop.time() + self.settings.pause
            async with self._places:
                yield
