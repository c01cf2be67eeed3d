"""Where readers say whether a page helped and what is wrong in it, as `mkdocs.yml` configures it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import quote, urlsplit

from helpcenter.findings.suggestion import did_you_mean

# What an address can have, to be filled in.
SUBJECT, ADDRESS, PATH = "{subject}", "{address}", "{path}"
_PREFILLED = f"?subject={SUBJECT}&body={ADDRESS}"
_PLACEHOLDER = re.compile(r"\{[^}]*\}?")
_MAIL = re.compile(r"mailto:[^\s@?{}]+@[^\s@?{}]+\.[^\s@?{}]+(\?\S*)?")
# Pages where people write down what is wrong: no program can send it there.
_TRACKER = re.compile(r"/issues(?:/new)?/?$")
_EXAMPLE = "{helpful: https://…, mistakes: mailto:…, edit: https://…/{path}}"


class WrongFeedbackError(Exception):
    """What is wrong with the setting under `key`, which is empty for all of them."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True)
class Feedback:
    """Three addresses; what is not configured is empty, and not offered.

    `helpful` is a program that takes JSON. `mistakes` is one, or a form or a mail with `{subject}` and `{address}`.
    `edit` is that of the file of a page, with `{path}` for its place in the docs folder.
    """

    helpful: str = ""
    mistakes: str = ""
    edit: str = ""

    @property
    def addresses(self) -> Mapping[str, str]:
        """Those that are configured, by their settings."""
        return {key: address for key, address in asdict(self).items() if address}

    @property
    def form(self) -> str:
        """The form or the mail in which a reader says what is wrong; empty if a program takes it."""
        return self.mistakes if SUBJECT in self.mistakes or ADDRESS in self.mistakes else ""

    @property
    def programs(self) -> Mapping[str, str]:
        """The addresses to which pages send something, by their settings."""
        return {key: each for key, each in self.addresses.items() if key != "edit" and each != self.form}

    @property
    def origins(self) -> tuple[str, ...]:
        """The hosts to which pages send something, as a Content Security Policy names them."""
        parts = map(urlsplit, self.programs.values())
        return tuple(sorted({f"{each.scheme}://{each.netloc}" for each in parts}))

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts to which pages link."""
        return frozenset(filter(None, (urlsplit(each).hostname for each in (self.form, self.edit))))

    def edit_address(self, path: str) -> str:
        return self.edit.replace(PATH, quote(path))

    def form_address(self, subject: str, address: str) -> str:
        return self.form.replace(SUBJECT, quote(subject, "")).replace(ADDRESS, quote(address, ""))


def parse(written: Mapping[str, object]) -> Feedback:
    """What is written in `mkdocs.yml`. Raises WrongFeedbackError."""
    for key, address in written.items():
        if key not in _CHECKS:
            raise WrongFeedbackError(key, f'unknown key "{key}"; {did_you_mean(str(key), _CHECKS)}')
        if not isinstance(address, str) or not address.strip():
            raise WrongFeedbackError(key, f'"{key}" must be an address; write {_EXAMPLE}, or remove it')
        if problem := _CHECKS[key](address):
            raise WrongFeedbackError(key, f'"{key}" is "{address}"; {problem}')
    addresses = {key: str(address) for key, address in written.items()}
    mistakes = addresses.get("mistakes", "")
    is_bare_mail = mistakes.startswith("mailto:") and "?" not in mistakes
    return Feedback(**addresses | ({"mistakes": mistakes + _PREFILLED} if is_bare_mail else {}))


def _wrong_program(address: str) -> str:
    return _wrong_address(address, allowed=())


def _wrong_mistakes(address: str) -> str:
    if address.startswith("mailto:"):
        return "" if _MAIL.fullmatch(address) else "write a mail address, such as mailto:help@example.com"
    if problem := _wrong_address(address, allowed=(SUBJECT, ADDRESS)):
        return problem
    if _TRACKER.search(urlsplit(address).path) and not _PLACEHOLDER.search(address):
        return (
            "readers are led to an issue tracker with what it is to be filled with: "
            f"write …/issues/new?title={SUBJECT}&body={ADDRESS}"
        )
    return ""


def _wrong_edit(address: str) -> str:
    if PATH not in address:
        return f"it needs {PATH}, for which the file of the page is put in: https://…/edit/main/docs/{PATH}"
    return _wrong_address(address, allowed=(PATH,))


def _wrong_address(address: str, allowed: tuple[str, ...]) -> str:
    parts = urlsplit(address) if not re.search(r"\s|['\";,]", address) else None
    if parts is None or parts.scheme != "https" or not parts.hostname or parts.username is not None:
        return "write an address that begins with https:// and a host"
    if unknown := next((each for each in _PLACEHOLDER.findall(address) if each not in allowed), None):
        known = f"only {' and '.join(allowed)} can be filled in here" if allowed else "nothing can be filled in here"
        return f"{known}; remove {unknown}"
    return ""


_CHECKS = {"helpful": _wrong_program, "mistakes": _wrong_mistakes, "edit": _wrong_edit}
