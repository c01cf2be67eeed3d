"""Pages whose text is in another language of the site than that of their folder: swapped, or saved in the wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from helpcenter.content.data import Data
from helpcenter.files import committed
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.language import identification
from helpcenter.language.identification import KnownLanguage
from helpcenter.project import Project
from helpcenter.site_languages import Language

WRONG_LANGUAGE = Rule.documented(
    "wrong-language",
    """A page whose whole text is in another language of the site than that of its folder.

Bad:  `docs/zh/verify/heyon.md` with the text of `docs/en/verify/heyon.md`
Good: each text in the folder of its language

Nothing else is said of such a page. One that is meant so, such as the wording of a law, says why in its front matter:
`waive: {untranslated: …}`.""",
)
RULES = (WRONG_LANGUAGE,)

# What is in no language, or in another one on purpose: code, addresses, attributes, data.
_NO_TEXT = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)\n]*\)|\{[^}\n]*\}+|<[^>\n]*>|https?://\S+", re.DOTALL)
_FRONT_MATTER = re.compile(r"---\n(.*?)^---\s*?$", re.DOTALL | re.MULTILINE)
_MEANT = ("untranslated:", "copied-text:")
# How much of a page is looked at, in characters: it is asked of every page, and few have to be looked at twice.
_LOOKED_AT = (400, 2000)


@dataclass
class WrongLanguages:
    """The pages of a project that are in another language than that of their folder, by their place in `docs`.

    `texts` are those of all pages that were asked for.
    """

    project: Project
    data: Data | None
    texts: dict[str, str] = field(default_factory=dict)
    found: dict[str, Language] = field(default_factory=dict)

    def has(self, src_uri: str, text: str) -> bool:
        """Whether the page there, with this text, is one."""
        self.texts[src_uri] = text
        language = self._language_of(src_uri, text)
        if language is not None:
            self.found[src_uri] = language
        return language is not None

    def findings(self) -> Iterator[Finding]:
        """One finding for each of them; for two that are swapped, one at the first."""
        told = set[str]()
        for src_uri, language in self.found.items():
            locale, _, uri = src_uri.partition("/")
            other = f"{language.locale}/{uri}"
            is_swapped = other in self.found and self.found[other].locale == locale
            if src_uri not in told:
                cure = self._of_swapped(src_uri, other) if is_swapped else self._cure(src_uri, other)
                folder = self.project.language(locale).name
                message = f"this text is {language.name}, in the folder of {folder}{cure}"
                yield WRONG_LANGUAGE.finding(self._shown(src_uri), message)
            told |= {src_uri, other} if is_swapped else {src_uri}

    def _of_swapped(self, src_uri: str, other: str) -> str:
        here, there = self._shown(src_uri), self._shown(other)
        before = self._committed(src_uri), self._committed(other)
        cure = "give each the name of the other"
        if before == (self.texts[other], self.texts[src_uri]):
            cure = f"git checkout HEAD -- {here} {there}"
        return f", and {there} is {self.found[other].name}: the two are swapped; swap them back: {cure}"

    def _cure(self, src_uri: str, other: str) -> str:
        here, there = self._shown(src_uri), self._shown(other)
        before, body = self._committed(src_uri), _body(self.texts[src_uri])
        language = other.partition("/")[0]
        of_language = (each for each in self.texts if each.startswith(f"{language}/") and each not in self.found)
        original = next((each for each in of_language if _body(self.texts[each]) == body), None)
        back = f"bring back what was here: git checkout HEAD -- {here}"
        if before is not None and not self._language_of(src_uri, before):
            if original is not None:
                of = "" if original == other else f", and that of {self._shown(original)}"
                return f"{of}; {back}"
            return f"; if it is newer than {there}, put it there first; then {back}"
        if not (self.project.docs / other).is_file():
            return f"; move it to {there}"
        newer = "" if original else f"; or, if it is newer than {there}, put it there"
        return f"; translate it{newer}"

    def _language_of(self, src_uri: str, text: str) -> Language | None:
        """In which other language of the site a text is; None if it is not certain."""
        if self.data is None or ((found := _FRONT_MATTER.match(text)) and any(each in found[1] for each in _MEANT)):
            return None
        own = self.project.language(src_uri.partition("/")[0])
        others = (each for each in self.project.languages if each.locale != own.locale)
        return next((each for each in others if self._is_in(text, each, own)), None)

    def _is_in(self, text: str, language: Language, own: Language) -> bool:
        known, other = self._known[language.locale], self._known[own.locale]
        return all(identification.is_in(prose(text, length), known, other) for length in _LOOKED_AT)

    @cached_property
    def _known(self) -> Mapping[str, KnownLanguage]:
        data = self.data.languages.data if self.data else {}
        return {
            each.locale: KnownLanguage(each.tag, frozenset(map(str.lower, data[each.locale].stop_words)))
            for each in self.project.languages
            if each.locale in data
        }

    def _committed(self, src_uri: str) -> str | None:
        return committed.text(self.project.root, self._shown(src_uri))

    def _shown(self, src_uri: str) -> str:
        return self.project.shown(self.project.docs / src_uri)


def prose(text: str, length: int) -> str:
    """What is said in the first `length` characters of a page, below its front matter."""
    return _NO_TEXT.sub(" ", _body(text)[:length])


def _body(text: str) -> str:
    found = _FRONT_MATTER.match(text)
    return text[found.end() :].strip() if found else text
