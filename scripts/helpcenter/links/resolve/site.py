"""A built site: its files, and what each of them uses and defines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from helpcenter.links.parse import redirects
from helpcenter.links.parse.facts import Facts
from helpcenter.links.resolve.files import Files
from helpcenter.links.resolve.redirection import Redirection
from helpcenter.links.resolve.targets import Targets
from helpcenter.links.url.parsing import Addresses, Target


@dataclass(frozen=True)
class Site:
    """The site in the folder `root`. `facts` are those of every file that can use or define something, by path."""

    root: Path
    addresses: Addresses
    files: Files
    facts: Mapping[str, Facts]
    redirects: tuple[redirects.Redirect, ...] = ()

    @cached_property
    def targets(self) -> Targets:
        return Targets(self.files, self.facts, redirects.pattern(self._redirected()), self.redirection)

    @cached_property
    def redirection(self) -> Redirection:
        leading_on = frozenset(path for path, facts in self.facts.items() if facts.forward)
        return Redirection(self.redirects, self.files, self.addresses, leading_on)

    def _redirected(self) -> Iterator[str]:
        """The paths below the root that are redirected."""
        for redirect in self.redirects:
            target = self.addresses.meaning(redirect.source, self.addresses.root).target
            if redirect.defines and isinstance(target, Target):
                yield target.path
