"""An HTML document: what it uses, and which names it gives to its parts."""

from __future__ import annotations

from itertools import chain

from selectolax.lexbor import LexborHTMLParser, LexborNode

from helpcenter.findings.finding import Severity
from helpcenter.findings.rule import Rule
from helpcenter.links.parse import embedded, html_addresses, json_ld, limits, marks, nested, page_metadata, srcset
from helpcenter.links.parse.collector import Collector
from helpcenter.links.parse.encoding import decode
from helpcenter.links.parse.facts import Element, Facts, Mark
from helpcenter.links.parse.html_addresses import Attributes
from helpcenter.links.parse.references import Reference
from helpcenter.links.parse.written_ids import REPEATED_ID, WrittenIds
from helpcenter.links.url import syntax
from helpcenter.links.url.syntax import UrlIssue

# The attribute by which nearly all scripts load pictures late.
LATE_PICTURE = "data-src"
MISSING_ADDRESS = Rule.documented(
    "missing-address",
    """An element that needs an address, and has none.

Bad:  `<img alt="The phone">`
Good: `<img src="phone.png" alt="The phone">`

A picture without `src` may have an address for a script (`data-src`), if that leads to a file. With `--site`, frames
and all elements with such an address may have none.""",
)
MALFORMED_SRCSET = Rule.documented(
    "malformed-srcset",
    """A picture of a `srcset` with a size that is not a width or a density.

Bad:  `<img srcset="small.png 480, large.png 2y">`
Good: `<img srcset="small.png 480w, large.png 960w">`

Browsers leave such a picture out.""",
)
MISSING_MAP = Rule.documented(
    "missing-map",
    """A picture whose `usemap` names a map that the page does not have.

Bad:  `<img usemap="#countries">` without `<map name="countries">`
Good: `<img usemap="#countries">` with it""",
    waivable=True,
)
RELATIVE_ON_404 = Rule.documented(
    "relative-on-404",
    """A relative address on the page that a host shows wherever there is nothing.

Bad:  `<link rel="stylesheet" href="style.css">` in `404.html`
Good: `<link rel="stylesheet" href="/style.css">`

At `/phones/gone/`, it means `/phones/gone/style.css`. The page has one finding, however many such addresses it has.""",
    Severity.WARNING,
)
RULES = (MISSING_ADDRESS, MALFORMED_SRCSET, MISSING_MAP, RELATIVE_ON_404)
# What hosts show for an address at which there is nothing.
ERROR_PAGE = "404.html"


def read(found: Collector, data: bytes, *, with_metadata: bool) -> Facts:
    """The facts of a document; `with_metadata` adds its elements and its head."""
    text = decode(data)
    if _is_excessive(found, text):
        return found.facts()
    page = _Document(found, text, found.url, with_metadata=with_metadata)
    page.read()
    refreshes = html_addresses.refreshes(page.tree)
    if leads_on := html_addresses.forward(refreshes):
        found.lead_on(leads_on, page.base)
    if found.path == ERROR_PAGE:
        page.judge_error_page()
    # A page that leads on takes any fragment along.
    anchors = None if html_addresses.leads_on(refreshes) else frozenset(page.ids | page.names)
    return found.facts(anchors, page.elements, page_metadata.head(page.tree) if with_metadata else None)


