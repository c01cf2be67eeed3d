"""`helpcenter new`: a guide for a task and a product, in all languages, with all data that it needs."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from helpcenter.commands.new_product import NewProduct
from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.content.guide_template import TO_FILL_IN, NewGuide
from helpcenter.content.localized_text import DEFAULT
from helpcenter.files import changes
from helpcenter.files.field_types import Host, Id
from helpcenter.files.writing import encoded, explained
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.lint.project_lint import Scope, lint
from helpcenter.lint.rules.listed_products import unlisted_product
from helpcenter.project import Project
from helpcenter.project import load as load_project
from helpcenter.rules import CATALOG

_UNLISTED = Rule.of(unlisted_product).name


@dataclass(frozen=True)
class Request:
    """What to make; `names` are those of the product by language folder, or by `default`, `hosts` its official ones."""

    task: str
    product: str
    names: Mapping[str, str] = field(default_factory=dict)
    channels: Sequence[str] = ()
    hosts: Sequence[str] = ()


@dataclass(frozen=True)
class Outcome:
    """What was written, a line each, and which texts name all other products of the task (`unlisted`)."""

    lines: list[str]
    unlisted: list[Finding]


def load(project: Project) -> tuple[Content | None, list[Finding]]:
    """What a new guide is added to; None and the findings that prevent that."""
    return loading.load_unfinished(project)


def new(content: Content, request: Request, today: datetime.date) -> Outcome:
    """Write the guide that is asked for: all files, or none.

    Raises UsageError if the guide exists, if something in the request is wrong, or if nothing can be written.
    """
    project = content.project
    _check(content, request)
    channels = request.channels or usual_channels(content, request.task)
    guide = NewGuide(content, _page_type(content), request.task, request.product, channels, today)
    if there := content.sources.get(guide.id):
        raise UsageError(f'{there.path} has the id "{guide.id}" already, which the new guide would have')
    product = NewProduct(content, request.product, request.names, request.hosts)
    pages = {}
    for language in project.languages:
        file = project.docs / language.locale / f"{_place(content, request)}.md"
        if file.exists():
            raise UsageError(f"{project.shown(file)} exists already; nothing is written")
        pages[file] = guide.text(language.locale, product.name(language.locale))
    data = {project.root / path: text for path, text in product.files().items()}
    try:
        changes.apply({file: encoded(text, file) for file, text in (data | pages).items()}, {})
    except OSError as error:
        raise UsageError(f"the guide cannot be written: {explained(error)}; nothing has changed") from error
    lines = [
        *(f"{project.shown(file)}: to fill in, wherever it says {TO_FILL_IN}" for file in pages),
        *(f"{project.shown(file)}: {_said_of(product, file)}" for file in data),
    ]
    return Outcome(lines, _unlisted(project, request.product, today))


def _said_of(product: NewProduct, file: Path) -> str:
    said = f"the {product.content.data.help_center.product_key} {product.id}"
    look = " and ".join(f"the {key} {value}" for key, value in product.look.items())
    return f"{said} has {look}; change there what you don't like" if look and file.stem == "products" else said


def _unlisted(project: Project, product: str, today: datetime.date) -> list[Finding]:
    """The texts that name all other products, and not this one, in the project as it is now."""
    content, _ = loading.load_unfinished(load_project(project.root))
    scope = Scope(rules=frozenset({_UNLISTED}), today=today)
    found = lint(content, scope, CATALOG) if content else ()
    return [finding for finding in found if f'"{product}"' in finding.message]


def _check(content: Content, request: Request) -> None:
    """Raises UsageError for what cannot be asked for."""
    locale = content.project.default_language.locale
    check_task(content, request.task)
    check_channels(content, request.channels)
    for name in request.names:
        _refuse_unknown("language", name, [DEFAULT, *(language.locale for language in content.project.languages)])
    check_product(content, request.task, request.product)
    check_hosts(request.hosts)
    if request.product not in content.data.products and not request.names:
        raise UsageError(f'"{request.product}" is new; say what it is called: --name NAME, or --name {locale}=NAME …')
    if request.product in content.data.products and request.names:
        name = content.data.products[request.product].name[locale]
        raise UsageError(f'"{request.product}" is known, and is called "{name}"; leave out --name')


def check_task(content: Content, task: str) -> None:
    """Raises UsageError if there is no such task."""
    _refuse_unknown("task", task, content.data.tasks)


def check_product(content: Content, task: str, product: str) -> None:
    """Raises UsageError if it cannot be an id, or has its guide for the task."""
    if there := content.guides[content.project.default_language.locale, task].get(product):
        raise UsageError(f'"{task}" for "{product}" already has the guide {there.path}')
    _refuse_unless(Id, product, f"the {content.data.help_center.product_key}")


def check_channels(content: Content, channels: Sequence[str]) -> None:
    """Raises UsageError if one of them is not known."""
    for channel in channels:
        _refuse_unknown("channel", channel, content.data.channels)


def check_hosts(hosts: Sequence[str]) -> None:
    """Raises UsageError if one of them cannot be the name of a host."""
    for host in hosts:
        _refuse_unless(Host, host, "the host")


def _refuse_unknown(what: str, name: str, known: Collection[str]) -> None:
    if name not in known:
        raise UsageError(f'there is no {what} "{name}"; {did_you_mean(name, known)}')


def _refuse_unless(kind: Any, value: str, what: str) -> None:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        raise UsageError(f"{what} {error.errors()[0]['msg']}") from error


def usual_channels(content: Content, task: str) -> Sequence[str]:
    """The first channel of most guides for the task; the first of all if there is none."""
    guides = content.guides[content.project.default_language.locale, task].values()
    used = [page.front_matter.channels[0] for page in guides if page.front_matter.channels]
    return [max(used, key=used.count)] if used else content.data.channels[:1]


def _page_type(content: Content) -> str:
    """The type of guides: the first that needs a task. Raises UsageError."""
    for name, kind in content.data.page_types.items():
        if kind.template == "guide" and "task" in kind.requires:
            return name
    raise UsageError("no type of pages in page_types.yml is a guide that requires a task; add one")


def _place(content: Content, request: Request) -> str:
    """The file of the guide within a language: beside the others for the task, named as the product's other guides."""
    locale = content.project.default_language.locale
    folder = content.by_id[locale, request.task].url or f"{request.task}/"
    names = {
        Path(guides[request.product].uri).stem
        for (language, _), guides in content.guides.items()
        if language == locale and request.product in guides
    }
    return f"{folder}{names.pop() if len(names) == 1 else request.product}"
