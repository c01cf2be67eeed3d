"""The link check on sites of a few lines: exactly what is found, for whatever can stand in a link.

The cases are in tests/links/cases/. `only` names the rules that run; without it, those of any site do.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from helpcenter.language import language_file
from helpcenter.language.all_languages import together
from helpcenter.links import any_site, rules
from helpcenter.links.rules.context import SiteContext
from projects import ROOT
from tables import table

CASES: list[Any] = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((ROOT / "tests/links/cases").glob("*.yml"))
    for case in table(file)
]
ON_ANY_SITE = {rule.name for rule in rules.WHILE_READING}


def write(case: dict[str, Any], folder: Path) -> Path:
    """The site of a case: texts, texts that are repeated, and bytes of files that are not UTF-8."""
    for path, (text, times) in case.get("repeated", {}).items():
        (folder / path).write_text(text * times, "utf-8")
    for path, text in case.get("files", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    for path, data in case.get("hex", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(bytes.fromhex(data))
    return folder


def found(case: dict[str, Any], folder: Path) -> list[str]:
    """What is found, a line each: rule, file, address."""
    wanted = frozenset(case.get("only", ON_ANY_SITE))
    site = any_site.read(write(case, folder), case.get("base"), with_metadata=any_site.needs_metadata(wanted))
    context = SiteContext(
        site,
        hosts=frozenset(case["hosts"]) if "hosts" in case else None,
        languages=tuple(case.get("languages", ())),
        ignored=tuple((address, 1) for address in case.get("ignored", ())),
        published=tuple(enumerate(case.get("published", ()), 1)),
        searched=frozenset(case["searched"]) if "searched" in case else None,
        vague_links=frozenset(together(language_file.built_in().values()).vague_links),
    )
    findings = any_site.judge(context, wanted, lambda issue: (issue.page, 1, 1))
    return sorted(f"{each.rule} {each.page} {each.href}".rstrip() for each in findings)


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], tmp_path: Path) -> None:
    assert found(case, tmp_path) == sorted(line.rstrip() for line in case["finds"])


def test_without_words_no_link_is_vague(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<a href="a.html">here</a><a href="b.html"></a>', "utf-8")
    site = any_site.read(tmp_path, None, with_metadata=True)
    for words, number in ((frozenset[str](), 0), (frozenset({"here"}), 1)):
        context = SiteContext(site, vague_links=words)
        assert len(list(any_site.judge(context, {"vague-link"}, lambda issue: (issue.page, 1, 1)))) == number


@pytest.mark.parametrize("rule", sorted(rules.ALL.keys() - {rule.name for rule in rules.EXTERNAL}))
def test_every_rule_has_cases_that_fail_and_that_pass(rule: str) -> None:
    cases = [parameter.values[0] for parameter in CASES]
    judged = [case for case in cases if rule in case.get("only", ON_ANY_SITE)]
    failing = [case for case in judged if any(line.startswith(f"{rule} ") for line in case["finds"])]
    assert failing
    assert len(failing) < len(judged)
