"""A label that was deleted or changed in the data while pages still have it in bold: one finding, at the label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from helpcenter.content.content import Content
from helpcenter.files import history, yaml_document
from helpcenter.files.history import NoHistoryError
from helpcenter.files.line_mending import shown
from helpcenter.files.text import decoded
from helpcenter.files.yaml_document import Document
from helpcenter.findings.errors import FindingError
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule
from helpcenter.lint.rules.labels import unknown_label
from helpcenter.lint.rules.reviews import data_changed_since_review

_UNKNOWN, _CHANGED = Rule.of(unknown_label), Rule.of(data_changed_since_review).name
_LABELS = "labels"
# How many places a message names.
_MOST_NAMED = 4


class _Label(NamedTuple):
    product: str
    id: str
    screen: str


def explained(found: Iterable[Finding], content: Content) -> Iterator[Finding]:
    """The findings, those about a label that the last commit still has as one."""
    path = content.data.documents[_LABELS].path if _LABELS in content.data.documents else ""
    unknown, changed = list[Finding](), list[Finding]()
    for each in found:
        if each.rule == _UNKNOWN.name:
            unknown.append(each)
        elif each.rule == _CHANGED and each.path == path:
            changed.append(each)
        else:
            yield each
    committed = _committed(content, path) if unknown and path else None
    for label in _gone(committed, content) if committed else ():
        told = [each for each in unknown if _is_about(each, label, content)]
        if committed and told:
            yield _finding(label, told, committed, content)
            unknown = [each for each in unknown if each not in told]
            changed = [each for each in changed if f'"{label.product}/{label.id}"' not in each.message]
    yield from (*unknown, *changed)


def _committed(content: Content, path: str) -> Document | None:
    """The labels in the last commit."""
    try:
        return yaml_document.parse(decoded(history.at_head(content.project.root, path), path), path)
    except (NoHistoryError, FindingError):
        return None


def _gone(committed: Document, content: Content) -> Iterator[_Label]:
    """The labels that are no more as they were."""
    for product, labels in committed.value.items() if isinstance(committed.value, dict) else ():
        now = {label.screen for label in content.data.labels.get(product, {}).values()}
        for id, label in labels.items() if isinstance(labels, dict) else ():
            if isinstance(label, dict) and label.get("screen") not in now:
                yield _Label(product, id, str(label.get("screen")))


def _is_about(finding: Finding, label: _Label, content: Content) -> bool:
    product = content.pages_by_path[finding.path].front_matter.product
    return product in {None, label.product} and finding.message.startswith(f'"{label.screen}" is not')


def _finding(label: _Label, told: Sequence[Finding], committed: Document, content: Content) -> Finding:
    keys = (label.product, label.id)
    line, _ = committed.position(keys)
    was = shown(committed.text.split("\n")[line - 1])
    places = ", ".join(f"{each.path}:{each.line}" for each in told[:_MOST_NAMED])
    more = f" and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else ""
    have = "1 place has" if len(told) == 1 else f"{len(told)} places have"
    what = "is changed" if label.id in content.data.labels.get(label.product, {}) else "is deleted"
    message = (
        f'"{label.id}" {what}, and {have} **{label.screen}** ({places}{more}); write it again: {was}; or change these'
    )
    return content.data.documents[_LABELS].finding(keys, _UNKNOWN, message)
