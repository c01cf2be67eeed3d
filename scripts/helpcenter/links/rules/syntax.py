"""Addresses that are written wrongly, whatever they lead to. Found while a file is read; documented here."""

RULES = {
    "empty-address": """An attribute for an address that holds none.

Bad:  `<a href="">`
Good: `<a href="../cards/">`

An empty address means the page itself, which is loaded a second time as a picture or a script.""",
    "missing-address": """An element that is nothing without an address, and has none.

Bad:  `<img alt="The card">`
Good: `<img src="card.png" alt="The card">`""",
    "needless-blank": """Blanks or line breaks around an address, in its fragment, or in a telephone number.

Bad:  `<a href=" ../cards/">`, `<a href="tel:+1 415 555 0100">`
Good: `<a href="../cards/">`, `<a href="tel:+1-415-555-0100">`

Browsers take the former away and phones the latter; other programs that read the page may not.""",
    "stray-blank": """A blank, a tab or a line break within an address.

Bad:  `<a href="my card.html">`
Good: `<a href="my%20card.html">`

https://url.spec.whatwg.org/#url-writing""",
    "malformed-address": """An address that browsers cannot read, or only by guessing.

Bad:  `<a href="https:/example.org">`, `<a href="cards\\t-mobile.html">`, `<a href="100%.html">`
Good: `<a href="https://example.org">`, `<a href="cards/t-mobile.html">`, `<a href="100%25.html">`

https://url.spec.whatwg.org/#url-parsing""",
    "malformed-mail": """A `mailto:` without an e-mail address, or with one that cannot be.

Bad:  `<a href="mailto:help.example.org">`
Good: `<a href="mailto:help@example.org">`

https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address""",
    "malformed-number": """A `tel:` without a telephone number, or with one that phones refuse.

Bad:  `<a href="tel:*100%23">`
Good: `<code>*100#</code>` as text to be dialled, `<a href="tel:+14155550100">` for a number

iOS dials no address with `*` or `#`. https://www.rfc-editor.org/rfc/rfc3966""",
    "script-address": """A `javascript:` address.

Bad:  `<a href="javascript:print()">`
Good: `<button type="button">` with a script

It does nothing where scripts do not run, and opens nothing in a new tab.""",
    "unknown-scheme": """An address with a scheme that browsers do not know, or do not follow from a web page.

Bad:  `<a href="htp://example.org">`, `<a href="file:///C:/cards.html">`
Good: `<a href="https://example.org">`

https://www.iana.org/assignments/uri-schemes""",
    "malformed-srcset": """A picture of a `srcset` with a size that is none.

Bad:  `<img srcset="small.png 480, large.png 2y">`
Good: `<img srcset="small.png 480w, large.png 960w">`

Browsers leave such a picture out.""",
    "repeated-id": """An id that two elements of a page have.

Bad:  `<h2 id="app">` and, further down, `<h2 id="app">`
Good: `<h2 id="app">` and `<h2 id="store">`

A link leads to the first one only.""",
    "malformed-file": """A web app manifest that is not JSON, or a sitemap that is not XML.

Bad:  `{"icons": [}`
Good: `{"icons": []}`""",
}