class _Document:
    """A document, and what is nested in it; its relative addresses begin at `base`, unless it has one of its own.

    `around` are the elements that it is nested in, from the outermost on.
    """

    def __init__(
        self,
        found: Collector,
        text: str,
        base: str,
        *,
        with_metadata: bool,
        around: tuple[str, ...] = (),
    ) -> None:
        self._found, self._text = found, text
        self.tree = LexborHTMLParser(text)
        self.base = _base(found, self.tree, base)
        self._with_metadata = with_metadata
        self._around = around
        self._marks: marks.Marks | None = None
        self._has_maps = False
        self.ids: set[str] = set()
        self.names: set[str] = set()
        self.elements: list[Element] = []

    def read(self, mark: Mark | None = None) -> None:
        """Collect what is in the document, which is within this mark, if any."""
        found = self._found
        if mark or found.marks or marks.ATTRIBUTE in self._text:
            self._marks = marks.Marks(self.tree, mark)
            found.marks += self._marks.all
        written = WrittenIds(self._text, self.tree)
        for node, tag, attributes in html_addresses.elements(self.tree):
            if name := attributes.get("id"):
                if name in self.ids and written.is_repeated(name):
                    message = f'the id "{name}" is here again: links to it lead to the first; give this one another'
                    found.report(UrlIssue(REPEATED_ID, message), html_addresses.of_id(name))
                self.ids.add(name)
            if tag == "a" and (name := attributes.get("name")):
                self.names.add(name)
            here = html_addresses.of_element(node, tag, attributes)
            for reference in here:
                self._use(reference, node, is_loaded=tag != "a" and html_addresses.loads(reference, attributes))
            if tag != "a":
                self._judge(node, tag, attributes)
            if self._with_metadata and here:
                self.elements.append(page_metadata.element(node, here))
        self._judge_rest()

    def _use(self, reference: Reference, node: LexborNode, *, is_loaded: bool = False) -> None:
        base = self.base
        if reference[2][:1] == "#":  # a part of this file; in CSS, whatever the base is
            if self._has_own_ids(reference[0]) and not is_loaded:
                return
            if reference[1] in html_addresses.OF_CSS or reference[1] in html_addresses.PAINTS:
                base = self._found.url
        self._found.use(reference, base, is_loaded=is_loaded)
        if self._marks:
            self._found.cover(reference, self._marks.around(node))

    def _judge(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        """What else is to be known of an element that is no `<a>`."""
        found = self._found
        self._has_maps = self._has_maps or "usemap" in attributes
        _judge(found, node, tag, attributes)
        if tag == "link" and (kind := html_addresses.kind_of_file(attributes)):
            found.name(kind, attributes.get("href") or "", self.base)
        elif tag == "script" and json_ld.is_json_ld(attributes):
            _judge_data(found, node.text())
        elif tag in nested.HOLDERS:
            self._read_nested(node, tag, attributes)

    def _has_own_ids(self, tag: str) -> bool:
        """Whether a fragment alone means a place in what is nested; links of a shadow tree lead to those around it."""
        return bool(self._around) and ("iframe" in self._around or tag not in {"a", "area"})

    def _read_nested(self, node: LexborNode, tag: str, attributes: Attributes) -> None:
        text = nested.document(node, tag, attributes) if len(self._around) < nested.DEEPEST else None
        if text is None or _is_excessive(self._found, text):
            return
        document = _Document(
            self._found,
            text,
            self.base,
            with_metadata=self._with_metadata,
            around=(*self._around, tag),
        )
        document.read(self._marks.around(node) if self._marks else None)
        self.elements += document.elements

    def judge_error_page(self) -> None:
        """What is wrong with the page that a host shows wherever there is nothing."""
        node = self.tree.css_first("base[href]")
        if node is not None and not _is_relative(node.attributes["href"] or ""):
            return
        written = chain.from_iterable(self._found.places.values())
        relative = list(dict.fromkeys(one for one in written if _is_relative(one[2])))
        if relative:
            message = (
                f"hosts show this page at any address, and {len(relative)} of its addresses are relative; begin them "
                "with /"
            )
            self._found.report(UrlIssue(RELATIVE_ON_404, message), relative[0])

    def _judge_rest(self) -> None:
        """What is rare enough to be looked for only where there is a sign of it."""
        if self._has_maps:
            _judge_maps(self._found, self.tree, self._marks)
        if "data:" in self._text or "DATA:" in self._text:
            embedded.judge(self._found, self.tree)
        if self.tree.css_first("svg") is not None and "url(" in self._text:
            for node, reference in html_addresses.of_paints(self.tree):
                self._use(reference, node)


def _is_excessive(found: Collector, text: str) -> bool:
    """Whether a document has too much markup to be read; then that is reported."""
    too_much = limits.excess(text)
    if too_much is not None:
        message = f"this page is not read: {too_much}; correct what writes it"
        found.report(UrlIssue(limits.EXCESSIVE_MARKUP, message), ("", "", ""))
    return too_much is not None


def _base(found: Collector, tree: LexborHTMLParser, around: str) -> str:
    """Where the relative addresses of a document begin, if they would begin at `around`."""
    node = tree.css_first("base[href]")
    if node is None:
        return around
    value = node.attributes["href"] or ""
    for issue in syntax.issues(value) if value else ():
        found.report(issue, ("base", "href", value))
    return found.addresses.join(around, value) or around


def _is_relative(value: str) -> bool:
    """Whether what an address means depends on the folder of the page."""
    return syntax.beginning(value)[:1] not in {"", "/", "\\", "#", "?"} and not syntax.scheme_of(value)


def _judge(found: Collector, node: LexborNode, tag: str, attributes: Attributes) -> None:
    """What can be wrong with an element besides its addresses."""
    if html_addresses.lacks_address(node, tag, attributes):
        message = f"this <{tag}> has no address; give it one, or remove it"
        late = html_addresses.waiting(attributes)
        if LATE_PICTURE in attributes:  # with a `src`, the picture has another address
            late = "src" if "src" in attributes else LATE_PICTURE
        reference = (tag, late, attributes.get(late) or "") if late else (tag, "", "")
        found.report(UrlIssue(MISSING_ADDRESS, message), reference)
    for attribute in html_addresses.SRCSETS:
        if attribute in attributes:
            _judge_srcset(found, (tag, attribute, attributes[attribute] or ""))


def _judge_data(found: Collector, text: str) -> None:
    try:
        for address in json_ld.addresses(text):
            found.use(("script", "", address), found.url)
    except ValueError as error:
        message = f"these data are not JSON ({error}); correct them"
        found.report(UrlIssue(json_ld.MALFORMED_JSON_LD, message), ("script", "type", "application/ld+json"))


def _judge_srcset(found: Collector, reference: Reference) -> None:
    tag, attribute, value = reference
    candidates = srcset.candidates(value)
    if not candidates:
        found.report(next(syntax.issues("")), reference)
    for candidate, fits in candidates:
        if not fits:
            message = f'what follows "{candidate}" is not a size; write a width (480w) or a density (2x)'
            found.report(UrlIssue(MALFORMED_SRCSET, message), (tag, attribute, candidate))


def _judge_maps(found: Collector, tree: LexborHTMLParser, marked: marks.Marks | None) -> None:
    """`usemap` names a `<map>` of the page."""
    known = {f"#{node.attributes[key]}" for node in tree.css("map") for key in ("name", "id") if key in node.attributes}
    for node in tree.css("[usemap]"):
        value = node.attributes["usemap"] or ""
        reference = (node.tag or "", "usemap", value)
        if not value.strip():
            found.report(next(syntax.issues("")), reference)
        elif value[value.find("#") :] not in known:
            message = f'no <map> here is called "{value.lstrip("#")}"; correct the name'
            found.report(UrlIssue(MISSING_MAP, message), reference)
            if marked:
                found.cover(reference, marked.around(node))
