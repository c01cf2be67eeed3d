"""What the commands that begin something do and print: `helpcenter init` a project, `helpcenter new` a guide."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpcenter import command_name
from helpcenter.findings import formats
from helpcenter.findings.errors import UsageError
from helpcenter.terminal import ask, complain, exit_code, root_of, write

if TYPE_CHECKING:
    from helpcenter.commands.new import Request
    from helpcenter.content.content import Content


def _init(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter.commands import init
    from helpcenter.commands.starter import answers

    folder: Path = arguments.folder
    init.refuse_used(folder)
    options = ("languages", "word", "products", "tasks", "publisher")
    typed: dict[str, Any] = {
        option: getattr(arguments, option) or ask(answers.QUESTIONS[option]) or None for option in options
    }
    if not typed["languages"]:
        raise UsageError("which languages? Write them, the source language first: --languages fr,de")
    outcome = init.init(folder, answers.read(**typed), arguments.day)
    write(formats.as_text(outcome.findings))
    if outcome.findings:
        complain("Nothing is written: give other names.")
        return 1
    for warning in outcome.warnings:
        complain(f"warning: {warning}")
    look = f"cd {shlex.quote(str(folder))} && {command_name.called_in(folder)} serve"
    write(f"{folder}: {outcome.written} files. To look at it: {look}\n")
    return 0


def _new(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.new import load, new

    content, findings = load(project.load(root_of(arguments)))
    if content is None:
        write(formats.as_text(findings))
        return exit_code(findings, strict=False) or 1
    outcome = new(content, _request(content, arguments), arguments.day)
    write("".join(f"{line}\n" for line in outcome.lines))
    if outcome.unlisted:
        key = content.data.help_center.product_key
        write(f"\nTexts that name every other {key}, to be completed:\n{formats.as_text(outcome.unlisted)}")
    complain("What is left to fill in is found by: helpcenter check docs")
    return 0


def _request(content: Content, arguments: argparse.Namespace) -> Request:
    """What was asked for, with the answers to questions about the rest. Raises UsageError."""
    from helpcenter.commands import new

    data, task = content.data, arguments.task
    if task:
        new.check_task(content, task)
    else:
        task = _answer(f"Which task is the guide for? ({', '.join(data.tasks)})", partial(new.check_task, content))
    product = arguments.product or (task and _asked_product(content, task))
    if not (task and product):
        raise UsageError("name a task and a product")
    new.check_product(content, task, product)
    is_new = product not in data.products
    names = dict(_named(each) for each in arguments.name) or (_asked_names(content) if is_new else {})
    channels, hosts = _listed(arguments.channel), _hosts(arguments.host)
    if not channels:
        usual = ", ".join(new.usual_channels(content, task))
        question = f"Where can it be done? One, or several with commas: {', '.join(data.channels)} (Enter: {usual})"
        channels = _listed([_answer(question, lambda typed: new.check_channels(content, _listed([typed])))])
    if is_new and not hosts:
        question = (
            "The address of its operator's website, such as www.giffgaff.com; or several with commas (Enter: unknown)"
        )
        hosts = _hosts([_answer(question, lambda typed: new.check_hosts(_hosts([typed])))])
    return new.Request(task, product, names, channels, hosts)


def _asked_product(content: Content, task: str) -> str:
    from helpcenter.commands.new import check_product

    guides = content.guides[content.project.default_language.locale, task]
    known = ", ".join(id for id in content.data.products if id not in guides)
    new_one = "an id for a new one, of small letters and digits, such as giffgaff"
    key = content.data.help_center.product_key
    return _answer(f"Which {key}? ({f'{known}, or ' if known else ''}{new_one})", partial(check_product, content, task))


def _asked_names(content: Content) -> dict[str, str]:
    """What a new product is called, by language folder; the same as above, where nothing is typed."""
    names: dict[str, str] = {}
    for language in content.project.languages:
        above = next(reversed(names.values()), "")
        same = f" (Enter: {above})" if above else ""
        if name := ask(f"What is it called in {language.name} ({language.locale})?{same}") or above:
            names[language.locale] = name
    return names


def _answer(question: str, check: Callable[[str], object]) -> str:
    """The answer to a question, asked again as long as `check` raises UsageError; empty if there is none."""
    while answer := ask(question):
        try:
            check(answer)
        except UsageError as error:
            complain(str(error))
        else:
            return answer
    return ""


def _hosts(options: Sequence[str]) -> list[str]:
    """The hosts that are listed; of an address that was copied from a browser, its host."""
    return [each.rpartition("://")[2].partition("/")[0] for each in _listed(options)]


def _listed(options: Sequence[str]) -> list[str]:
    return [each.strip() for option in options for each in option.split(",") if each.strip()]


def _named(option: str) -> tuple[str, str]:
    locale, is_one, name = option.partition("=")
    return (locale, name) if is_one else ("default", option)


COMMANDS: Mapping[str, Callable[[argparse.ArgumentParser, argparse.Namespace], int]] = {"init": _init, "new": _new}
