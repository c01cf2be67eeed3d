"""What the preview answers to the browser: pages, files, findings."""

from __future__ import annotations

import datetime
import json
import mimetypes
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from urllib.parse import unquote

from jinja2 import Environment, PackageLoader

from helpcenter.build import bundles, feedback, offline, site_files, template_errors
from helpcenter.build.redirect_pages import redirect_pages
from helpcenter.content.page import Page
from helpcenter.findings.finding import Finding
from helpcenter.hosting import delivery
from helpcenter.links.parse import redirects
from helpcenter.preview import notes
from helpcenter.preview.overview import Overview, overview
from helpcenter.preview.workspace import State
from helpcenter.rules import CATALOG

# Below this path is what is no part of the site.
OWN = "~preview/"
_HTML = "text/html; charset=utf-8"
_JSON = "application/json; charset=utf-8"
_OF_TEMPLATES = frozenset(rule.name for rule in template_errors.RULES)
_ASSETS = {"preview.js": "text/javascript; charset=utf-8", "preview.css": "text/css; charset=utf-8"}


@dataclass(frozen=True)
class Response:
    body: bytes
    kind: str = _HTML
    status: int = 200


class Responses:
    """Answers for one state of the help center, in the folder `root`; `version` is the number of the state."""

    def __init__(self, state: State, root: Path, version: int) -> None:
        self._state = state
        self._root = root
        self._version = version

    @property
    def _own_base(self) -> str:
        return f"{self._state.base}{OWN}"

    @staticmethod
    def is_slow(path: str) -> bool:
        """Whether the answer takes as long as a check of all pages."""
        return path == f"{OWN}overview"

    def to(self, path: str) -> Response:
        """The answer to a request for `path`, below the address of the site and without a slash before it."""
        if path.startswith(OWN):
            return self._own(path.removeprefix(OWN))
        place = unquote(path.partition("?")[0])
        if self._state.content is not None:
            place = self._state.renderer.assets.source(place)
        if broken := self._state.broken.get(place.removesuffix("index.html")):
            return self._message(broken)
        if self._state.content is None:
            return self._message(self._state.findings)
        page = self._state.pages.get(place.removesuffix("index.html"))
        return self._page(page) if page else self._file(place)

    def _page(self, page: Page) -> Response:
        rendered = self._state.renderer.render(page)
        of_templates = [finding for finding in rendered.findings if finding.rule in _OF_TEMPLATES]
        return self._message(of_templates) if of_templates else self._html(rendered.html, page)

    def _html(self, html: str, page: Page | None, status: int = 200) -> Response:
        """A page with the script that shows what is wrong in it, and loads it again when something has changed."""
        missing = page.path if page and self._state.is_missing(page) else None
        values = {
            "base": self._own_base,
            "version": self._version,
            "page": page and page.src_uri,
            "missing": missing,
        }
        script = _TEMPLATES.get_template("script.html").render(values)
        head, end, rest = html.rpartition("</body>")
        return Response(f"{head}{script}{end}{rest}".encode(), status=status)

    def failed(self, report: str) -> Response:
        """Instead of a page, what the program says of a defect of its own."""
        return self._message((), report)

    def _message(self, findings: Iterable[Finding], report: str = "") -> Response:
        """What prevents a page from being made, instead of the page."""
        values = {"findings": list(findings), "report": report, "base": self._own_base}
        html = _TEMPLATES.get_template("message.html").render(values)
        return self._html(html, None, status=500)

    def _file(self, place: str) -> Response:
        found = self._copied(place) or self._made(place)
        return found or self._html(self._state.renderer.not_found(), None, status=404)

    def _copied(self, place: str) -> Response | None:
        """What is published as it is: of the docs folder, or of the folders of templates."""
        if file := self._state.files.get(place):
            return _of_file(file)
        for folder in self._folders:
            file = folder / place
            is_theme = folder == self._folders[-1]
            is_published = file.suffix != ".html" and (bundles.is_published(place) or not is_theme)
            if is_published and file.is_file() and file.resolve().is_relative_to(folder.resolve()):
                return self._with_colors(place, _of_file(file))
        return None

    def _made(self, place: str) -> Response | None:
        """What the build makes beside the pages."""
        if place.startswith("search/") and (text := self._searched.get(place)):
            return Response(text.encode(), _JSON)
        if place == offline.WORKER:  # on the same address there may have been the built site, which keeps a copy
            return Response((self._folders[-1] / bundles.WORKER_OFF).read_bytes(), "text/javascript")
        if text := self._for_programs.get(place):
            return Response(text.encode(), delivery.MEDIA_TYPES[place.rpartition(".")[2]])
        if self._state.content and place.startswith(f"{feedback.FOLDER}/"):
            for language in self._state.content.project.languages:
                if place == feedback.file(language):
                    return Response(feedback.render(self._state.content, language).encode(), _JSON)
        html = self._redirects.get(place) or self._redirects.get(f"{place.rstrip('/')}/index.html")
        return Response(html.encode()) if html else None

    @cached_property
    def _for_programs(self) -> Mapping[str, str]:
        return site_files.for_programs(self._state.content) if self._state.content else {}

    @cached_property
    def _redirects(self) -> Mapping[str, str]:
        """The pages at old addresses, by their files."""
        content = self._state.content
        if content is None:
            return {}
        old = redirects.for_everybody(content.file_for_servers(redirects.FILE))
        return self._state.renderer.redirects(redirect_pages(content, old))

    @property
    def _folders(self) -> tuple[Path, ...]:
        """The folders of templates, and of what is published beside them; the last is that of the theme."""
        return self._state.project.templates if self._state.project else ()

    def _with_colors(self, place: str, response: Response) -> Response:
        content = self._state.content
        if place != bundles.STYLES or content is None:
            return response
        return Response(response.body + self._state.renderer.assets.rules.encode(), response.kind)

    @cached_property
    def _searched(self) -> Mapping[str, str]:
        """The files of the search: all pages are made for it, once somebody searches."""
        content, renderer = self._state.content, self._state.renderer
        found: dict[str, str] = {}
        if content is None:
            return found
        for language in content.project.languages:
            found |= site_files.search(content, language, renderer.render)
        return found

    def _own(self, path: str) -> Response:
        name, _, query = path.partition("?")
        if name in _ASSETS:
            return Response(files("helpcenter.preview").joinpath(name).read_bytes(), _ASSETS[name])
        if name == "notes":
            return self._notes(unquote(query))
        if name == "status":
            return self._html(_TEMPLATES.get_template("status.html").render(base=self._own_base), None)
        if name == "overview":
            return self._overview()
        if name == "rules":
            html = _TEMPLATES.get_template("rules.html").render(rules=CATALOG.rules.values(), base=self._own_base)
            return Response(html.encode())
        return Response(b"There is nothing here.", "text/plain", 404)

    def _overview(self) -> Response:
        content = self._state.content
        places = content.places.by_file if content else {}
        values = {"overview": self._checked, "places": places, "site": self._state.base}
        return Response(_TEMPLATES.get_template("overview.html").render(values).encode())

    @cached_property
    def _checked(self) -> Overview:
        return overview(self._root)

    def _notes(self, src_uri: str) -> Response:
        today = datetime.date.today()  # noqa: DTZ011 -- the writer's day
        content = self._state.content
        page = content.pages.get(src_uri) if content else None
        found = notes.of_page(self._state, page, today) if page else []
        return Response(json.dumps([asdict(note) for note in found], ensure_ascii=False).encode(), _JSON)


def _of_file(file: Path) -> Response:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    return Response(file.read_bytes(), kind)


_TEMPLATES = Environment(loader=PackageLoader("helpcenter.preview", "."), autoescape=True)
