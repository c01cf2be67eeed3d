"""`helpcenter new`: a guide for a task and a product, in all languages, with all data that it needs."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from helpcenter.content import loading
from helpcenter.content.content import Content
from helpcenter.content.guide_template import TO_FILL_IN, NewGuide
from helpcenter.content.localized_text import DEFAULT
from helpcenter.files import changes, yaml_edit
from helpcenter.files.field_types import Host, Id
from helpcenter.files.text import read_text
from helpcenter.files.writing import encoded, explained
from helpcenter.files.yaml_layout import on_one_line
from helpcenter.findings.errors import UsageError
from helpcenter.findings.finding import Finding
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.project import Project


@dataclass(frozen=True)
class Request:
    """What to make; `names` are those of the product by language folder, or by `default`, `hosts` its official ones."""

    task: str
    product: str
    names: Mapping[str, str] = field(default_factory=dict)
    channels: Sequence[str] = ()
    hosts: Sequence[str] = ()


def load(project: Project) -> tuple[Content | None, list[Finding]]:
    """What a new guide is added to; None and the findings that prevent that."""
    return loading.load_unfinished(project)


def missing_names(content: Content, product: str) -> Iterator[str]:
    """The languages for which a product that is new needs a name."""
    if product not in content.data.products:
        yield from (language.locale for language in content.project.languages)


def new(content: Content, request: Request, today: datetime.date) -> list[str]:
    """Write the guide that is asked for: all files, or none. Returns what is written, by file.

    Raises UsageError if the guide exists, if something in the request is wrong, or if nothing can be written.
    """
    project = content.project
    request = _checked(content, request)
    guide = NewGuide(content, _page_type(content), request.task, request.product, request.channels, today)
    data = {project.root / path: text for path, text in _data(content, request).items()}
    pages = {}
    for language in project.languages:
        file = project.docs / language.locale / f"{_place(content, request)}.md"
        if file.exists():
            raise UsageError(f"{project.shown(file)} exists already; nothing is written")
        pages[file] = guide.text(language.locale, _name(content, request, language.locale))
    try:
        changes.apply({file: encoded(text, file) for file, text in (data | pages).items()}, {})
    except OSError as error:
        raise UsageError(f"the guide cannot be written: {explained(error)}; nothing has changed") from error
    return [
        *(f"{project.shown(file)}: to fill in, wherever it says {TO_FILL_IN}" for file in pages),
        *(f"{project.shown(file)}: the {content.data.help_center.product_key} {request.product}" for file in data),
    ]


def _checked(content: Content, request: Request) -> Request:
    """The request with what goes without saying. Raises UsageError."""
    data, locale = content.data, content.project.default_language.locale
    for what, name, known in (
        ("task", request.task, data.tasks),
        *(("channel", channel, data.channels) for channel in request.channels),
        *(("language", name, _languages(content)) for name in request.names),
    ):
        if name not in known:
            raise UsageError(f'there is no {what} "{name}"; {did_you_mean(name, known)}')
    if there := content.guides[locale, request.task].get(request.product):
        raise UsageError(f'"{request.task}" for "{request.product}" already has the guide {there.path}')
    _refuse_unless(Id, request.product, f"the {data.help_center.product_key}")
    for host in request.hosts:
        _refuse_unless(Host, host, "the host")
    if request.product not in data.products and not request.names:
        raise UsageError(f'"{request.product}" is new; say what it is called: --name NAME, or --name {locale}=NAME …')
    if request.product in data.products and request.names:
        name = data.products[request.product].name[locale]
        raise UsageError(f'"{request.product}" is known, and is called "{name}"; leave out --name')
    return replace(request, channels=request.channels or _usual_channels(content, request.task))


def _refuse_unless(kind: Any, value: str, what: str) -> None:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        raise UsageError(f"{what} {error.errors()[0]['msg']}") from error


def _languages(content: Content) -> list[str]:
    return [DEFAULT, *(language.locale for language in content.project.languages)]


def _usual_channels(content: Content, task: str) -> Sequence[str]:
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


def _name(content: Content, request: Request, locale: str) -> str:
    if product := content.data.products.get(request.product):
        return product.name[locale]
    return request.names.get(locale) or request.names.get(DEFAULT) or next(iter(request.names.values()))


def _data(content: Content, request: Request) -> dict[str, str]:
    """The new text of the data files that change, by their paths: of a product that they know, only hosts are new."""
    data, found = content.data, _hosts(content, request) | _in_scope(content, request)
    if request.product in data.products:
        return found
    known: Mapping[str, Mapping[str, object]] = {
        "products": data.products, "labels": data.labels, "contacts": data.contacts,
    }  # fmt: skip
    values = {"products": f"{{name: {_names(content, request)}}}", "labels": "{}", "contacts": "[]"}
    for name, value in values.items():
        path, text = _text(content, name)
        if request.product not in known[name]:
            found[path] = yaml_edit.with_entry(text, (), request.product, value)
    return found


def _hosts(content: Content, request: Request) -> dict[str, str]:
    """The official hosts of the product, beside those that are known."""
    path, before = _text(content, "hosts")
    product, above, known = request.product, ("official",), content.data.hosts.official
    if product not in known:
        is_new = product not in content.data.products
        value = on_one_line([*request.hosts])
        return {path: yaml_edit.with_entry(before, above, product, value)} if request.hosts or is_new else {}
    text = before
    for host in request.hosts:
        if host not in known[product]:
            text = yaml_edit.with_item(text, (*above, product), host)
    return {path: text} if text != before else {}


def _names(content: Content, request: Request) -> str:
    """The names of the product, as products.yml has them."""
    names = {locale: _name(content, request, locale) for locale in reversed(_languages(content)) if locale != DEFAULT}
    default = request.names.get(DEFAULT) or next(iter(names.values()))
    others = [f"{locale}: {on_one_line(name)}" for locale, name in names.items() if name != default]
    return f"{{{', '.join([*others, f'default: {on_one_line(default)}'])}}}" if others else on_one_line(default)


def _in_scope(content: Content, request: Request) -> dict[str, str]:
    """What is no longer out of scope: the search would say that the site does not cover it."""
    if "out_of_scope" not in content.data.documents:
        return {}
    path, before = _text(content, "out_of_scope")
    text, names = before, {name.casefold() for name in (request.product, *request.names.values())}
    for locale, words in content.data.out_of_scope.items():
        for word in words:
            if word.casefold() in names:
                text = yaml_edit.without_item(text, (locale,), word)
    return {path: text} if text != before else {}


def _text(content: Content, name: str) -> tuple[str, str]:
    """The path and the text of a data file; empty if there is none."""
    file = content.project.docs / "_data" / f"{name}.yml"
    path = content.project.shown(file)
    return path, read_text(file, path) if file.exists() else ""
