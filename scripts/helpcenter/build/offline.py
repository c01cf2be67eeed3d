"""What readers keep on their devices: for each language a list of the files to be kept; in a release, these in packs.

The service worker (overrides/browser/offline/) compares the list with what a device has. A pack is smaller than its
files one by one, and asked for at once: pages have much in common.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from helpcenter import parallel
from helpcenter.build import bundles, feedback
from helpcenter.build.file_digest import file_digest
from helpcenter.content.content import Content
from helpcenter.site_languages import Language

_FOLDER = "offline"
WORKER = "service-worker.js"
_WORDS = ("keep", "rest", "forget", "keeping", "kept", "copy", "full", "failed", "forgotten")
# The file with all guides of a language, which a release makes: not kept, but offered where nothing can be kept.
DOWNLOADS = "downloads"
_DOWNLOAD = "download"
_TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg"})
_PICTURES = frozenset({".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
# Bytes of texts, before they are compressed, and of pictures up to which a device keeps all at once.
_FEW_TEXTS = 3_000_000
_FEW_PICTURES = 1_000_000
# How much shorter texts become on their way, in a pack and one by one: measured with gzip on this help center.
_SENT_TOGETHER = {".css": 0.25, ".html": 0.15, ".js": 0.35, ".json": 0.4, ".svg": 0.15}
_SENT_ALONE = {".css": 0.25, ".html": 0.3, ".js": 0.4, ".json": 0.4, ".svg": 0.35}


@dataclass(frozen=True)
class _Kept:
    """A file of the site: `name` is that of the file, `size` its bytes."""

    name: str
    size: int

    @property
    def path(self) -> str:
        """Its address below that of the site."""
        is_index = PurePosixPath(self.name).name == "index.html"
        return self.name.removesuffix("index.html") if is_index else self.name

    @property
    def suffix(self) -> str:
        return PurePosixPath(self.name).suffix


@dataclass(frozen=True)
class _Site:
    """The `folder` of a site of this `content`, of whose files some `digests` are known, and whether it has packs."""

    folder: Path
    content: Content
    digests: Mapping[str, str]
    is_packed: bool

    def digest(self, file: _Kept) -> str:
        return self.digests.get(file.name) or file_digest((self.folder / file.name).read_bytes())

    def sent(self, files: Iterable[_Kept]) -> int:
        """About how many bytes are transferred."""
        share = _SENT_TOGETHER if self.is_packed else _SENT_ALONE
        return round(sum(each.size * share.get(each.suffix, 1) for each in files))


def write_lists(site: Path, content: Content, digests: Mapping[str, str]) -> None:
    """Write the service worker and the lists into a site that has all its other files.

    Some of their `digests` are known, by the names of the files. Raises OSError.
    """
    _write(_Site(site, content, digests, is_packed=False))


def write(site: Path, content: Content) -> None:
    """The same for a release, with packs, once it has made the files to download."""
    _write(_Site(site, content, {}, is_packed=True))


def _write(of: _Site) -> None:
    site, content = of.folder, of.content
    is_offered = content.data.help_center.offline
    shutil.copyfile(
        content.project.templates[-1] / (bundles.WORKER if is_offered else bundles.WORKER_OFF), site / WORKER
    )
    if not is_offered:
        return
    work = partial(_write_languages, of, list(_files(site)))
    (site / _FOLDER / "words").mkdir(parents=True, exist_ok=True)
    if of.is_packed:
        parallel.in_parts(work, content.project.languages)
    else:  # to start another process would take longer
        work(content.project.languages)


def _files(site: Path) -> Iterator[_Kept]:
    for folder, folders, names in os.walk(site):
        folders.sort()
        for name in sorted(names):
            file = Path(folder, name)
            yield _Kept(file.relative_to(site).as_posix(), file.stat().st_size)


def download_name(language: Language) -> str:
    return f"guides-{language.locale}.html"


def _write_languages(of: _Site, files: Sequence[_Kept], languages: Sequence[Language]) -> None:
    for language in languages:
        _write_language(of, language, files)


def _write_language(of: _Site, language: Language, files: Iterable[_Kept]) -> None:
    locale, folder = language.locale, of.folder / _FOLDER
    words = _Kept(f"{_FOLDER}/words/{locale}.json", 0)
    kept = [each for each in files if _is_kept(of.content, language, each.name)] + [words]
    later = _later(of.content, kept)
    first, rest = ([each for each in kept if (each.path in later) is is_late] for is_late in (False, True))
    _write_json(of.folder / words.name, _words(of.folder, of.content, language) | {"keepSize": of.sent(first)})
    parts = {"first": first, "rest": rest}
    digests = {part: {each.path: of.digest(each) for each in files} for part, files in parts.items()}
    version = file_digest(json.dumps(digests, sort_keys=True).encode())
    sizes = {"restSize": of.sent(rest), "isPacked": of.is_packed}
    _write_json(folder / f"{locale}.json", {"version": version, **digests, **sizes})
    if of.is_packed:
        for part, packed in parts.items():
            _write_json(folder / f"{locale}.{part}.json", _texts(of.folder, packed))


def _words(site: Path, content: Content, language: Language) -> dict[str, object]:
    """What the script says to readers."""
    text = content.localizer(language.locale).text
    said = (*_WORDS, _DOWNLOAD) if (site / DOWNLOADS / download_name(language)).is_file() else _WORDS
    return {word: text(f"offline.{word}") for word in said}


def _write_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), "utf-8", newline="\n")


def _texts(site: Path, files: Iterable[_Kept]) -> dict[str, str]:
    return {each.path: (site / each.name).read_bytes().decode() for each in files if each.suffix in _TEXTS}


def _is_kept(content: Content, language: Language, name: str) -> bool:
    """Whether a page of this language needs a file: what is in no folder of a language belongs to all."""
    path = PurePosixPath(name)
    folder, _, rest = name.partition("/")
    if folder == DOWNLOADS:
        return False
    if folder == "search":
        return rest.startswith(f"{language.locale}.")
    if name in (f"{_FOLDER}/words/{language.locale}.json", feedback.file(language)):
        return True
    if folder == _FOLDER:
        return False
    if path.parent.name == "stemmers":
        return path.stem == content.data.languages.data[language.locale].search.stemmer
    is_used = path.suffix in _PICTURES | {".html"} or (path.suffix in {".css", ".js"} and name != WORKER)
    return is_used and (name == "404.html" or _language_of(content, name) in (language, None))


def _language_of(content: Content, name: str) -> Language | None:
    """The language of a page or a picture; None for what belongs to all."""
    languages = content.project.languages
    folders = {language.locale: language for language in languages if not language.default}
    if language := folders.get(name.partition("/")[0]):
        return language
    return content.project.default_language if name.endswith(".html") else None


def _later(content: Content, kept: Iterable[_Kept]) -> frozenset[str]:
    """The paths of what is not kept at once: of much text the guides, of many pictures all."""
    pictures = {each.path: each.size for each in kept if each.suffix in _PICTURES}
    texts = sum(each.size for each in kept if each.path not in pictures)
    later = {*pictures} if sum(pictures.values()) > _FEW_PICTURES else set()
    return frozenset(later | _guides(content) if texts > _FEW_TEXTS else later)


def _guides(content: Content) -> set[str]:
    """The paths of the guides that are not often asked for."""
    asked = {asked.page for asked in content.data.often_asked}
    return {
        content.places.of(page)
        for page in content.pages.values()
        if content.page_type(page).template == "guide" and page.front_matter.id not in asked
    }
