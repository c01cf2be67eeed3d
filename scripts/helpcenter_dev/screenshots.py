"""`make screenshots`: the pictures of the README; with --all, every page in every size and scheme, into build/."""

from __future__ import annotations

import sys
from itertools import product
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

from playwright.sync_api import Browser

from helpcenter_dev import chromium
from helpcenter_dev.server import serve

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / ".github/pictures"
VIEWS = {"phone": (360, 740), "desktop": (1280, 860)}
Scheme: TypeAlias = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")


class Look(NamedTuple):
    view: str
    scheme: Scheme


README = {
    "home.png": ("", Look("desktop", "light")),
    "guide.png": ("en/verify/heyon/", Look("phone", "dark")),
}


def take(browser: Browser, address: str, look: Look, file: Path, *, whole: bool) -> None:
    width, height = VIEWS[look.view]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=look.scheme)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    file.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=file, full_page=whole)
    context.close()


def main(arguments: list[str]) -> None:
    site = ROOT / "site"
    if not site.is_dir():
        sys.exit("There is no site/ yet: run make site first.")
    with serve(site) as host, chromium.launch() as browser:
        for name, (address, look) in README.items():
            take(browser, host + address, look, PICTURES / name, whole=False)
        if "--all" in arguments:
            pages = [file.parent.relative_to(site).as_posix() for file in sorted(site.rglob("index.html"))]
            for page, view, scheme in product(pages, VIEWS, SCHEMES):
                file = ROOT / "build" / f"{page.replace('/', '_')}-{view}-{scheme}.png"
                take(browser, f"{host}{page}/".replace("/./", "/"), Look(view, scheme), file, whole=True)


if __name__ == "__main__":
    main(sys.argv[1:])
