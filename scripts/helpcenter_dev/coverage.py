"""How much of scripts and style sheets a page uses, by the browser's own coverage (Chrome DevTools Protocol)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import compress
from typing import Any, NamedTuple

from playwright.sync_api import CDPSession


class Use(NamedTuple):
    """Bytes of a text, uncompressed."""

    used: int
    unused: int


class Coverage:
    """From its making on, notes what runs and which rules match."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._sheets: dict[str, str] = {}
        session.on("CSS.styleSheetAdded", self._remember)
        for command in ("DOM.enable", "CSS.enable", "CSS.startRuleUsageTracking", "Debugger.enable", "Profiler.enable"):
            session.send(command)
        session.send("Profiler.startPreciseCoverage", {"detailed": True})

    def _remember(self, event: dict[str, Any]) -> None:
        self._sheets[event["header"]["styleSheetId"]] = event["header"]["sourceURL"]

    def stop(self) -> dict[str, Use]:
        """By address; what stands in the page itself is added up under the page's."""
        sums: dict[str, Use] = defaultdict(lambda: Use(0, 0))
        for url, use in (*self._styles(), *self._scripts()):
            before = sums[url]
            sums[url] = Use(before.used + use.used, before.unused + use.unused)
        return dict(sums)

    def _styles(self) -> Iterable[tuple[str, Use]]:
        ranges = defaultdict(list)
        for rule in self._session.send("CSS.stopRuleUsageTracking")["ruleUsage"]:
            if rule["used"]:
                ranges[rule["styleSheetId"]].append((int(rule["startOffset"]), int(rule["endOffset"])))
        for sheet, url in self._sheets.items():
            text = self._session.send("CSS.getStyleSheetText", {"styleSheetId": sheet})["text"]
            yield url, _use(text, bytearray(len(text)), [(1, *span) for span in ranges[sheet]])

    def _scripts(self) -> Iterable[tuple[str, Use]]:
        for script in self._session.send("Profiler.takePreciseCoverage")["result"]:
            if not script["url"].startswith("http"):
                continue
            text = self._session.send("Debugger.getScriptSource", {"scriptId": script["scriptId"]})["scriptSource"]
            blocks = [block for function in script["functions"] for block in function["ranges"]]
            # An inner block comes after, and says more exactly than, the one around it.
            blocks.sort(key=lambda block: (block["startOffset"], -block["endOffset"]))
            spans = [(int(block["count"] > 0), block["startOffset"], block["endOffset"]) for block in blocks]
            yield script["url"], _use(text, bytearray(b"\1" * len(text)), spans)


def _use(text: str, marks: bytearray, spans: Iterable[tuple[int, int, int]]) -> Use:
    """Bytes of what is marked at the end as used, and of the rest."""
    for mark, start, end in spans:
        marks[start:end] = bytes([mark]) * (end - start)
    used = len("".join(compress(text, marks)).encode())
    return Use(used, len(text.encode()) - used)
