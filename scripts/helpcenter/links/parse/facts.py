"""What one file of a site uses and defines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from helpcenter.links.parse.references import Place, Reference, Uses

# The value of a mark that keeps links from being reported.
OFF = "off"


@dataclass(frozen=True)
class Element:
    """An element that leads or loads: its addresses (at least one), attributes and text, and the language around it."""

    references: tuple[Reference, ...]
    attributes: Mapping[str, str]
    text: str
    language: str

    @property
    def tag(self) -> str:
        return self.references[0][0]

    @property
    def reference(self) -> Reference:
        return self.references[0]

    @property
    def address(self) -> str:
        return self.references[0][2]

    def words(self, attribute: str) -> frozenset[str]:
        """The words of an attribute that holds several, as `rel` does."""
        return frozenset(self.attributes.get(attribute, "").lower().split())


@dataclass(frozen=True)
class Head:
    """What a page declares: its language, its topic id, whether search engines may list it, whether it leads on.

    `text` is its text, without the parts that are marked as another language.
    """

    language: str
    topic: str
    indexed: bool
    forwards: bool
    text: str


@dataclass(frozen=True, eq=False)
class Mark:
    """A mark: where it is, its reason, and the addresses in it, each with how many equal ones are before it."""

    reference: Reference
    reason: str
    covered: set[tuple[Reference, int]] = field(default_factory=set)

    @property
    def is_valid(self) -> bool:
        return self.reference[2] == OFF and bool(self.reason)


@dataclass(frozen=True)
class Facts:
    """`anchors` are the names that fragments can mean; None where any fragment will do (a picture, a style sheet).

    `places` are the addresses within the site, `elsewhere` the others, each with where it is.
    `issues` are what is wrong in the file itself: rule, message, and where. `elements` and `head` are the metadata
    of a page, read only when they are asked for.
    `kinds` are the kinds of other files, by path: `manifest`, `sitemap`, `feed`. `loaded` are the paths that may be
    those of pages or of drawings, and are loaded as a part of this file. `broken` says why a drawing shows nothing.
    `forward` is the path to which a page leads on without delay, and where it says so. `marks` keep dead links from
    being reported.
    """

    anchors: frozenset[str] | None = None
    places: Uses[Place] = field(default_factory=lambda: Uses.of({}))
    elsewhere: Uses[str] = field(default_factory=lambda: Uses.of({}))
    issues: tuple[tuple[str, str, Reference], ...] = ()
    elements: tuple[Element, ...] = ()
    head: Head | None = None
    kinds: Mapping[str, str] = field(default_factory=dict)
    loaded: tuple[tuple[str, Reference], ...] = ()
    broken: str = ""
    forward: tuple[str, Reference] | None = None
    marks: tuple[Mark, ...] = ()
