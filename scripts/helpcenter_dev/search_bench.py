"""What the search finds, compared with the stock search and Pagefind on the same pages; its size and its speed."""

from __future__ import annotations

import gzip
import statistics
import tempfile
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import brotli
from playwright.sync_api import Browser, Response

from helpcenter_dev import corpus, judged, search_engines, search_ui
from helpcenter_dev.judged import Score
from helpcenter_dev.server import serve

ROOT = Path(__file__).parents[2]
LOCALES = ("zh", "en")
SIZES = (20, 300, 1000)
KIB = 1024
# Files that are loaded after the first answer to a query in the words of the pages.
_FOLLOWING = (".text.json", ".words.json", ".situations.json", ".readings.json")
# The home page, a query in the words of the pages, and a query that is typed key by key.
PER_LANGUAGE = {"zh": ("", "实名认证", "充值没到账 支付宝"), "en": ("en/", "refund", "top up paid not credited alipay")}


def measure(browser: Browser) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sites = {
            guides: corpus.built(corpus.make(ROOT, Path(folder, f"ours-{guides}"), guides, varied=True))
            for guides in SIZES
        }
        stock = corpus.built(corpus.make(ROOT, Path(folder, "stock"), SIZES[0], stock=True))
        _quality(sites[SIZES[0]], stock, browser)
        print("\nsearch              until the first result            what follows      a key, ms")
        print("                    KiB gzip   brotli  seconds      KiB gzip   brotli        p50    p95")
        for guides, site in sites.items():
            for locale in LOCALES:
                _weight_and_speed(guides, site, locale, browser)


def _quality(site: Path, stock: Path, browser: Browser) -> None:
    engines = {
        "ours": search_engines.ours(site),
        "stock": search_engines.stock(stock, browser),
        "Pagefind": search_engines.pagefind(site, browser),
    }
    for name, locale, half in product(judged.SETS, LOCALES, judged.HALVES):
        queries = judged.read(ROOT / "tests/search" / name, locale, half)
        asked = [query.query for query in queries]
        table = {engine: dict(judged.scores(queries, ask(locale, asked))) for engine, ask in engines.items()}
        print(f"\nsearch, {name}, {locale}, {half}: a right page first, among three, reciprocal rank, nothing found")
        print(f"  {'':22}" + "".join(f"{engine:>24}" for engine in table))
        for kind, score in table["ours"].items():
            print(f"  {kind:18}{score.queries:4}" + "".join(f"{_shown(scores[kind]):>24}" for scores in table.values()))


def _shown(score: Score) -> str:
    return f"{score.first:4.0%} {score.among_three:4.0%} {score.reciprocal:.2f} {score.nothing:4.0%}"


def _weight_and_speed(guides: int, site: Path, locale: str, browser: Browser) -> None:
    prefix, query, typed = PER_LANGUAGE[locale]
    with serve(site) as host:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.goto(host + prefix, wait_until="networkidle")
        responses: list[Response] = []
        page.on("response", lambda response: responses.append(response))  # noqa: PLW0108 -- Playwright adds an attribute to the function
        milliseconds = search_ui.first_result(page, query)
        page.wait_for_load_state("networkidle")
        bodies = {response.url: response.body() for response in responses}
        page.wait_for_timeout(3000)  # until all texts are indexed
        search_ui.keys(page, typed)  # once before the measurement, because it loads files
        times = sorted(search_ui.keys(page, typed))
        page.close()
    first = [body for url, body in bodies.items() if not url.endswith(_FOLLOWING)]
    later = [body for url, body in bodies.items() if url.endswith(_FOLLOWING)]
    middle, most = statistics.median(times), times[int(0.95 * len(times))]
    print(
        f"  {guides:4} guides, {locale}{_gzipped(first):12.1f} {_brotli(first):8.1f} {milliseconds / 1000:8.2f}"
        f"{_gzipped(later):14.1f} {_brotli(later):8.1f} {middle:10.1f} {most:6.1f}"
    )


def _gzipped(bodies: Sequence[bytes]) -> float:
    return sum(len(gzip.compress(body, 9, mtime=0)) for body in bodies) / KIB


def _brotli(bodies: Sequence[bytes]) -> float:
    return sum(len(brotli.compress(body)) for body in bodies) / KIB
