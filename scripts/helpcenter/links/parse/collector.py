"""What one file of a site uses, collected address by address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from helpcenter.links.parse import references
from helpcenter.links.parse.facts import Element, Facts, Head, Reference
from helpcenter.links.url import syntax
from helpcenter.links.url.parsing import Addresses, Target
from helpcenter.links.url.syntax import Flaw

# Blanks are part of the grammar of these; an empty address in CSS loads nothing, and says so.
_FORGIVEN = {
    **dict.fromkeys(("content", *references.SRCSETS), syntax.PASSABLE),
    **{attribute: {*syntax.PASSABLE, "empty-address"} for attribute in references.OF_CSS},
}


@dataclass
class Gathered:
    """What has been found in the file at `path` so far."""

    addresses: Addresses
    path: str
    places: dict[str, dict[str | None, list[Reference]]] = field(default_factory=dict)
    elsewhere: dict[str, list[Reference]] = field(default_factory=lambda: defaultdict(list))
    flaws: list[tuple[str, str, Reference]] = field(default_factory=list)

    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return self.addresses.url(self.path)

    def flaw(self, flaw: Flaw, reference: Reference) -> None:
        self.flaws.append((flaw.rule, flaw.message, reference))

    def use(self, reference: Reference, base: str) -> None:
        """Take in an address that stands where relative ones begin at `base`."""
        target, flaws = self.addresses.meaning(reference[2], base)
        for flaw in flaws:
            if flaw.rule not in _FORGIVEN.get(reference[1], ()):
                self.flaw(flaw, reference)
        if isinstance(target, Target):
            self.places.setdefault(target.path, {}).setdefault(target.fragment, []).append(reference)
        elif target is not None:
            self.elsewhere[target.url].append(reference)

    def name(self, kind: str, value: str, base: str) -> None:
        """Take in what kind of file an address leads to, where its own name does not tell."""
        target = self.addresses.meaning(value, base).target
        if isinstance(target, Target):
            self.kinds[target.path] = kind

    def facts(
        self, anchors: frozenset[str] | None = None, elements: Iterable[Element] = (), head: Head | None = None
    ) -> Facts:
        return Facts(anchors, self.places, dict(self.elsewhere), tuple(self.flaws), tuple(elements), head, self.kinds)
