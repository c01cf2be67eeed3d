"""The configurations of a release, in real servers: nginx, Caddy and Apache."""

from __future__ import annotations

import gzip
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import brotli
import httpx
import pytest

from helpcenter.build import security_policy
from helpcenter_dev import web_servers
from projects import copy_tiny, run
from sharing import made_once

pytestmark = pytest.mark.build

BASES = {"root": "/", "folder": "/help/"}
REDIRECTS = """\
/old/ /en/verify/moon/
/was/here /en/verify/moon/#app 302
/en/verify/ /verify/
/en/forced/ /en/ 301!
/gone/* /en/:splat
/by/:task/:product /en/:task/:product/?from=old
/a%20b"$c\\d/ /en/?x=$1"%20%41
/elsewhere https://moon.example/%7Bx%7D
/en/verify/* /en/
/some / 302 Language=fr
"""
HEADERS = """\
# Of the project.
/*
  X-Robots-Tag: all
  Referrer-Policy: no-referrer
/en/verify/*
  X-Robots-Tag: noarchive
  Link: </a>; rel="x"
  Link: </b$c{d}%5C>; rel="x"
/en/
  X-Home: yes
/verify/:product/
  X-Product: any
"""
# In the folder of their version.
SCRIPT, STYLES = "assets/*/javascripts/page.js", "assets/*/stylesheets/helpcenter.css"


def release(folder: Path, base: str) -> None:
    """A tiny project with its release, and `root` as a server has it, with the site below `base`."""
    tiny = copy_tiny(folder / "tiny")
    (tiny / "docs/_redirects").write_text(REDIRECTS, "utf-8")
    (tiny / "docs/_headers").write_text(HEADERS, "utf-8")
    made = run("helpcenter", "release", cwd=tiny, SITE_URL=f"https://help.example.org{base}")
    assert made.returncode == 0, made.stderr


class Server:
    def __init__(self, program: str, address: str, base: str, site: Path) -> None:
        self.program, self.address, self.base, self.site = program, address, base, site
        self.client = httpx.Client(trust_env=False)

    def path(self, pattern: str) -> str:
        """The path of the one file that is meant."""
        (file,) = self.site.glob(pattern)
        return file.relative_to(self.site).as_posix()

    def get(self, path: str, **headers: str) -> httpx.Response:
        path = self.path(path) if "*" in path else path
        given = {"Accept-Encoding": "identity"} | {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.get(f"{self.address}{self.base}{path}", headers=given)

    def redirect(self, path: str) -> tuple[int, str]:
        answer = self.get(path)
        place = answer.headers.get("location", "").removeprefix(self.address)
        return answer.status_code, place


@pytest.fixture(scope="module", params=web_servers.PACKAGES)
def program(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=BASES)
def server(program: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    base = BASES[request.param]
    made = made_once(tmp_path_factory, f"release-{request.param}", lambda folder: release(folder, base)) / "tiny"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # a server may be another user
        root = folder / "root"
        (folder / "own").mkdir()
        (folder / "own").chmod(0o777)
        shutil.copytree(made / "site", root / base.strip("/"))
        with web_servers.run(program, made / "deploy", root, folder / "own") as address:
            server = Server(program, address, base, root / base.strip("/"))
            with server.client:
                yield server


@pytest.mark.parametrize("path", ["", "en/verify/moon/", "nothing/", "sitemap.xml", SCRIPT, "assets/nothing"])
def test_what_is_sent_with_everything(server: Server, path: str) -> None:
    headers = server.get(path).headers
    assert headers.get_list("content-security-policy") == [security_policy.in_header()]
    assert headers.get_list("x-content-type-options") == ["nosniff"]
    assert headers.get_list("referrer-policy") == ["no-referrer"]
    assert "geolocation=()" in headers["permissions-policy"]
    assert len(headers.get_list("cache-control")) == 1


@pytest.mark.parametrize(
    ("path", "name", "value"),
    [
        ("", "X-Robots-Tag", "all"),
        ("en/", "X-Home", "yes"),
        ("en/verify/", "X-Home", None),
        ("en/verify/moon/", "X-Robots-Tag", "noarchive"),
        ("en/verify/moon/", "Link", '</a>; rel="x", </b$c{d}%5C>; rel="x"'),
        ("verify/moon/", "X-Product", "any"),
        ("verify/", "X-Product", None),
    ],
)
def test_what_the_project_adds(server: Server, path: str, name: str, value: str | None) -> None:
    assert server.get(path).headers.get(name) == value


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        ("", "no-cache"),
        ("service-worker.js", "no-cache"),
        (STYLES, "public, max-age=31536000, immutable"),
        (SCRIPT, "public, max-age=31536000, immutable"),
        ("assets/favicon.svg", "no-cache"),
        ("assets/nothing.js", "no-cache"),
    ],
)
def test_how_long_it_is_kept(server: Server, path: str, caching: str) -> None:
    assert server.get(path).headers["cache-control"] == caching


