"""Templates that break: what is wrong, at the line of ours that must be fixed.

Our templates are strict: a name that does not exist is an error there, and not an empty text. Those of others, such as
the site map's, rely on the contrary, so that each is read by an environment of its own kind.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)
from jinja2.utils import missing

from helpcenter.build import template_policy
from helpcenter.files.text import read_text
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.language.localizer import TextError

BROKEN_TEMPLATE = Rule.documented(
    "broken-template",
    """A template of the project cannot be read, or asks for a name, a text or a file that does not exist.

Bad:  `{{ view.titel }}`, `{{ text("page.contct") }}`, `{% include ".icons/material/serch.svg" %}`
Good: `{{ view.title }}`, `{{ text("page.contact") }}`, `{% include ".icons/material/magnify.svg" %}`

The build reports it, and leaves the site as it was.""",
)
RULES = (BROKEN_TEMPLATE, *template_policy.RULES)

# In the place of a page that cannot be made.
_NOTHING = "<!-- -->"
_UNKNOWN_FILTER = re.compile(r"No (filter|test) named '(.*?)'")


class TemplateErrors:
    """What is wrong with the templates in `folders`; `shown` is the path of a file in messages.

    Of two templates of one name, that in the first folder counts. `found` grows while pages are made, so that
    everything is told at once.
    """

    def __init__(self, folders: Iterable[Path], shown: Callable[[Path], str]) -> None:
        self.found: set[Finding] = set()
        self._folders = [folder.resolve() for folder in folders]
        self._shown = shown

    def watch(self, env: Environment, ours: Iterable[str]) -> None:
        """Read `ours` as strict templates in which text is escaped, and find what is wrong in them from now on."""
        strict = env.overlay(undefined=_Strict, autoescape=True)
        loader = _Loader(env, dict.fromkeys(ours, strict))
        for each in (env, strict):
            each.loader = loader
            each.template_class = self._watched(env)
        for name in sorted(loader.strict):
            file = self._file(name) or Path(name)
            try:
                self.found.update(template_policy.blocked(read_text(file, self._shown(file)), self._shown(file)))
                env.get_template(name)
            except FindingError as error:
                self.found.add(error.finding)
            except Exception as error:  # noqa: BLE001 -- whatever a template does
                self.found.add(self._finding(error, env, name))

    def _watched(self, env: Environment) -> type[Template]:
        def note(error: Exception, name: str | None) -> str:
            self.found.add(self._finding(error, env, name or ""))
            return _NOTHING

        class Watched(Template):
            def render(self, *args: Any, **kwargs: Any) -> str:
                try:
                    return super().render(*args, **kwargs)
                except Exception as error:  # noqa: BLE001 -- whatever a template does
                    return note(error, self.name)

        return Watched

    def _finding(self, error: Exception, env: Environment, name: str) -> Finding:
        frames = list(traceback.walk_tb(error.__traceback__))
        ours = [(frame, line) for frame, line in frames if self._is_ours(frame.f_code.co_filename)]
        frame, line = (ours or frames)[-1]
        file = Path(frame.f_code.co_filename)
        if not ours and (template := self._file(name)):
            file, line = template, _line_read(each for each, _ in frames)
        if isinstance(error, TemplateSyntaxError):
            # Of a comment or a raw part without its end, Jinja2 gives the file as the name.
            file, line = Path(error.filename or error.name or file), error.lineno
        message = _message(error, env, frame if ours else None)
        return BROKEN_TEMPLATE.finding(self._shown(file.resolve()), message, line)

    def _is_ours(self, file: str) -> bool:
        return any(Path(file).resolve().is_relative_to(folder) for folder in self._folders)

    def _file(self, name: str) -> Path | None:
        return next((file for folder in self._folders if (file := folder / name).is_file()), None)


class _Loader(BaseLoader):
    """Has some templates read by environments of their own (`strict`), and all others by `env`."""

    def __init__(self, env: Environment, strict: Mapping[str, Environment]) -> None:
        self.strict = strict
        self._env = env
        self._inner: BaseLoader = env.loader  # type: ignore[assignment]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        return self._inner.get_source(environment, template)

    def list_templates(self) -> list[str]:
        return self._inner.list_templates()

    def load(self, environment: Environment, name: str, globals: Any = None) -> Template:  # noqa: A002, ARG002 -- Jinja2's
        return self._inner.load(self.strict.get(name, self._env), name, globals)


class _UnknownNameError(UndefinedError):
    """`name` is not an attribute of `owner`, or not defined at all."""

    def __init__(self, owner: object, name: str, message: str) -> None:
        super().__init__(message)
        self.owner = owner
        self.name = name


class _Strict(StrictUndefined):
    """Fails with what is not defined and where it was looked for. Only settings may be missing: `config.theme.logo`."""

    __slots__ = ()

    def __new__(cls, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError) -> Any:
        return Undefined(hint, obj, name, exc) if isinstance(obj, Mapping) else super().__new__(cls)

    def __init__(self, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError) -> None:
        if hint is None and name is not None and exc is UndefinedError:
            exc = partial(_UnknownNameError, obj, str(name))
        super().__init__(hint, obj, name, exc)


def _line_read(frames: Iterable[FrameType]) -> int:
    """The line of a template at which Jinja2 gave up reading it, if one of its functions knows it."""
    lines = [frame.f_locals.get("lineno") for frame in frames if frame.f_globals.get("__package__") == "jinja2"]
    return next((line for line in reversed(lines) if isinstance(line, int)), 1)


def _message(error: Exception, env: Environment, frame: FrameType | None) -> str:
    """What is wrong, and how to fix it; `frame` is that of the template, if it could be read."""
    match error:
        case TextError():
            message = str(error)
        case _UnknownNameError(owner=owner, name=name):
            message = _unknown_name(owner, name, frame)
        case TemplateNotFound():
            message = f'there is no file "{error.name}"; {did_you_mean(str(error.name), env.list_templates())}'
        case TemplateError() if unknown := _UNKNOWN_FILTER.match(str(error)):
            kind, name = unknown.groups()
            message = f'unknown {kind} "{name}"; {did_you_mean(name, env.filters if kind == "filter" else env.tests)}'
        case TemplateSyntaxError():
            message = f"this is not a template ({error.message}); check the braces, and that each tag has its end"
        case RecursionError() if frame is None:
            message = "this has too many brackets or tags within one another; make it simpler"
        case RecursionError():
            message = "this template includes itself, perhaps by way of others; end the circle"
        case _:
            message = f"this line fails ({type(error).__name__}: {error}); correct it, or what it is given"
    return message


def _unknown_name(owner: object, name: str, frame: FrameType | None) -> str:
    if owner is missing:
        return f'"{name}" is not defined here; {did_you_mean(name, frame.f_locals if frame else ())}'
    if owner is None:
        return f'what should have "{name}" is none here; ask before with if'
    known = [each for each in dir(owner) if not each.startswith("_")]
    return f'{type(owner).__name__} has no "{name}"; {did_you_mean(name, known)}'
