"""The files of a new project, made of its templates.

A path of a template can have LOCALE, TASK and PRODUCT in it: then there is a file for each. `dot_` begins the name of
what is hidden.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Mapping, Sequence
from importlib import metadata
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import Environment, StrictUndefined

from helpcenter.commands.starter.answers import Answers, Language
from helpcenter.content.data import FILES
from helpcenter.content.schemas import json_schemas
from helpcenter.files.text import read_text
from helpcenter.language import language_file

_PROJECT = Path(__file__).parent / "project"
# Braces are Markdown's and YAML's here.
_ENVIRONMENT = Environment(  # noqa: S701 -- it is no HTML
    variable_start_string="<<",
    variable_end_string=">>",
    block_start_string="<%",
    block_end_string="%>",
    comment_start_string="<#",
    comment_end_string="#>",
    trim_blocks=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
)


class _Scope(NamedTuple):
    """What a file is about: a language, and in it a task, if it is one of several."""

    language: int
    task: int


def files(answers: Answers, today: datetime.date) -> Mapping[str, str]:
    """The text of each file, by its path in the project."""
    found = dict(_rendered(answers, today))
    schemas = json_schemas(answers.product_key)
    found |= {f".vscode/schemas/{name}.json": _as_json(schema) for name, schema in schemas.items()}
    for language in answers.languages:
        if language.borrowed:
            found[f"docs/_data/language/{language.locale}.yml"] = language_file.reference_text()
    return found


def _rendered(answers: Answers, today: datetime.date) -> Iterator[tuple[str, str]]:
    for file in sorted(each for each in _PROJECT.rglob("*") if each.is_file()):
        name = file.relative_to(_PROJECT).as_posix()
        template = _ENVIRONMENT.from_string(read_text(file, name))
        for scope in _scopes(name, answers):
            yield _path(name, answers, scope), template.render(_names(answers, scope, today))


def _scopes(name: str, answers: Answers) -> Iterator[_Scope]:
    languages = range(len(answers.languages)) if "LOCALE" in name else [0]
    tasks = range(len(answers.tasks)) if "TASK" in name else [0]
    return (_Scope(*each) for each in product(languages, tasks))


def _path(name: str, answers: Answers, scope: _Scope) -> str:
    name = name.replace("dot_", ".").replace("LOCALE", answers.languages[scope.language].locale)
    return name.replace("TASK", answers.tasks[scope.task].id).replace("PRODUCT", answers.products[0].id)


def _names(answers: Answers, scope: _Scope, today: datetime.date) -> dict[str, Any]:
    """What templates and texts can name. A word is in the language of the file; with `all_` begins what has several."""
    language, task, first = answers.languages[scope.language], answers.tasks[scope.task], answers.products[0]
    id = f"{task.id}-{first.id}"
    names: dict[str, Any] = {
        "id": id,
        "task_id": task.id,
        "task": task.names[scope.language],
        "product": first.names[scope.language],
        "products": str(language.texts["and"]).join(each.names[scope.language] for each in answers.products),
        "word": answers.words[scope.language],
        "label": _label(answers, language),
        "wait": f'{{{{ wait("{id}") }}}}',
        "example": f"{task.id}/{first.id}",
        "folders": ", ".join(f"`{each.locale}/`" for each in answers.languages),
        "product_key": answers.product_key,
        "publisher": answers.publisher,
        "requirement": _requirement(),
        "contact": _localized([str(each.texts["contact"]) for each in answers.languages], answers),
        "screen": _quoted(str(answers.languages[0].texts["label"])),
        "languages": answers.languages,
        "all_glosses": [f"{each.locale}: {_quoted(_meaning(answers, each))}" for each in answers.languages[1:]],
        "all_tasks": [{"id": each.id, "name": each.names[scope.language]} for each in answers.tasks],
        "all_products": [{"id": each.id, "name": _localized(each.names, answers)} for each in answers.products],
        "all_schemas": [*FILES],
    }
    names["t"] = lambda key: _ENVIRONMENT.from_string(str(language.texts[key])).render(names).strip()
    names["page"] = _page_maker(answers, scope, names, today)
    return names


def _requirement() -> str:
    """What pip is to install: this version, for releases too, from where this one came if that was a repository."""
    distribution = metadata.distribution("helpcenter")
    origin = json.loads(distribution.read_text("direct_url.json") or "{}")
    if vcs := origin.get("vcs_info"):
        return f"helpcenter[release] @ {vcs['vcs']}+{origin['url']}@{vcs['commit_id']}"
    return f"helpcenter[release] ~= {distribution.version}"


def _localized(names: Sequence[str], answers: Answers) -> str:
    """A text of a data file: one for all languages, or one for each."""
    others = {
        language.locale: name for language, name in zip(answers.languages, names, strict=True) if name != names[0]
    }
    texts = {"default": names[0], **others}
    return (
        "{" + ", ".join(f"{key}: {_quoted(text)}" for key, text in texts.items()) + "}" if others else _quoted(names[0])
    )


def _label(answers: Answers, language: Language) -> str:
    """The label of a button: as it is on the screen, with its meaning in a translation."""
    screen = str(answers.languages[0].texts["label"])
    if language == answers.languages[0]:
        return f"**{screen}**"
    template = _ENVIRONMENT.from_string(str(language.texts["label.translated"]))
    return template.render(screen=screen, meaning=_meaning(answers, language))


def _meaning(answers: Answers, language: Language) -> str:
    """What the label means, in other words than those on the screen, even where a language borrows them."""
    key = "label" if language.texts["label"] != answers.languages[0].texts["label"] else "label.otherwise"
    return str(language.texts[key])


def _page_maker(answers: Answers, scope: _Scope, names: Mapping[str, Any], today: datetime.date) -> Any:
    """A function for the head of a page: its front matter, which a translation has little of, and its title."""
    facts_of_guide = {
        answers.product_key: answers.products[0].id,
        "task": names["task_id"],
        "channels": "[web, store]",
        "wait": "{min: 5, max: 10, unit: minute}",
        **({"evidence": "confirmed"} if answers.publisher == "third_party" else {}),
    }
    cited = f"[{{url: https://www.example.com/help, read: {today}, lang: {answers.languages[0].tag}}}]"

    def page(id: str, kind: str, title: str, description: str) -> str:
        is_guide, is_source = kind == "guide", scope.language == 0
        is_copy = not is_source and answers.languages[scope.language].texts == answers.languages[0].texts
        facts = {
            "id": id,
            **({"type": kind} if is_source else {}),
            "title": _quoted(names["t"](title)),
            "description": _quoted(names["t"](description)),
            **(facts_of_guide if is_source and is_guide else {}),
            "reviewed": today,
            **({"review_every_days": 365} if is_source else {}),
            **({"related": "[questions, about]"} if is_source and is_guide else {}),
            **({"waive": "{copied-text: to be translated}"} if is_copy else {}),
            **({"sources": cited} if is_source and is_guide and answers.publisher == "third_party" else {}),
        }
        head = "".join(f"{key}: {value}\n" for key, value in facts.items())
        return f"---\n{head}---\n\n# {names['t'](title)}"

    return page


def _quoted(text: str) -> str:
    """As YAML has it, between quotation marks."""
    return json.dumps(text, ensure_ascii=False)


_ENVIRONMENT.filters["quoted"] = _quoted


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
