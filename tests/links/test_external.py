"""Addresses of other hosts, asked for real, of a server that misbehaves in every way we know."""

from __future__ import annotations

import datetime
import os
import signal
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from email.utils import format_datetime
from pathlib import Path

import pytest
import trustme

from faulty_server import (
    FaultyServer,
    answer,
    by_method,
    endless,
    flood,
    in_turn,
    page,
    raw,
    redirect,
    reset,
    resting,
    silent,
    trickling,
)
from helpcenter.build.cache import Cache
from helpcenter.links.external import answer as answers
from helpcenter.links.external import client
from helpcenter.links.external.client import Settings
from helpcenter.links.url.syntax import UrlIssue

QUICK = Settings(pause=0, connect=5, read=5, overall=20, backoff=0.01, longest_rest=0.1, rests=0.5)
IMPATIENT = replace(QUICK, connect=0.5, read=0.2)
LOOK_UP = socket.getaddrinfo
AUTHORITY = trustme.CA()


@pytest.fixture
def server() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The only authority whose certificates are trusted."""
    file = tmp_path_factory.mktemp("authority") / "authority.pem"
    AUTHORITY.cert_pem.write_to_path(str(file))
    return file


@pytest.fixture(autouse=True)
def _only_this_machine(monkeypatch: pytest.MonkeyPatch, authority: Path) -> None:
    """No proxy; names that end in .test are this machine, and others are not known."""

    def look_up(host: str | bytes, *args: object, **kwargs: object) -> object:
        name = host.decode() if isinstance(host, bytes) else host
        if name.endswith(".test"):
            return LOOK_UP("127.0.0.1", *args, **kwargs)
        if name == "127.0.0.1":
            return LOOK_UP(name, *args, **kwargs)
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))


def ask(url: str, settings: Settings = QUICK) -> UrlIssue | None:
    return client.check([url], settings, None)[url]


def unreachable(url: str, settings: Settings = QUICK) -> str:
    """What is said of an address that is not reached."""
    issue = ask(url, settings)
    assert issue is not None
    assert issue.rule.name == "unreachable"
    assert issue.message.startswith(f'"{url}" ')
    assert "remove the link" in issue.message
    return issue.message


def cached(tmp_path: Path, now: float = 0) -> Cache:
    return Cache(tmp_path / "cache/answers.sqlite", answers.LIBRARIES, now=lambda: now)


@pytest.mark.parametrize("status", [404, 410, 400, 405, 501, 500, 503, 508, 304, 300])
def test_errors(server: FaultyServer, status: int) -> None:
    server.behaviours["/"] = answer(status)
    assert f"answers {status}" in unreachable(server.url("/"))


def test_a_server_that_fails_once_is_asked_again(server: FaultyServer) -> None:
    for status in (500, 502, 503, 408):
        server.behaviours[f"/{status}"] = in_turn(answer(status), answer(status), answer())
        assert ask(server.url(f"/{status}")) is None
        assert server.asked(f"/{status}") == ["HEAD", "GET", "GET"]


def test_what_is_gone_is_not_asked_again(server: FaultyServer) -> None:
    unreachable(server.url("/gone"))
    assert server.asked("/gone") == ["HEAD", "GET"]


@pytest.mark.parametrize("head", [answer(403), answer(404), answer(405), answer(501), answer(500), reset])
def test_a_refused_head_is_not_the_last_word(server: FaultyServer, head: object) -> None:
    server.behaviours["/"] = by_method(head, answer())
    assert ask(server.url("/")) is None
    assert server.asked("/") == ["HEAD", "GET"]


@pytest.mark.parametrize("status", [401, 403, 429, 451, 999])
def test_a_host_that_refuses_programs_is_there(server: FaultyServer, status: int) -> None:
    server.behaviours["/"] = answer(status)
    assert ask(server.url("/")) is None
    assert ask(server.url("/#place")) is None


def test_a_busy_host_is_left_alone_as_long_as_it_asks(server: FaultyServer) -> None:
    server.behaviours["/"] = resting(1, "1")
    assert ask(server.url("/"), replace(QUICK, retries=1, backoff=0, longest_rest=5, rests=5)) is None
    assert server.asked("/") == ["HEAD", "HEAD"]


def test_a_busy_host_can_name_a_date(server: FaultyServer) -> None:
    date = format_datetime(datetime.datetime.now(datetime.UTC) + datetime.timedelta(hours=1), usegmt=True)
    server.behaviours["/"] = resting(0.3, date, 503)
    assert ask(server.url("/"), replace(QUICK, retries=1, backoff=0, longest_rest=0.4)) is None
    assert server.asked("/") == ["HEAD", "HEAD"]


@pytest.mark.parametrize("value", ["99999999", "9" * 5000, "Fri, 31 Dec 9999 23:59:59 GMT", "soon", "-1", "²", ""])
def test_no_host_is_waited_for_without_end(server: FaultyServer, value: str) -> None:
    server.behaviours["/"] = in_turn(answer(503, retry_after=value.encode().decode("latin-1")), answer())
    assert ask(server.url("/")) is None


def test_a_host_that_is_always_busy_gets_so_much_patience_and_no_more(server: FaultyServer) -> None:
    paths = [f"/{number}" for number in range(30)]
    server.behaviours |= dict.fromkeys(paths, answer(503, retry_after="100"))
    found = client.check(map(server.url, paths), QUICK, None)
    assert all(issue is not None and "answers 503" in issue.message for issue in found.values())
    assert len(server.requests) < 2 * len(paths)


def test_timeouts(server: FaultyServer) -> None:
    server.behaviours |= {"/silent": silent, "/trickling": trickling, "/late": answer(after=0.05)}
    server.behaviours["/head"] = by_method(silent, answer())
    assert "does not answer in time" in unreachable(server.url("/silent"), IMPATIENT)
    assert server.asked("/silent") == ["HEAD", "GET", "GET", "GET"]
    assert "takes too long" in unreachable(server.url("/trickling"), replace(QUICK, overall=0.3))
    assert ask(server.url("/late")) is None
    assert ask(server.url("/head"), IMPATIENT) is None


def test_broken_connections(server: FaultyServer) -> None:
    server.behaviours |= {"/reset": reset, "/nothing": raw(b""), "/once": in_turn(reset, reset, answer())}
    assert "breaks off the connection" in unreachable(server.url("/reset"))
    assert "disconnected" in unreachable(server.url("/nothing"))
    assert ask(server.url("/once")) is None


@pytest.mark.parametrize(
    "data",
    [
        b"220 mail.example ESMTP\r\n\r\n",
        b"\x00\xff" * 100,
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n",
        b"HTTP/1.1 302 X\r\nLocation: http://[::1\r\n\r\n",
        b"HTTP/1.1 302 X\r\nLocation: http://a:b/\r\n\r\n",
        b"HTTP/1.1 302 X\r\n\r\n",
        b"HTTP/1.1 101 X\r\n\r\n",
    ],
)
def test_malformed_answers(server: FaultyServer, data: bytes) -> None:
    server.behaviours["/"] = raw(data)
    assert unreachable(server.url("/")).isprintable()


def test_a_flood_of_headers(server: FaultyServer) -> None:
    server.behaviours["/"] = flood
    assert "breaks the rules of HTTP" in unreachable(server.url("/"))


def test_an_endless_body_is_not_read(server: FaultyServer) -> None:
    server.behaviours["/"] = endless
    server.behaviours["/redirect"] = raw(b"HTTP/1.1 302 X\r\nLocation: /\r\n\r\n" + b"x" * 10_000_000)
    urls = [server.url(path) for path in ("/", "/#place", "/redirect#place")]
    assert set(client.check(urls, QUICK, None).values()) == {None}


def test_redirects_for_good(server: FaultyServer) -> None:
    server.behaviours |= {"/old": redirect(301, "/newer"), "/newer": redirect(308, "/new"), "/new": answer()}
    old, new = server.url("/old"), server.url("/new")
    message = f'"{old}" permanently redirects to "{new}"; write that address'
    assert ask(old) == UrlIssue(answers.MOVED, message)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_redirects_for_now(server: FaultyServer, status: int) -> None:
    server.behaviours |= {"/": redirect(301, "/now"), "/now": redirect(status, "/new"), "/new": answer()}
    assert ask(server.url("/now")) is None
    assert ask(server.url("/")) is None


def test_redirects_to_nowhere(server: FaultyServer) -> None:
    server.behaviours |= {"/": redirect(302, "/gone"), "/dead": redirect(301, "http://unknown.invalid/")}
    assert f'leads to "{server.url("/gone")}", which answers 404' in unreachable(server.url("/"))
    assert 'leads to "http://unknown.invalid/", which names a host' in unreachable(server.url("/dead"))


def test_redirects_without_end(server: FaultyServer) -> None:
    server.behaviours |= {"/a": redirect(301, "/b"), "/b": redirect(302, "/a"), "/self": redirect(301, "/self")}
    server.behaviours |= {f"/{number}": redirect(301, f"/{number + 1}") for number in range(20)}
    server.behaviours["/20"] = answer()
    assert "in a circle" in unreachable(server.url("/a"))
    assert "in a circle" in unreachable(server.url("/self"))
    assert "more than 10 times" in unreachable(server.url("/0"))
    assert ask(server.url("/10")) is not None
    assert ask(server.url("/10")).rule.name == "moved"


def test_what_leads_to_an_app_is_there(server: FaultyServer) -> None:
    server.behaviours["/"] = redirect(302, "weixin://dl/business")
    assert ask(server.url("/")) is None


def test_places_in_a_page(server: FaultyServer) -> None:
    places = '<h2 id="refunds"></h2><a name="old"></a><h2 id="退款"></h2><h2 id="user-content-install"></h2>'
    server.behaviours["/"] = page(places)
    there = ["#refunds", "#old", "#退款", "#%E9%80%80%E6%AC%BE", "#install", "#", "", "#top", "#TOP", "#:~:text=any"]
    there += ["#refunds:~:text=any", "#/route", "#!route", "#gid=0", "#L10", "#L10-L20"]
    missing = ["#refund", "#New", "#gone:~:text=any"]
    found = client.check([server.url(f"/{fragment}") for fragment in there + missing], QUICK, None)
    wrong = {url: issue for url, issue in found.items() if issue}
    assert list(wrong) == [server.url(f"/{fragment}") for fragment in missing]
    assert {issue.rule.name for issue in wrong.values()} == {"missing-remote-fragment"}
    assert 'did you mean "#refunds"?' in wrong[server.url("/#refund")].message
    assert "link to the page itself" in wrong[server.url("/#gone:~:text=any")].message
    assert server.asked("/") == ["GET"]


def test_places_of_a_page_that_has_moved(server: FaultyServer) -> None:
    server.behaviours |= {"/old": redirect(301, "/new"), "/new": page("<p id=here>")}
    server.behaviours["/into"] = redirect(301, "/new#here")
    assert f'redirects to "{server.url("/new#here")}"' in ask(server.url("/old#here")).message
    assert ask(server.url("/old#gone")).rule.name == "missing-remote-fragment"
    assert f'redirects to "{server.url("/new#here")}"' in ask(server.url("/into#gone")).message


@pytest.mark.parametrize(
    "behaviour",
    [
        answer(body="text", kind="text/plain"),
        answer(body="%PDF", kind="application/pdf"),
        answer(body="<p id=a>" + "x" * 2**20),
        answer(body="squeezed", content_encoding="gzip"),
    ],
)
def test_places_that_cannot_be_looked_for(server: FaultyServer, behaviour: object) -> None:
    server.behaviours["/"] = behaviour
    assert ask(server.url("/#place")) is None


def test_the_characters_of_a_page(server: FaultyServer) -> None:
    data = '<p id="退款">'.encode("gb18030")
    server.behaviours["/"] = raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=gbk\r\n\r\n" + data)
    assert ask(server.url("/#%E9%80%80%E6%AC%BE")) is None


def test_what_a_page_calls_its_places_does_not_reach_the_terminal(server: FaultyServer) -> None:
    server.behaviours["/"] = page('<p id="refund\x1b[2J">')
    assert ask(server.url("/#refund")).message.isprintable()


def test_connection_refused() -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        assert "refuses the connection" in unreachable(f"http://127.0.0.1:{unheard.getsockname()[1]}/")


def test_unknown_host() -> None:
    assert "names a host that is not found" in unreachable("https://unknown.invalid/")


def test_a_dead_host_is_not_asked_for_each_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def look_up(host: object, *_: object, **__: object) -> object:
        asked.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    found = client.check([f"https://unknown.invalid/{number}" for number in range(200)], QUICK, None)
    assert {issue.rule.name for issue in found.values() if issue} == {"unreachable"}
    assert len(found) == 200
    assert len(asked) < 10


def test_a_name_server_that_hangs_holds_nobody_up(server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    end = threading.Event()
    known = socket.getaddrinfo

    def look_up(host: str | bytes, *args: object, **kwargs: object) -> object:
        if b"hangs" in (host if isinstance(host, bytes) else host.encode()):
            end.wait()
        return known(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    server.behaviours["/"] = answer()
    urls = [f"http://hangs{number}.test/" for number in range(12)]
    try:
        found = client.check([*urls, server.url("/", "well.test")], replace(QUICK, connect=0.5, retries=1), None)
    finally:
        end.set()
    assert found.pop(server.url("/", "well.test")) is None
    assert all(issue is not None and "does not accept a connection" in issue.message for issue in found.values())


def test_certificates() -> None:
    good, alien = (_secure(authority) for authority in (AUTHORITY, trustme.CA()))
    with good, alien:
        good.behaviours["/"] = alien.behaviours["/"] = answer()
        assert ask(good.url("/")) is None
        assert "has a certificate that cannot be trusted" in unreachable(alien.url("/"))
        assert "Hostname mismatch" in unreachable(good.url("/", "other.test"))


def _secure(authority: trustme.CA) -> FaultyServer:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    return FaultyServer(tls)


def test_no_certificate_at_all(server: FaultyServer) -> None:
    url = server.url("/").replace("http:", "https:")
    assert "does not accept a connection in time" in unreachable(url, replace(IMPATIENT, retries=0))
    server.greeting = b"220 mail.example ESMTP\r\n"
    assert "cannot be reached safely" in unreachable(url)


@pytest.mark.parametrize("url", ["http://a..b/", "http://127.0.0.1:1/" + "x" * 70_000, "http://[/", "http://"])
def test_what_cannot_be_asked(url: str) -> None:
    unreachable(url)


def test_only_the_web_is_asked() -> None:
    urls = ["mailto:a@b.example", "ftp://127.0.0.1/", "file:///etc/passwd", ""]
    assert client.check(urls, QUICK, None) == dict.fromkeys(urls)


def test_nothing_is_told_but_who_asks(server: FaultyServer) -> None:
    server.behaviours["/in"] = answer(302, location="/", set_cookie="id=secret")
    server.behaviours["/"] = answer()
    with_password = server.url("/in").replace("//", "//name:secret@")
    assert ask(with_password) is None
    heads = "".join(request.head.lower() for request in server.requests)
    assert "cookie" not in heads
    assert "authorization" not in heads
    assert "secret" not in heads
    assert "\r\nuser-agent: helpcenter/" in heads


def test_few_requests_at_once(server: FaultyServer) -> None:
    hosts = [f"{number}.test" for number in range(12)]
    for at_once, per_host, names in ((16, 2, hosts[:1]), (5, 2, hosts), (16, 1, hosts[:3])):
        most = min(at_once, per_host * len(names))
        server.behaviours = {f"/{number}": server.crowded(most) for number in range(4)}
        server.most_at_once = 0
        urls = [server.url(path, name) for name in names for path in server.behaviours]
        found = client.check(urls, replace(QUICK, at_once=at_once, per_host=per_host), None)
        assert set(found.values()) == {None}
        assert server.most_at_once == most


def test_few_requests_at_once_where_redirects_lead(server: FaultyServer) -> None:
    target = server.url("/login", "login.test")
    server.behaviours["/login"] = server.crowded(2)
    with FaultyServer() as other:
        other.behaviours["/"] = redirect(302, target)
        urls = [other.url("/", f"{number}.test") for number in range(20)]
        assert set(client.check(urls, QUICK, None).values()) == {None}
    assert server.most_at_once == 2


def test_a_thousand_addresses_of_one_server(server: FaultyServer) -> None:
    paths = [f"/{number}" for number in range(1000)]
    server.behaviours |= dict.fromkeys(paths[::2], answer())
    found = client.check(map(server.url, paths), QUICK, None)
    assert [issue is None for issue in found.values()] == [True, False] * 500
    assert server.most_at_once == 2
    assert len(server.requests) == 1500


def test_one_failure_hides_no_other(server: FaultyServer) -> None:
    server.behaviours |= {"/good": page("<p id=a>"), "/reset": reset, "/silent": silent, "/flood": flood}
    server.behaviours |= {"/endless": endless, "/circle": redirect(301, "/circle"), "/moved": redirect(301, "/good")}
    urls = [server.url(path) for path in [*server.behaviours, "/gone", "/good#b"]]
    urls += ["http://unknown.invalid/", "http://a..b/"]
    found = client.check(urls, replace(QUICK, read=1, retries=0), None)
    rules = [issue and issue.rule.name for issue in found.values()]
    bad = "unreachable"
    assert rules == [None, bad, bad, bad, None, bad, "moved", bad, "missing-remote-fragment", bad, bad]


def test_a_failure_of_our_own_hides_no_other(server: FaultyServer, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(client, "anchors", fails)
    server.behaviours |= {"/a": page(""), "/b": page("")}
    found = client.check([server.url("/a#place"), server.url("/b")], QUICK, None)
    assert [issue and issue.rule.name for issue in found.values()] == ["unreachable", None]


INTERRUPTED = """\
import signal
import sys
from pathlib import Path
from helpcenter.build.cache import Cache
from helpcenter.links.external import answer as answers
from helpcenter.build.cache import Cache
from helpcenter.links.external import client
from helpcenter.links.external.answer import LIBRARIES
settings = client.Settings(per_host=1, pause=0, connect=1000, read=1000, overall=1000)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background ignores it
try:
    client.check(sys.argv[2:], settings, Cache(Path(sys.argv[1]), LIBRARIES))
