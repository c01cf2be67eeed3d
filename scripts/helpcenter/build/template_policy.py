"""What browsers would not run, show or load of a template, because the policy of the pages forbids it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from helpcenter.files.memo import Memo
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Rule

BLOCKED_BY_POLICY = Rule.documented(
    "blocked-by-policy",
    """A template of the project has what browsers refuse on our pages, whose policy allows only files of the site.

Bad:  `<script>track()</script>`, `<p style="color: red">`, `<a onclick="open()">`,
      `<script src="https://cdn.example.com/x.js">`, `<iframe src="https://video.example.com/">`
Good: `<script src="{{ 'assets/menu.js' | url }}" defer></script>`, `<p class="warning">`

So whatever gets into a page, no foreign script runs in it. The build reports it, and leaves the site as it was. The
policy is a `Content-Security-Policy` in the head of each page.""",
)
RULES = (BLOCKED_BY_POLICY,)

# Jinja2's own marks: what they print is an unknown word, and all others are nothing.
_MARK = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_IN_FILE = "put it into a file of overrides/assets/ and load that with"
_SCRIPT = f"""{_IN_FILE} <script src="{{{{ 'assets/NAME.js' | url }}}}" defer></script>"""
_STYLE = f"""{_IN_FILE} <link rel="stylesheet" href="{{{{ 'assets/NAME.css' | url }}}}">"""
_FORBIDDEN = frozenset("applet audio base embed frame iframe object video".split())
# Which attribute of which element has something loaded, or sent.
_LOADS = {"script": "src", "link": "href", "img": "src", "source": "src", "input": "src", "form": "action"}
_LINKS = frozenset({"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch"})
_FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
_RUNS = re.compile(r"\s*(?:javascript|vbscript)\s*:", re.IGNORECASE)


# What was found in templates.
FOUND: Memo[list[Finding]] = Memo()


def blocked(text: str, path: str) -> list[Finding]:
    """What the policy forbids in the template with this text; `path` is that of its file in messages."""
    return FOUND.get(repr((path, text)), lambda: _blocked(text, path))


def _blocked(text: str, path: str) -> list[Finding]:
    reader = _Reader()
    reader.feed(_MARK.sub(_printed, text))
    reader.close()
    return [BLOCKED_BY_POLICY.finding(path, message, *place) for place, message in reader.found]


def _printed(mark: re.Match[str]) -> str:
    """As long as the mark, and with the same lines."""
    return re.sub(r"[^\n]", "x" if mark[0].startswith("{{") else " ", mark[0])


class _Reader(HTMLParser):
    """Collects what is forbidden, with its line and column."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[tuple[int, int], str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        values = {name: value or "" for name, value in attrs}
        self.found += (((line, column + 1), message) for message in _messages(tag, values))


def _messages(tag: str, values: Mapping[str, str]) -> Iterator[str]:
    if tag in _FORBIDDEN:
        yield f"browsers refuse <{tag}> on these pages; link to what it shows"
    if tag == "script" and "src" not in values and not values.get("type", "").endswith("json"):
        yield f"browsers run no script that is written in a page; {_SCRIPT}"
    if tag == "style":
        yield f"browsers heed no styles that are written in a page; {_STYLE}"
    if (attribute := _LOADS.get(tag)) and _is_loaded(tag, values) and _FOREIGN.match(values.get(attribute, "")):
        what = "sends nothing to" if tag == "form" else "loads nothing from"
        cure = "link to it" if tag == "form" else "publish a copy of it with the site, in overrides/assets/"
        yield f'a page {what} another host, such as "{values[attribute].strip()}"; {cure}'
    for name, value in values.items():
        if name == "style":
            yield f"browsers heed no styles that are written in a page; give <{tag}> a class, {_STYLE}"
        elif name.startswith("on"):
            yield f"browsers run no {name} that is written in a page; {_SCRIPT}"
        elif _RUNS.match(value):
            yield f"browsers run no script that is written in an address ({name}); {_SCRIPT}"


def _is_loaded(tag: str, values: Mapping[str, str]) -> bool:
    return tag != "link" or not _LINKS.isdisjoint(values.get("rel", "").lower().split())
