"""Which line of `_redirects` answers for a path, and where readers arrive.

The first line that fits answers, unless there is a file and the line does not say that it goes first (`301!`).
https://docs.netlify.com/manage/routing/redirects/rewrites-proxies/#shadowing
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from helpcenter.links.parse.redirects import VARIABLE, Redirect
from helpcenter.links.resolve.files import Files
from helpcenter.links.url.parsing import Addresses, Target
from helpcenter.links.url.syntax import scheme_of

# Browsers give up after so many (https://fetch.spec.whatwg.org/#http-redirect-fetch).
MOST_HOPS = 20
# Stands for whatever a variable may mean: no name of a file has this character.
ANYTHING = "\0"
_SEVERAL = f"{ANYTHING}*"
# Enough for all files but those made to take long.
_WIDEST = 64
Conditions = tuple[str, ...]


@dataclass
class _Node:
    """The lines whose sources begin with the same segments: those that end here, and those that go on."""

    literal: dict[str, _Node] = field(default_factory=dict)
    variable: _Node | None = None
    ends: dict[Conditions, int] = field(default_factory=dict)
    splats: dict[Conditions, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Step:
    """One line on a reader's way: to which path it leads, None for another site; whether it names a place there."""

    redirect: Redirect
    path: str | None
    has_fragment: bool


class Redirection:
    """The lines of `_redirects` in a tree of their segments, so that a path is compared with few of them.

    Lines for some hosts and with variables within a segment are left out. A line answers even where there is one of
    the files that lead on (`leading_on`), if it is for this address: then the file stands in for it, on other hosts.
    """

    def __init__(
        self,
        redirects: Sequence[Redirect],
        files: Files,
        addresses: Addresses,
        leading_on: Collection[str] = frozenset(),
    ) -> None:
        self._files, self._addresses, self._leading_on = files, addresses, leading_on
        self._root = _Node()
        self._known: dict[int, tuple[Redirect, tuple[str, ...]]] = {}
        for redirect in redirects:
            target = addresses.meaning(redirect.source, addresses.root).target
            if isinstance(target, Target) and not scheme_of(redirect.source):
                segments = _segments(target.path)
                if all(map(_is_simple, segments)) and "*" not in segments[:-1]:
                    self._add(redirect, segments)

    def _add(self, redirect: Redirect, segments: tuple[str, ...]) -> None:
        self._known[redirect.line] = redirect, segments
        conditions = (*redirect.conditions, "?") if redirect.needs_query else redirect.conditions
        node = self._root
        for segment in segments:
            if segment == "*":
                node.splats.setdefault(conditions, redirect.line)
                return
            if segment.startswith(":"):
                node.variable = node.variable or _Node()
                node = node.variable
            else:
                node = node.literal.setdefault(segment, _Node())
        node.ends.setdefault(conditions, redirect.line)

    def sources(self) -> Iterator[tuple[Redirect, str]]:
        """The lines, each with a path for which it is meant."""
        for redirect, segments in self._known.values():
            if redirect.needs_query:
                continue
            yield redirect, "/".join(f"{ANYTHING}{each}" if VARIABLE.fullmatch(each) else each for each in segments)

    def first(self, path: str, conditions: Conditions | None) -> Redirect | None:
        """The line that answers for a path if there is no file.

        To readers whom these conditions fit, and no others; None means any readers, and any query.
        """
        lines: list[int] = []
        nodes = [self._root]
        for segment in (*_segments(path), None):
            following: list[_Node] = []
            for node in nodes:
                ends = (node.splats, node.ends) if segment is None else (node.splats,)
                lines += (line for each in ends for line in _fitting(each, conditions))
                if segment is not None and segment in node.literal:
                    following.append(node.literal[segment])
                if segment is not None and node.variable and segment != _SEVERAL:
                    following.append(node.variable)
            nodes = following[:_WIDEST]
        return self._known[min(lines)][0] if lines else None

    def step(self, path: str, conditions: Conditions | None) -> Step | None:
        """The line that answers for a path, even where there may be a file, and what it makes of the path."""
        redirect = self.first(path, conditions)
        if redirect is None or not (redirect.forced or self._stands_in(redirect, path) or not self._may_be_file(path)):
            return None
        values = _values(self._known[redirect.line][1], _segments(path))
        written = VARIABLE.sub(lambda match: values.get(match[0], match[0]), redirect.target.partition("?")[0])
        target = self._addresses.meaning(written, self._addresses.root).target
        path_there = target.path if isinstance(target, Target) else None
        return Step(redirect, path_there, "#" in redirect.target)

    def is_endless(self, path: str, conditions: Conditions) -> bool:
        """Whether browsers give up on the way from a path."""
        for _ in range(MOST_HOPS + 1):
            step = self.step(path, conditions)
            if step is None or step.path is None or not step.redirect.sends_on:
                return False
            path = step.path
        return True

    def arrival(self, path: str) -> tuple[str | None, bool]:
        """The file at which readers arrive, and whether they bring a fragment there; no file where it depends."""
        keeps_fragment = True
        for _ in range(MOST_HOPS + 1):
            step = self.step(path, None)
            if step is None:
                return self._files.served(path), keeps_fragment
            if step.path is None or not step.redirect.defines or step.redirect.is_for_some:
                break
            keeps_fragment = keeps_fragment and not step.has_fragment
            path = step.path
            if not step.redirect.sends_on:  # a page that stands for many addresses reads them by a script
                return self._files.served(path), keeps_fragment and "*" not in step.redirect.source
        return None, False

    def leads_below(self, folder: str) -> bool:
        """Whether some line may answer for what is in a folder."""
        nodes = [self._root]
        for segment in _segments(folder):
            if any(node.splats for node in nodes):
                return True
            nodes = [one for node in nodes for one in (node.literal.get(segment), node.variable) if one][:_WIDEST]
        return bool(nodes)

    def _stands_in(self, redirect: Redirect, path: str) -> bool:
        return not VARIABLE.search(redirect.source) and self._files.served(path) in self._leading_on

    def _may_be_file(self, path: str) -> bool:
        fixed, mark, _ = path.partition(ANYTHING)
        return self._files.is_folder(fixed.rpartition("/")[0]) if mark else self._files.served(path) is not None


def _fitting(lines: Mapping[Conditions, int], conditions: Conditions | None) -> Iterator[int]:
    """Of the lines with one source, those that come first."""
    if conditions is None:
        yield from list(lines.values())[:1]
    else:
        yield from (lines[one] for one in {(), conditions} if one in lines)


def _segments(path: str) -> tuple[str, ...]:
    return tuple(segment for segment in path.split("/") if segment)


def _is_simple(segment: str) -> bool:
    return VARIABLE.fullmatch(segment) is not None or not VARIABLE.search(segment)


def _values(segments: Sequence[str], path: Sequence[str]) -> Mapping[str, str]:
    """What the variables of a source mean for a path."""
    values = {name: value for name, value in zip(segments, path, strict=False) if name.startswith(":")}
    if segments[-1:] == ("*",):
        values[":splat"] = "/".join(path[len(segments) - 1 :])
    return values


def fixed_folder(redirect: Redirect) -> str | None:
    """The folder that every target of a line with variables is in; None for a target that is no path of the site."""
    if scheme_of(redirect.target) or redirect.target.startswith("//") or redirect.is_of_host:
        return None
    return re.split(VARIABLE, redirect.target_path, maxsplit=1)[0].rpartition("/")[0].strip("/")
