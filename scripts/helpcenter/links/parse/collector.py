"""What one file of a site uses, collected address by address."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from helpcenter.links.parse import html_addresses
from helpcenter.links.parse.facts import Element, Facts, Head, Mark
from helpcenter.links.parse.references import Place, Reference, Uses
from helpcenter.links.url.parsing import Addresses, Target
from helpcenter.links.url.syntax import EMPTY_ADDRESS, PASSABLE, UrlIssue

# In these, spaces are part of the grammar; an empty address in CSS is a way to load nothing.
_ALLOWED = {
    **dict.fromkeys(("content", *html_addresses.SRCSETS), PASSABLE),
    **dict.fromkeys(html_addresses.OF_CSS, PASSABLE | {EMPTY_ADDRESS.name}),
}
# Paths of pages and of drawings, as far as a name shows it.
_MAY_BE_WRONG = re.compile(r"(?:^|/)[^./]*$|\.(?:html?|xhtml|svg)/?$", re.IGNORECASE)


@dataclass
class Collector:
    """What has been found in the file at `path` so far."""

    addresses: Addresses
    path: str
    places: dict[Place, list[Reference]] = field(default_factory=dict)
    elsewhere: dict[str, list[Reference]] = field(default_factory=lambda: defaultdict(list))
    issues: list[tuple[str, str, Reference]] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    loaded: list[tuple[str, Reference]] = field(default_factory=list)
    forward: tuple[str, Reference] | None = None
    marks: list[Mark] = field(default_factory=list)
    covered: Counter[Reference] = field(default_factory=Counter)

    @property
    def url(self) -> str:
        return self.addresses.url(self.path)

    def report(self, issue: UrlIssue, reference: Reference) -> None:
        self.issues.append((issue.rule.name, issue.message, reference))

    def use(self, reference: Reference, base: str, *, is_loaded: bool = False) -> None:
        """Add an address from where relative ones begin at `base`.

        One that is loaded as a part of the page may lead to a file of a kind that cannot be.
        """
        target, issues = self.addresses.meaning(reference[2], base)
        for issue in issues:
            if issue.rule.name not in _ALLOWED.get(reference[1], ()):
                self.report(issue, reference)
        if isinstance(target, Target):
            self.places.setdefault((target.path, target.fragment), []).append(reference)
            if is_loaded and _MAY_BE_WRONG.search(target.path):
                self.loaded.append((target.path, reference))
        elif target is not None:
            self.elsewhere[target.url].append(reference)

    def cover(self, reference: Reference, mark: Mark | None) -> None:
        """Add that an address of a page with marks is within this one, or within none."""
        if mark is not None:
            mark.covered.add((reference, self.covered[reference]))
        self.covered[reference] += 1

    def lead_on(self, reference: Reference, base: str) -> None:
        """Add that a page leads on without delay; to a place in itself it only scrolls."""
        target = self.addresses.meaning(reference[2], base).target if reference[2] else Target(self.path)
        if isinstance(target, Target) and (target.path != self.path or target.fragment is None):
            self.forward = target.path, reference

    def name(self, kind: str, value: str, base: str) -> None:
        """Add what kind of file an address leads to, where the name of the file does not show it."""
        target = self.addresses.meaning(value, base).target
        if isinstance(target, Target):
            self.kinds[target.path] = kind

    def facts(
        self,
        anchors: frozenset[str] | None = None,
        elements: Iterable[Element] = (),
        head: Head | None = None,
        broken: str = "",
    ) -> Facts:
        places, elsewhere, issues = Uses.of(self.places), Uses.of(self.elsewhere), tuple(self.issues)
        loaded, marks = tuple(self.loaded), tuple(self.marks)
        return Facts(
            anchors, places, elsewhere, issues, tuple(elements), head, self.kinds, loaded, broken, self.forward, marks
        )
