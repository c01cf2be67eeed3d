"""The documentation of the rules: of one rule for the terminal, of all rules as Markdown. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from helpcenter.findings.finding import Severity
from helpcenter.findings.rule import Rule

_WIDTH = 100

_HEAD = """\
# The rules

What `helpcenter check` finds, from A to Z. `helpcenter rules NAME` shows one of them in the terminal. This page is
generated from the code of the rules: `make reference`.

The check fails if there is an error. A warning does not fail it, except with `--strict`. If a finding is not a mistake
on one page, and its rule says that it can be waived, waive it in the front matter of that page, with a reason:
`waive: {typed-datum: the amount is quoted from a letter}`. A difference between two languages can be waived in either
page. Nothing else can be waived, so that a page cannot publish a
contact, a foreign link, a disguise or a wrong step.
"""


def overview(rules: Iterable[Rule]) -> str:
    """One line for each rule."""
    return "".join(f"{rule.name:24} {_sentence(rule)}\n" for rule in rules)


def explained(rule: Rule) -> str:
    paragraphs = [rule.what, f"Bad:  {rule.bad}", f"Good: {rule.good}", rule.more, _when(rule)]
    wrapped = (
        textwrap.fill(each, _WIDTH, subsequent_indent="      " if ":" in each[:5] else "")
        for each in paragraphs
        if each
    )
    return f"{rule.name} ({rule.severity})\n\n" + "\n\n".join(wrapped) + "\n"


def as_markdown(rules: Iterable[Rule]) -> str:
    return _HEAD + "".join(_section(rule) for rule in rules)


def _section(rule: Rule) -> str:
    kind = " (warning)" if rule.severity is Severity.WARNING else ""
    more = "".join(f"\n{paragraph}\n" for paragraph in (rule.more, _when(rule)) if paragraph)
    return f"\n## {rule.name}{kind}\n\n{rule.what}\n\n- Bad: {rule.bad}\n- Good: {rule.good}\n{more}"


def _when(rule: Rule) -> str:
    """Where and when it does not count as usual."""
    said = {
        "A page can waive it.": rule.waivable,
        "With `--release` it is an error.": rule.error_on_release,
        "It is looked for only with `--release`.": rule.only_on_release,
    }
    return " ".join(sentence for sentence, holds in said.items() if holds)


def _sentence(rule: Rule) -> str:
    return textwrap.shorten(rule.what.partition(": ")[0].rstrip("."), _WIDTH - 25, placeholder=" …")
