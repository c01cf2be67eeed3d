"""What the commands that begin something do and print: `helpcenter init` a project, `helpcenter new` a guide."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from helpcenter.findings import formats
from helpcenter.findings.errors import UsageError
from helpcenter.terminal import ask, complain, exit_code, root_of, write


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
    write(f"{folder}: {outcome.written} files. To look at it: cd {shlex.quote(str(folder))} && helpcenter serve\n")
    return 0


def _new(_: argparse.ArgumentParser, arguments: argparse.Namespace) -> int:
    from helpcenter import project
    from helpcenter.commands.new import Request, load, missing_names, new

    content, findings = load(project.load(root_of(arguments)))
    if content is None:
        write(formats.as_text(findings))
        return exit_code(findings, strict=False) or 1
    data = content.data
    task = arguments.task or ask(f"Which task? ({', '.join(data.tasks)})")
    product = arguments.product or ask(f"Which {data.help_center.product_key}? (an id, such as giffgaff)")
    if not (task and product):
        raise UsageError("name a task and a product")
    names = dict(_named(each) for each in arguments.name)
    if not names:
        names = {locale: ask(f"What is it called in {locale}?") for locale in missing_names(content, product)}
        names = {locale: name for locale, name in names.items() if name}
        arguments.channel = arguments.channel or [ask(f"Where can it be done? ({', '.join(data.channels)})")]
        if product not in data.products:
            arguments.host = arguments.host or [ask("Which hosts does its operator run? (nothing, if unknown)")]
    request = Request(task, product, names, _listed(arguments.channel), _listed(arguments.host))
    written = new(content, request, arguments.day)
    write("".join(f"{line}\n" for line in written))
    complain("What is left to fill in is found by: helpcenter check docs")
    return 0


def _listed(options: Sequence[str]) -> list[str]:
    return [each.strip() for option in options for each in option.split(",") if each.strip()]


def _named(option: str) -> tuple[str, str]:
    locale, is_one, name = option.partition("=")
    return (locale, name) if is_one else ("default", option)


COMMANDS: Mapping[str, Callable[[argparse.ArgumentParser, argparse.Namespace], int]] = {"init": _init, "new": _new}
