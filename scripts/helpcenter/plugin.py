"""The MkDocs adapter: MkDocs copies the files that are published as they are; other modules make all others.

Pages leave its list of files. The i18n plugin builds the default language, then calls MkDocs' `build` again for each
from `on_post_build` (priority -100), with the same config and plugin objects. The outermost build is
therefore the whole build; what concerns all languages is done in it, at an even lower priority.
"""

from __future__ import annotations

import gc
import logging
import shutil
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from filelock import Timeout
from mkdocs.config import config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage

from helpcenter.build import bundles, inputs, offline, optional_parts, site_files
from helpcenter.build.cache import Cache
from helpcenter.build.kept_readings import GUIDES, TEMPLATES, TEXTS, kept_readings
from helpcenter.build.last_site import LastSite
from helpcenter.build.page_renderer import PageRenderer
from helpcenter.build.read_ahead import read_ahead
from helpcenter.build.redirect_pages import SCRIPT, RedirectPage, redirect_pages
from helpcenter.build.staging import Staging
from helpcenter.command_name import as_typed
from helpcenter.content import loading, server_headers
from helpcenter.content.content import Content
from helpcenter.files.leftovers import is_leftover
from helpcenter.files.writing import explained
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.formats import as_line
from helpcenter.hosting import delivery, headers_file
from helpcenter.links.parse import redirects
from helpcenter.project import from_config
from helpcenter.settings import template_folders

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

log = logging.getLogger("mkdocs.plugins.helpcenter")


class HelpCenterPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    config_scheme = (
        ("ignored_links", config_options.Type(list, default=[])),
        ("feedback", config_options.Type(dict, default={})),
    )

    content: Content
    renderer: PageRenderer
    redirects: tuple[RedirectPage, ...]
    built_from: inputs.Inputs
    config_in_use: MkDocsConfig
    # Where the last site is, until the new one is there.
    last: Path | None = None
    staging: Staging | None = None
    stages: bool = False
    finished: bool = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        self.stages = command != "serve"
        if self.stages:  # a build makes very many values that stay: to look for garbage among them seldom finds any
            gc.set_threshold(50_000, 20, 100)

    @event_priority(-101)  # after the i18n plugin has chosen the language
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not _is_nested(config):
            self._read(config)
            if problem := bundles.staleness(self.content.project.templates[-1]):
                log.error(as_typed(problem))
                raise Abort("The styles and scripts of the pages are not up to date.")
            self._stage(config)
        # What MkDocs would look for in the theme is made by us, and the theme has ten thousand icons.
        config.theme.static_templates.clear()
        config.theme.dirs[:] = template_folders(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """MkDocs' own preview empties its folder now: what is there is moved aside, as the last site."""
        if not (self.stages or _is_nested(config)):
            site = Path(config.site_dir)
            self.last = site.with_name(f"{site.name}.last")
            if site.is_dir():
                self._forget_aside()
                site.rename(self.last)

    def _remove_unpublished(self, files: Files, *, config: MkDocsConfig) -> Files:
        """What MkDocs publishes: all of `docs/` but pages, and of our folders all but the sources of bundles.

        What editors leave beside the files is not, nor a script that no page uses. Of the theme, pages use what is
        bundled from it: its own styles and scripts are not published.
        """
        folders = template_folders(config)
        for file in list(files):
            is_published = bundles.is_published(file.src_uri) or file.src_dir != folders[-1]
            is_used = is_published and (file.src_uri != SCRIPT or self.redirects)
            ours = file.src_dir in folders and is_used
            from_docs = file.src_dir == config.docs_dir and not file.is_documentation_page()
            if not (ours or from_docs) or is_leftover(PurePosixPath(file.src_uri).name):
                files.remove(file)
            elif ours:
                file.dest_uri = self.renderer.assets.published(file.dest_uri)
        unused = bundles.unused_stemmers(self.content.data.languages) | optional_parts.unpublished(self.content)
        for file in filter(None, map(files.get_file_from_path, unused)):
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

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """The i18n plugin warns of a language without home page."""
        nav.homepage = MkDocsPage(
            "", File("index.md", config.docs_dir, config.site_dir, use_directory_urls=True), config
        )
        return nav

    @event_priority(-101)  # after the i18n plugin: in the outermost build, all languages are there
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if _is_nested(config):
            return
        site = Path(config.site_dir)
        root = str(self.content.project.root)
        with kept_readings(Cache.of_user("templates", ("jinja2",), root), TEMPLATES):
            last = LastSite(self.last, Cache.of_user("pages", (), root)) if self.last else None
            made = site_files.make(self.renderer, self.redirects, self.built_from, last, site)
        self._stop_at(made.findings)
        (site / inputs.RECORD).write_text(self.built_from.as_json(), "utf-8", newline="\n")
        self._write_redirects(site)
        self._write_headers(site)
        with (site / self.renderer.assets.published(bundles.STYLES)).open("a", encoding="utf-8") as styles:
            styles.write(self.renderer.assets.rules)
        offline.write_lists(site, self.content, made.digests)
        self.finished = True
        self._forget_aside()

    def _forget_aside(self) -> None:
        if self.last and not self.stages:
            shutil.rmtree(self.last, ignore_errors=True)

    def _write_redirects(self, site: Path) -> None:
        if (file := site / redirects.FILE).exists():
            base = urlsplit(self.content.project.site_url).path
            file.write_bytes(redirects.below(file.read_bytes().decode(), base).encode())

    def _write_headers(self, site: Path) -> None:
        hashed = sorted(folder.name for folder in (site / "assets").iterdir() if delivery.is_hashed(folder.name))
        text = headers_file.render(delivery.Delivery.of(self.content), hashed)
        (site / server_headers.FILE).write_text(text, "utf-8", newline="\n")

    def on_build_error(self, *, error: Exception) -> None:
        self.finished = False
        if isinstance(error, OSError):
            log.debug("The build stopped here:", exc_info=error)
            raise Abort(f"The build stopped: {explained(error)}.{self._unchanged()}") from error

    def on_shutdown(self) -> None:
        if self.staging is None:
            self._forget_aside()
            return
        try:
            if self.finished:
                self.staging.publish()
                self.config_in_use.site_dir = str(self.staging.site)  # commands that follow, such as gh-deploy, use it
            else:
                self.staging.discard()
            gc.freeze()  # when Python ends, it would look for garbage among all values: a third of the time of a build
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
            known = TEXTS | GUIDES if site_files.is_all_known(project) else TEXTS
            with kept_readings(Cache.of_user("readings", ("pyyaml", "markdown"), str(project.root)), known) as are_kept:
                if not are_kept:
                    read_ahead(project, TEXTS)
                content, findings = loading.load(project)
        except FindingError as error:
            content, findings = None, [error.finding]
        self._stop_at(findings)
        if content is not None:
            self.content = content
            self.renderer = PageRenderer(content)
            old = redirects.for_everybody(content.file_for_servers(redirects.FILE))
            self.redirects = tuple(redirect_pages(content, old))

    def _stage(self, config: MkDocsConfig) -> None:
        if self.stages and self.staging is None:
            staging = Staging(Path(config.site_dir))
            try:
                staging.begin()
            except Timeout as error:
                raise Abort(f"{staging.site} is being built by another program; wait for it, or end it.") from error
            except OSError as error:
                raise Abort(f"{staging.site} cannot be built: {explained(error)}.{self._unchanged()}") from error
            self.staging, self.last = staging, staging.site
            self.config_in_use = config
            config.site_dir = str(staging.folder)

    def _stop_at(self, findings: Collection[Finding]) -> None:
        """Stop the build, with one line for each finding."""
        for finding in sorted(findings):
            log.error(as_typed(as_line(finding)))
        if findings:
            raise Abort(f"{len(findings)} to fix.{self._unchanged()}")

    def _unchanged(self) -> str:
        return " The site is unchanged." if self.stages else ""


def _is_nested(config: MkDocsConfig) -> bool:
    """Whether this is the build of a further language, which the i18n plugin starts within the first."""
    i18n: Any = config.plugins["i18n"]
    return bool(i18n.building)