@pytest.mark.parametrize("path", ["en/", "en/verify/moon/", STYLES, SCRIPT, "offline/en.first.json", "llms-full.txt"])
@pytest.mark.parametrize("encoding", ["br", "gzip", "identity"])
def test_it_is_compressed_before(server: Server, path: str, encoding: str) -> None:
    path = server.path(path) if "*" in path else path
    file = server.site / (f"{path}index.html" if path.endswith("/") else path)
    headers = {"Accept-Encoding": encoding}
    with server.client.stream("GET", server.address + server.base + path, headers=headers) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding", "identity") == encoding
    read = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}[encoding]
    assert read(raw) == file.read_bytes()
    if encoding != "identity":
        assert "Accept-Encoding" in answer.headers["vary"]
        assert raw == file.with_name(f"{file.name}.{encoding.removesuffix('ip')}").read_bytes()


@pytest.mark.parametrize("encoding", ["br", "identity"])
@pytest.mark.parametrize("path", ["", SCRIPT])
def test_it_is_asked_for_again(server: Server, path: str, encoding: str) -> None:
    first = server.get(path, Accept_Encoding=encoding)
    again = server.get(path, Accept_Encoding=encoding, If_None_Match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"] == security_policy.in_header()
    assert server.get(path, If_None_Match='"another"').status_code == 200


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        (SCRIPT, "text/javascript; charset=utf-8"),
        (STYLES, "text/css; charset=utf-8"),
        ("search/en.json", "application/json"),
        ("assets/favicon.svg", "image/svg+xml; charset=utf-8"),
        ("en/verify/moon/index.md", "text/markdown; charset=utf-8"),
        ("en/llms-full.txt", "text/plain; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("en/feed.atom", "application/atom+xml"),
        ("en/manifest.webmanifest", "application/manifest+json"),
        ("assets/share/en/verify/moon.png", "image/png"),
        ("favicon.ico", "image/vnd.microsoft.icon"),
    ],
)
@pytest.mark.parametrize("encoding", ["br", "identity"])
def test_what_kind_it_is(server: Server, path: str, kind: str, encoding: str) -> None:
    assert server.get(path, Accept_Encoding=encoding).headers["content-type"] == kind


@pytest.mark.parametrize("path", ["nothing/", "en/nothing.html", "_headers", "_redirects", ".built-from.json"])
@pytest.mark.parametrize("encoding", ["br", "identity"])
def test_what_is_not_there(server: Server, path: str, encoding: str) -> None:
    answer = server.get(path, Accept_Encoding=encoding)
    assert answer.status_code == 404
    assert answer.content == (server.site / "404.html").read_bytes()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("path", "status", "target"),
    [
        ("old/", 301, "/en/verify/moon/"),
        ("old", 301, "/en/verify/moon/"),
        ("old/?q=1&r=2", 301, "/en/verify/moon/?q=1&r=2"),
        ("was/here", 302, "/en/verify/moon/#app"),
        ("was/here?q=1", 302, "/en/verify/moon/?q=1#app"),
        ("en/forced/", 301, "/en/"),
        ("gone/verify/moon/", 301, "/en/verify/moon/"),
        ("gone", 301, "/en/"),
        ("by/verify/moon", 301, "/en/verify/moon/?from=old"),
        ("a%20b%22$c%5Cd/", 301, "/en/?x=$1%22%20%41"),
        ("elsewhere", 301, "https://moon.example/%7Bx%7D"),
        ("en/verify/star/", 301, "/en/"),
        ("en/verify/", 200, ""),
        ("en/verify/moon/", 200, ""),
        ("some", 404, ""),
        ("gone/%0d%0aX-Evil:%201/", 404, ""),
    ],
)
def test_where_it_leads(server: Server, path: str, status: int, target: str) -> None:
    target = f"{server.base.rstrip('/')}{target}" if target.startswith("/") else target
    assert server.redirect(path) == (status, target)


def test_a_folder_without_its_slash(server: Server) -> None:
    status, place = server.redirect("en/verify/moon")
    assert status in {301, 308}
    assert place == f"{server.base}en/verify/moon/"
