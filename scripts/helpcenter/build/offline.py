"""What readers keep on their devices: for each language a list of the files to be kept, and these in a few packs.

The service worker (overrides/browser/offline/) compares the list with what a device has. A pack is much smaller than
its files one by one: pages have much in common.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from helpcenter.build import bundles
from helpcenter.content.content import Content
from helpcenter.content.page import Page
from helpcenter.project import Language

_FOLDER = "offline"
WORKER = "service-worker.js"
_WORDS = ("keep", "rest", "forget", "keeping", "kept", "copy", "full", "failed", "forgotten")
_TEXTS = frozenset({".css", ".html", ".js", ".json", ".svg"})
_PICTURES = frozenset({".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
# Bytes of texts, before they are compressed, and of pictures up to which a device keeps all at once.
_FEW_TEXTS = 3_000_000
_FEW_PICTURES = 1_000_000
# How much shorter a pack becomes on its way: measured with gzip on the pages and the search of this help center.
_SENT = {".html": 0.15, ".json": 0.4}


@dataclass(frozen=True)
class _Kept:
    """A file of the site, by its path: `path` without `index.html`, as pages are asked for."""

    path: str
    suffix: str
    data: bytes

    @property
    def digest(self) -> str:
        return sha256(self.data).hexdigest()[:16]

    @property
    def sent(self) -> float:
        """About how many bytes are transferred."""
        return len(self.data) * _SENT.get(self.suffix, 1)


def write(site: Path, content: Content) -> None:
    """Write the service worker, the lists and the packs into a site that has all its other files. Raises OSError."""
    is_offered = content.data.help_center.offline
    shutil.copyfile(
        content.project.templates[-1] / (bundles.WORKER if is_offered else bundles.WORKER_OFF), site / WORKER
    )
    if not is_offered:
        return
    names = [file.relative_to(site).as_posix() for file in sorted(site.rglob("*")) if file.is_file()]
    (site / _FOLDER / "words").mkdir(parents=True)
    for language in content.project.languages:
        locale, text = language.locale, content.localizer(language.locale).text
        _write_json(site, f"words/{locale}.json", {word: text(f"offline.{word}") for word in _WORDS})
        kept = [
            _read(site, name)
            for name in [*names, f"{_FOLDER}/words/{locale}.json"]
            if _is_kept(content, language, name)
        ]
        first = _first(content, kept)
        rest = [each for each in kept if each.path not in first]
        groups = {"first": [each for each in kept if each.path in first], "rest": rest}
        digests = {name: {each.path: each.digest for each in files} for name, files in groups.items()}
        version = sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()[:16]
        rest_size = round(sum(each.sent for each in rest))
        _write_json(site, f"{locale}.json", {"version": version, **digests, "restSize": rest_size})
        for name, files in groups.items():
            _write_json(site, f"{locale}.{name}.json", _pack(files))


def _write_json(site: Path, name: str, value: object) -> None:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    (site / _FOLDER / name).write_text(text, "utf-8", newline="\n")


def _read(site: Path, name: str) -> _Kept:
    path = name.removesuffix("index.html") if PurePosixPath(name).name == "index.html" else name
    return _Kept(path, PurePosixPath(name).suffix, (site / name).read_bytes())


def _pack(files: Iterable[_Kept]) -> Mapping[str, str]:
    return {each.path: each.data.decode() for each in files if each.suffix in _TEXTS}


def _is_kept(content: Content, language: Language, name: str) -> bool:
    """Whether a page of this language needs a file: what is in no folder of a language belongs to all."""
    path = PurePosixPath(name)
    folder, _, rest = name.partition("/")
    if folder == "search":
        return rest.startswith(f"{language.locale}.")
    if folder == _FOLDER:
        return name == f"{_FOLDER}/words/{language.locale}.json"
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


def _first(content: Content, kept: Iterable[_Kept]) -> frozenset[str]:
    """What is kept at once: all, if it is not much; else everything but guides and pictures."""
    pictures = [each for each in kept if each.suffix in _PICTURES]
    texts = [each for each in kept if each not in pictures]
    few_texts = sum(len(each.data) for each in texts) <= _FEW_TEXTS
    few_pictures = sum(len(each.data) for each in pictures) <= _FEW_PICTURES
    guides = {content.path_of(page) for page in content.pages.values() if _is_for_later(content, page)}
    later = {each.path for each in pictures if not few_pictures} | (set() if few_texts else guides)
    return frozenset(each.path for each in kept) - later


def _is_for_later(content: Content, page: Page) -> bool:
    asked = {asked.page for asked in content.data.often_asked}
    return content.page_type(page).template == "guide" and page.front_matter.id not in asked
