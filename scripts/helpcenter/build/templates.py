"""The templates of a project, with what they are given on every page of one language."""

from __future__ import annotations

import marshal
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import CodeType, SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, Template, pass_context
from jinja2.runtime import Context

from helpcenter.build import security_policy
from helpcenter.build.assets import Assets
from helpcenter.build.borrowed_texts import with_languages
from helpcenter.build.site_view import SiteView
from helpcenter.build.template_errors import TemplateErrors
from helpcenter.content.site_address import relative
from helpcenter.files.memo import Memo
from helpcenter.findings.finding import Finding
from helpcenter.guide.extension import PART_MARK
from helpcenter.project import Project

# The code of templates.
COMPILED: Memo[bytes] = Memo()
# A page is as small as can be: what makes templates readable is not sent.
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_SHORT_JSON = {"separators": (",", ":"), "ensure_ascii": False}


class _Environment(Environment):
    """Compiles the same template once, for all languages and all builds, without its indentation.

    A page includes some fifty, so that they are looked up without asking whether they have changed.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._found: dict[str, Template] = {}

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002 -- Jinja2's
        template = self._found.get(name)
        if template is None:
            template = self._found[name] = super().get_template(name, parent, globals)
        return template

    def compile(self, source: str, name: str | None = None, filename: str | None = None) -> CodeType:  # type: ignore[override]  # as loaders call it
        source = _INDENTATION.sub("", source)

        def compiled() -> bytes:
            return marshal.dumps(super(_Environment, self).compile(source, name, filename))

        code: CodeType = marshal.loads(COMPILED.get(repr((self.autoescape, name, filename, source)), compiled))  # noqa: S302 -- of this program
        return code


class Templates:
    """Renders pages of one language, with the settings that templates may use: `config.theme`, `config.extra_css`.

    What is wrong in a template is in `errors`, which grow while pages are rendered.
    """

    def __init__(self, project: Project, site: SiteView, assets: Assets) -> None:
        self._env = _Environment(  # `watch` lets our own escape all text
            loader=FileSystemLoader(project.theme_folders), auto_reload=False, trim_blocks=True
        )
        self._env.filters["url"] = _url
        self._env.policies["json.dumps_kwargs"] = _SHORT_JSON
        self._env.globals.update(
            site=site,
            text=site.localizer.text,
            count=site.localizer.count,
            date=site.localizer.date,
            part_mark=f"<!--{PART_MARK}-->",
            config=SimpleNamespace(theme=project.theme, extra_css=project.style_sheets),
            base=urlsplit(project.site_url).path,
            published=assets.published,
            security_policy=security_policy.in_page(project.feedback.origins),
        )
        self._errors = TemplateErrors(project.templates, project.shown)
        self._errors.watch(self._env, own_templates(project.templates))

    @property
    def errors(self) -> frozenset[Finding]:
        return frozenset(self._errors.found)

    def render(self, name: str, path: str | None, values: Mapping[str, object]) -> str:
        """The template `name` with `values`; `path` is that of the page on the site, None for one without a place."""
        return with_languages(self._env.get_template(name).render(values, path=path))


def own_templates(folders: Iterable[Path]) -> frozenset[str]:
    """The names of our templates in Jinja2."""
    return frozenset(file.relative_to(folder).as_posix() for folder in folders for file in folder.rglob("*.html"))


@pass_context
def _url(context: Context, address: str) -> str:
    """The address of a path on the site as it is written on this page; of a page without a place, from the root."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or address.startswith(("/", "#")):
        return address
    page, path, rest = context["path"], context["published"](parts.path), address[len(parts.path) :]
    return f"{context['base']}{path}{rest}" if page is None else f"{relative(path, page)}{rest}"
