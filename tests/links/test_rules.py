"""The rules of links: each is declared once, beside the code that finds it, and listed."""

from __future__ import annotations

import importlib
import pkgutil

import helpcenter.links
from helpcenter.findings.rule import Rule
from helpcenter.links import rules
from helpcenter.links.rules import hidden_page, lost_address, multilingual, policy, search_engines
from helpcenter.rules import CATALOG, LINKS

MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(helpcenter.links.__path__, "helpcenter.links.")
]


def test_every_rule_that_is_found_while_reading_is_listed() -> None:
    constants = {
        (rule.name, id(rule))
        for module in MODULES
        for name, rule in vars(module).items()
        if isinstance(rule, Rule) and name.isupper()
    }
    names = sorted(name for name, _ in constants)
    assert names == sorted(rule.name for rule in (*rules.WHILE_READING, *rules.EXTERNAL))


def test_every_rule_that_judges_a_site_is_listed() -> None:
    functions = {
        name.replace("_", "-")
        for module in (hidden_page, lost_address, multilingual, policy, search_engines)
        for name, function in vars(module).items()
        if callable(function) and getattr(function, "__module__", "") == module.__name__ and not name.startswith("_")
    }
    assert functions == {rule.name for rule in rules.ON_OWN_SITE}


def test_every_rule_has_a_check() -> None:
    assert all(rule.check is not None for rule in rules.ALL.values())


def test_former_names() -> None:
    former = {"needless-blank", "stray-blank", "stray-slash", "broken-promise"}
    assert former.isdisjoint(CATALOG.rules)
    assert {CATALOG.current_name(name) for name in former} <= LINKS
