"""The MkDocs adapter: passes the events of MkDocs to other modules, and their results to the templates.

The i18n plugin builds the default language, then calls MkDocs' `build` again for each other language
from `on_post_build` (priority -100), with the same config and plugin objects. The outermost build is
therefore the whole build; what concerns all languages is done in it, at an even lower priority.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from filelock import Timeout
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File

from helpcenter.build import bundles, inputs, product_colors, sitemap
from helpcenter.build.page_links import alternates
from helpcenter.build.page_view import page_view
from helpcenter.build.redirect_pages import SCRIPT, RedirectPage, redirect_pages
from helpcenter.build.search import dataset, sections
from helpcenter.build.search.sections import SearchedSection
from helpcenter.build.site_view import SiteView, site_view
from helpcenter.build.staging import Staging
from helpcenter.build.template_errors import TemplateErrors
from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.files.leftovers import is_leftover
from helpcenter.files.writing import explained
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.formats import as_line
from helpcenter.guide.extension import EMPTY, PART_MARK, GuideExtension
from helpcenter.links.parse import redirects
from helpcenter.lint import registry
from helpcenter.lint.context import PageContext
from helpcenter.lint.runner import run
from helpcenter.project import Language, from_config

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page as MkDocsPage
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.helpcenter")


class HelpCenterPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    config_scheme = (("ignored_links", config_options.Type(list, default=[])),)

    content: Content
    site_views: dict[str, SiteView]
    language: Language
    extension: GuideExtension
    template_errors: TemplateErrors
    redirects: tuple[RedirectPage, ...]
    redirect_pages: dict[str, str]
    config_in_use: MkDocsConfig
    built_from: inputs.Inputs
    staging: Staging | None = None
    stages: bool = False
    finished: bool = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.stages = command != "serve"

    @event_priority(-101)  # after the i18n plugin has chosen the language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        i18n: Any = config.plugins["i18n"]
        if not i18n.building:
            self._read(config)
            if problem := bundles.staleness(Path(config.theme.custom_dir or "")):
                log.error(problem)
                raise Abort("The styles and scripts of the pages are not up to date.")
            self._stage(config)
        self.findings: list[Finding] = []
        self.sections: dict[str, tuple[SearchedSection, ...]] = {}
        self.today = datetime.date.today()  # noqa: DTZ011 -- the writer's day
        self.language = self.content.project.language(i18n.current_language)
        self.extension = GuideExtension(
            self.content.localizer(self.language.locale), self.content.project.default_language.tag
        )
        config.markdown_extensions[:] = [
            *(extension for extension in config.markdown_extensions if not isinstance(extension, GuideExtension)),
            self.extension,  # type: ignore[list-item]
        ]
        return config

    def _remove_unpublished(self, files: Files, *, config: MkDocsConfig) -> Files:
        """What is published: all of `docs/`, and of our templates' folder everything but the sources of bundles.

        What editors leave beside the files is not, nor a script that no page uses. Of the theme, pages use what is
        bundled from it: its own styles and scripts are not published.
        """
        for file in list(files):
            is_used = not bundles.is_source(file.src_uri) and (file.src_uri != SCRIPT or self.redirects)
            ours = file.src_dir == config.theme.custom_dir and is_used
            from_docs = file.src_dir == config.docs_dir
            if not (ours or from_docs) or is_leftover(PurePosixPath(file.src_uri).name):
                files.remove(file)
        return files

    @event_priority(-101)  # after the i18n plugin, which leaves them to the default language
    def _add_shared(self, files: Files, *, config: MkDocsConfig) -> Files:
        """What is in no folder of a language belongs to all, in the same place."""
        for name in self._shared():
            if name not in files.src_uris:
                files.append(File(name, config.docs_dir, config.site_dir, config.use_directory_urls))
        return files

    on_files = CombinedEvent(_remove_unpublished, _add_shared)

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: object) -> str:
        source = self._source(page)
        self.extension.first_line = source.body_line
        self.extension.checklist = self.content.page_type(source).checklist
        self.extension.troubleshooting = self.content.page_type(source).troubleshooting
        self.extension.labels = self.content.label_languages(source)
        self.extension.picture_size = partial(self.content.picture_size, source)
        self.extension.text_language = self._text_language(source)
        self.extension.guide = EMPTY
        return source.body

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: object) -> str:
        source, guide = self._source(page), self.extension.guide
        if source.borrows is None:  # else the text is checked on the page that it is from
            self.findings += run(registry.TO_BUILD, PageContext(self.content, source, guide, self.today))
        page.meta["view"] = page_view(self.content, source, guide)
        return html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: object) -> Environment:
        """At this event all pages of the language are read, and none is written yet."""
        self._stop_at(self.findings)
        folder = Path(config.theme.custom_dir or "")
        self.template_errors = TemplateErrors(folder, self.content.project.shown)
        self.template_errors.watch(env, _templates(folder))
        self._stop_at(self.template_errors.found)
        here = self.site_views[self.language.locale]
        env.globals.update(
            site=here,
            text=here.localizer.text,
            count=here.localizer.count,
            date=here.localizer.date,
            part_mark=f"<!--{PART_MARK}-->",
        )
        for each in self.redirects:
            if each.locale == self.language.locale:
                self.redirect_pages[each.file] = env.get_template("redirect.html").render(redirect=each)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: object
    ) -> TemplateContext:
        context["view"] = page.meta["view"]  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        context["view"] = None  # type: ignore[typeddict-unknown-key]  # pages have one
        context["sites"] = self.site_views.values()  # type: ignore[typeddict-unknown-key]
        context["alternates"] = alternates(self.content, "")  # type: ignore[typeddict-unknown-key]
        return context

    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """One 404 page, from the default language; the sitemap is written for all languages at the end."""
        wanted = template_name != "sitemap.xml" and (template_name != "404.html" or self.language.default)
        return output if wanted else ""

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        if self._source(page).borrows is None:  # the search has words of its own language
            self.sections[page.file.src_uri] = sections.of_page(output)
        return output

    @event_priority(-50)  # before the i18n plugin builds the next language
    def _write_dataset(self, *, config: MkDocsConfig) -> None:
        self._stop_at(self.template_errors.found)
        folder = Path(config.site_dir, "search")
        folder.mkdir(exist_ok=True)
        for name, text in dataset.files(self.content, self.language, self.sections).items():
            (folder / name).write_text(text, "utf-8")

    @event_priority(-101)  # after the i18n plugin: in the outermost build, all languages are there
    def _finish(self, *, config: MkDocsConfig) -> None:
        i18n: Any = config.plugins["i18n"]
        if i18n.building:
            return
        Path(config.site_dir, "sitemap.xml").write_text(sitemap.render(self.content), "utf-8")
        self._write_redirects(Path(config.site_dir))
        with Path(config.site_dir, bundles.STYLES).open("a", encoding="utf-8") as styles:
            styles.write(product_colors.rules(self.content.data.products.values()))
        Path(config.site_dir, inputs.RECORD).write_text(self.built_from.as_json(), "utf-8")
        self.finished = True

    def _write_redirects(self, site: Path) -> None:
        for name, page in self.redirect_pages.items():
            if not (site / name).exists():
                (site / name).parent.mkdir(parents=True, exist_ok=True)
                (site / name).write_text(page, "utf-8")
        if (file := site / redirects.FILE).exists():
            base = urlsplit(self.content.project.site_url).path
            file.write_bytes(redirects.below(file.read_bytes().decode(), base).encode())

    on_post_build = CombinedEvent(_write_dataset, _finish)

    def on_build_error(self, *, error: Exception) -> None:
        self.finished = False
        if isinstance(error, OSError):
            log.debug("The build stopped here:", exc_info=error)
            raise Abort(f"The build stopped: {explained(error)}.{self._unchanged()}") from error

    def on_shutdown(self) -> None:
        if self.staging is None:
            return
        try:
            if self.finished:
                self.staging.publish()
                self.config_in_use.site_dir = str(self.staging.site)  # commands that follow, such as gh-deploy, use it
            else:
                self.staging.discard()
        except OSError as error:
            problem = f"{self.staging.site} cannot be replaced: {explained(error)}."
            raise Abort(f"{problem}{self._unchanged()}") from error

    def _shared(self) -> Iterator[str]:
        """The files of `docs` in no folder of a language, by their paths there."""
        project = self.content.project
        locales = {language.locale for language in project.languages}
        names = (file.relative_to(project.docs).as_posix() for file in project.files)
        return (name for name in names if PurePosixPath(name).parts[0] not in locales)

    def _read(self, config: MkDocsConfig) -> None:
        try:
            project = from_config(config)
            self.built_from = inputs.of_project(project)  # before they are read: what changes meanwhile is newer
            content, findings = loading.load(project)
        except FindingError as error:
            content, findings = None, [error.finding]
        self._stop_at(findings)
        if content is not None:
            self.content = content
            self.redirects = tuple(
                redirect_pages(content, redirects.for_everybody(content.file_for_servers(redirects.FILE)))
            )
            self.redirect_pages = {}
            self.site_views = {language.locale: site_view(content, language) for language in content.project.languages}

    def _stage(self, config: MkDocsConfig) -> None:
        if self.stages and self.staging is None:
            staging = Staging(Path(config.site_dir))
            try:
                staging.begin()
            except Timeout as error:
                raise Abort(f"{staging.site} is being built by another program; wait for it, or end it.") from error
            except OSError as error:
                raise Abort(f"{staging.site} cannot be built: {explained(error)}.{self._unchanged()}") from error
            self.staging = staging
            self.config_in_use = config
            config.site_dir = str(staging.folder)

    def _stop_at(self, findings: Collection[Finding]) -> None:
        """Stop the build, with one line for each finding."""
        for finding in sorted(findings):
            log.error(as_line(finding))
        if findings:
            raise Abort(f"{len(findings)} to fix.{self._unchanged()}")

    def _unchanged(self) -> str:
        return " The site is unchanged." if self.stages else ""

    def _text_language(self, page: Page) -> tuple[str, str, str] | None:
        """The language of the text of a page, and that to which its links lead, if they are not the same."""
        if page.borrows is None:
            return None
        language = self.content.project.language(page.borrows)
        return language.tag, language.direction, self.language.tag

    def _source(self, page: MkDocsPage) -> Page:
        return self.content.pages[page.file.src_uri]


def _templates(folder: Path) -> frozenset[str]:
    """The names of our templates in Jinja2."""
    return frozenset(file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
