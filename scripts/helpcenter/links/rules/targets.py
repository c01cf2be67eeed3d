"""Addresses within the site that lead nowhere. Found by `targets.py` and `address.py`; documented here."""

RULES = {
    "missing-file": """An address at which nothing is.

Bad:  `<a href="../heyonn/">`
Good: `<a href="../heyon/">`

A folder means its index.html, and an address without an ending may mean a page with one, as on all static hosts.""",
    "missing-index": """An address of a folder in which there is no index.html.

Bad:  `<a href="/assets/">`
Good: `<a href="/assets/cards.png">`""",
    "stray-slash": """An address of a page that ends like that of a folder.

Bad:  `<a href="cards.html/">`
Good: `<a href="cards.html">`""",
    "missing-fragment": """A fragment that names no place in the page it leads to.

Bad:  `<a href="#aap">` on a page with `<h2 id="app">`
Good: `<a href="#app">`

The place is an id, or the name of an `<a>`. `#` and `#top` are there always, and text fragments (`#:~:text=…`) are the
browser's business. https://html.spec.whatwg.org/multipage/browsing-the-web.html#select-the-indicated-part""",
    "wrong-case": """An address in capitals where the name has small letters, or the reverse.

Bad:  `<a href="/Verify/">` for the folder `verify`
Good: `<a href="/verify/">`

Works on a Mac or on Windows, and fails on the server.""",
    "unicode-form": """A name that looks like the right one, and is written with other Unicode characters.

Bad:  `<a href="#café">` with `e` and a combining accent, for `id="café"` with one letter `é`
Good: both in the composed form (NFC)

macOS writes file names in the decomposed form (NFD); servers compare bytes.""",
    "beyond-root": """A relative address that leads above the root of the site.

Bad:  `<a href="../../cards/">` in a page one folder deep
Good: `<a href="../cards/">`

Browsers forgive it on a host of its own; below a base path it leads to somebody else.""",
    "outside-base": """An address from the root of the host, where the site is below a base path.

Bad:  `<a href="/verify/">` in a site at `https://example.org/help/`
Good: `<a href="/help/verify/">`, or a relative address""",
    "missing-map": """A picture whose `usemap` names no map of the page.

Bad:  `<img usemap="#countries">` without `<map name="countries">`
Good: `<img usemap="#countries">` with it""",
}
