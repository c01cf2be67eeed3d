"""What a visit costs a reader: bytes, how many of them are used, time until something is seen; beside other sites.

The others are the stock theme on the same pages and, if asked for, an earlier commit. What is timed is measured in
turn, and the medians are compared: the machine is as busy for one as for the other.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeAlias, TypeVar

from playwright.sync_api import Browser

from helpcenter_dev import corpus, page_base, page_lighthouse, page_visit, search_ui
from helpcenter_dev.line import SLOW_3G, Line, reach
from helpcenter_dev.page_visit import Visit

ROOT = Path(__file__).parents[2]
RUNS = 5
MANY = 1000
SLOWDOWN = 4
KIB = 1024
PAGES = {"guide": "en/verify/heyon/", "home": "en/"}
JUDGED = ("", "en/", "verify/heyon/", "en/verify/heyon/", "faq/verification/", "en/faq/verification/")
SEARCHED = ("en/verify/heyon/", "refund")

Sites: TypeAlias = dict[str, Path]
T = TypeVar("T")


def measure(browser: Browser, base: str | None) -> None:
    """Print all of it; `base` is the earlier commit."""
    with _sites(base) as sites:
        for kind, path in PAGES.items():
            _print_files(browser, sites, kind, path)
        _print_lighthouse(sites["ours"])
        for kind, path in PAGES.items():
            _print_paint(sites, kind, path)
        _print_slow(browser, sites)
    with tempfile.TemporaryDirectory() as folder:
        many = corpus.built(corpus.make(ROOT, Path(folder, "many"), MANY))
        print(f"\nfirst visit with {MANY} pages a language, KiB as sent")
        with reach(many) as host:
            for kind, path in PAGES.items():
                print(f"  {kind:9} {page_visit.visit(browser, host, path).sent / KIB:8.1f}")


@contextmanager
def _sites(base: str | None) -> Iterator[Sites]:
    """The folders of the sites: ours, the stock theme on the same pages, and an earlier commit's."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        sites = {
            "ours": corpus.built(corpus.make(ROOT, folder / "ours", 0)),
            "stock": corpus.built(corpus.make(ROOT, folder / "stock", 0, stock=True)),
        }
        if base:
            sites["base"] = stack.enter_context(page_base.built(base))
        yield sites


def _print_files(browser: Browser, sites: Sites, kind: str, path: str) -> None:
    print(f"\nfirst visit of {kind} ({path}), whatever it loads but the pictures of its content (*: when idle)")
    print(f"  {'':52}{'KiB as sent':>12}{'used bytes':>12}{'unused':>9}")
    for name, site in sites.items():
        with reach(site) as host:
            visit = page_visit.visit(browser, host, path)
        later = f"    when idle {visit.sent_when_idle / KIB:.1f}"
        print(f"  {name:52}{visit.sent / KIB:12.1f}{later}    layout shift {visit.shift:.3f}")
        _print_each(visit)


def _print_each(visit: Visit) -> None:
    for file in visit.files:
        uses = f"{file.use.used:12}{file.use.unused:9}" if file.use else ""
        mark = "*" if file.when_idle else " "
        print(f"   {mark}{file.name[-50:]:50}{file.sent / KIB:12.1f}{uses}")


def _print_lighthouse(site: Path) -> None:
    print("\nLighthouse, mobile       " + "".join(f"{name:>16}" for name in page_lighthouse.CATEGORIES) + "   shift")
    with reach(site) as host:
        reports = page_lighthouse.run([host + path for path in JUDGED])
    for path, report in zip(JUDGED, reports, strict=True):
        scores = "".join(f"{100 * report.scores[name]:16.0f}" for name in page_lighthouse.CATEGORIES)
        print(f"  {path or '/':23}{scores}{report.shift:8.3f}  {', '.join(report.failed)}")


def _print_paint(sites: Sites, kind: str, path: str) -> None:
    """Paint times, which Lighthouse simulates for slow 4G and a phone's processor from what it observes here."""
    with ExitStack() as stack:
        hosts = [stack.enter_context(reach(site)) for site in sites.values()]
        reports = page_lighthouse.run([host + path for _ in range(RUNS) for host in hosts], ["performance"])
    by_site = {name: reports[number :: len(sites)] for number, name in enumerate(sites)}
    print(f"\n{kind}, Lighthouse's simulated phone: median of {RUNS}, in turn")
    _print_times("first contentful paint, ms", {name: [run.fcp for run in runs] for name, runs in by_site.items()})
    _print_times("largest contentful paint, ms", {name: [run.lcp for run in runs] for name, runs in by_site.items()})
    _print_times("main thread blocked, ms", {name: [run.blocking for run in runs] for name, runs in by_site.items()})


def _print_slow(browser: Browser, sites: Sites) -> None:
    print(f"\nslow 3G (400 kbit/s, 400 ms), processor {SLOWDOWN} times slower: median of {RUNS}, in turn")
    for kind, path in PAGES.items():
        times = _in_turn(sites, partial(_painted, browser, path))
        for number, which in enumerate(("first", "largest")):
            by_site = {name: [run[number] for run in runs] for name, runs in times.items()}
            _print_times(f"{kind}: {which} contentful paint, ms", by_site)
    _print_times("from the tap until the first result, ms", _in_turn(sites, partial(_found, browser, *SEARCHED)))


def _painted(browser: Browser, path: str, host: str) -> tuple[float, float]:
    return page_visit.painted(browser, host + path, SLOWDOWN)


def _found(browser: Browser, path: str, query: str, host: str) -> float:
    with page_visit.first(browser) as (page, session):
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
        page.goto(host + path, wait_until="networkidle")
        return search_ui.first_result(page, query)


def _in_turn(sites: Sites, measured: Callable[[str], T]) -> dict[str, list[T]]:
    """What is measured of each site, over a slow line, RUNS times; each time all sites one after the other."""
    times: dict[str, list[T]] = {name: [] for name in sites}
    for _ in range(RUNS):
        for name, site in sites.items():
            with reach(site, Line(*SLOW_3G)) as host:
                times[name].append(measured(host))
    return times


def _print_times(what: str, times: dict[str, list[float]]) -> None:
    medians = {name: statistics.median(runs) for name, runs in times.items()}
    ours = medians["ours"]
    shown = [f"{name} {median:6.0f}" for name, median in medians.items()]
    ratios = [f"ours/{name} {ours / median:.2f}" for name, median in medians.items() if name != "ours" and median]
    print(f"  {what:42}{'   '.join([*shown, *ratios])}")
