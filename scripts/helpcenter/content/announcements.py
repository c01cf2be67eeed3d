"""Whether announcements have days that can come, and a text in each language."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.content.data import Data
from helpcenter.content.fields.announcement import Announcement
from helpcenter.files import declared_types
from helpcenter.files.validation import MISSING_KEY, UNKNOWN_KEY, WRONG_VALUE
from helpcenter.findings.finding import Finding
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.project import Project

FILE = "announcements"


def findings(data: Data, project: Project) -> Iterator[Finding]:
    locales = [language.locale for language in project.languages]
    for index, entry in enumerate(data.announcements):
        document = data.documents[FILE]
        if entry.until < entry.begin:
            message = f'"until" is {entry.until}, before "from" ({entry.begin}); correct one of them'
            yield document.finding([index, "until"], WRONG_VALUE, message)
        for locale in locales:
            if locale not in entry.text:
                name = project.language(locale).name
                message = f'the text is missing in {name}; write it under "text", as {locale}: …'
                yield document.finding([index, "text"], MISSING_KEY, message)
        for locale in entry.text:
            if locale not in locales:
                cure = did_you_mean(locale, locales)
                if locale in declared_types.declared_keys(Announcement):
                    spaces = document.position([index, "text"])[1] - 1
                    cure = f'if it does not belong to "text", indent it by {spaces} spaces'
                message = f'unknown language "{locale}"; {cure}'
                yield document.finding([index, "text", locale], UNKNOWN_KEY, message)
        if entry.section and not entry.page:
            message = f'"section" is "{entry.section}", but of which page is not said; add "page", or remove this'
            yield document.finding([index, "section"], MISSING_KEY, message)