except KeyboardInterrupt:
    print("interrupted")
"""


def test_ctrl_c(server: FaultyServer, tmp_path: Path) -> None:
    asked = threading.Event()

    async def waiting(*args: object) -> None:
        asked.set()
        await silent(*args)

    server.behaviours |= {"/good": answer(), "/waiting": waiting}
    urls = [server.url("/good"), server.url("/waiting")]
    command = [sys.executable, "-c", INTERRUPTED, str(tmp_path / "cache.sqlite"), *urls]
    environment = {**os.environ, "NO_PROXY": "*"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        while not asked.wait(0.1):  # however long the machine takes
            assert process.poll() is None, "the link check ended before it had asked for everything"
        process.send_signal(signal.SIGINT)
        output, _ = process.communicate()
    assert output == "interrupted\n"
    kept = Cache(tmp_path / "cache.sqlite", answers.LIBRARIES)
    assert list(answers.get_answers(kept, dict.fromkeys(urls, False))) == urls[:1]


def test_an_answer_is_remembered(server: FaultyServer, tmp_path: Path) -> None:
    server.behaviours |= {"/good": page("<p id=a>"), "/moved": redirect(301, "/good")}
    urls = [server.url(path) for path in ("/good#a", "/good#b", "/moved", "/gone")]
    first = client.check(urls, QUICK, cached(tmp_path))
    number = len(server.requests)
    assert [issue and issue.rule.name for issue in first.values()] == [
        None,
        "missing-remote-fragment",
        "moved",
        "unreachable",
    ]
    assert client.check(urls, QUICK, cached(tmp_path)) == first
    assert len(server.requests) == number


def test_a_page_whose_places_were_not_looked_for_is_asked_again(server: FaultyServer, tmp_path: Path) -> None:
    server.behaviours["/"] = page("")
    assert client.check([server.url("/")], QUICK, cached(tmp_path)) == {server.url("/"): None}
    assert client.check([server.url("/#a")], QUICK, cached(tmp_path))[server.url("/#a")] is not None
    assert client.check([server.url("/")], QUICK, cached(tmp_path)) == {server.url("/"): None}
    assert server.asked("/") == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("later", "asked"),
    [
        (3_599, []),
        (3_601, ["/gone"]),
        (86_399, ["/gone"]),
        (86_401, ["/good", "/gone"]),
        (-1, ["/good", "/gone"]),
    ],
)
def test_an_answer_is_forgotten(server: FaultyServer, tmp_path: Path, later: float, asked: list[str]) -> None:
    server.behaviours["/good"] = answer()
    urls = [server.url("/good"), server.url("/gone")]
    client.check(urls, QUICK, cached(tmp_path, 100_000))
    server.requests.clear()
    client.check(urls, QUICK, cached(tmp_path, 100_000 + later))
    assert sorted({request.path for request in server.requests}, reverse=True) == sorted(asked, reverse=True)


@pytest.mark.parametrize("data", [b"garbage" * 1000, None])
def test_without_a_cache_hosts_are_asked_again(server: FaultyServer, tmp_path: Path, data: bytes | None) -> None:
    cache = cached(tmp_path)
    file = tmp_path / "cache/answers.sqlite"
    client.check([server.url("/")], QUICK, cache)
    file.unlink()
    if data is None:
        file.mkdir()
    else:
        file.write_bytes(data)
    found = client.check([server.url("/")], QUICK, cache)[server.url("/")]
    assert found is not None
    assert found.rule.name == "unreachable"
    assert server.asked("/") == ["HEAD", "GET"] * 2
