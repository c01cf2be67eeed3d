"""How much markup a page may have: beyond that, the time and memory of a parser grow with the square of the page.

Browsers have limits of their own (Chromium puts what is deeper than 512 elements beside them); pages that are written
by hand or by a generator stay far below these.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from helpcenter.findings.rule import Rule

EXCESSIVE_MARKUP = Rule.documented(
    "excessive-markup",
    """A page with so much markup of one kind that reading it would take minutes. It is not checked, and any fragment
of it will do.

Bad:  20,000 times `<div>` without `</div>`, 10,000 attributes of one element
Good: each element closed where it ends

Browsers stop nesting at about 500 elements.""",
)
RULES = (EXCESSIVE_MARKUP,)

# A page with fewer tags is never too much.
_FEW_TAGS = 4_000
# For each tag, the parser may look at all elements that are open: so often in half a second.
_MOST_STEPS = 200_000_000
# Unclosed elements like `<b>` are made again in each block.
_MOST_REPEATED = 3_000_000
_MOST_NAMES = 20_000
_MOST_OPTIONS = 20_000
_MOST_ATTRIBUTES = 5_000
# The elements `html` and `body` take the attributes of all tags of their names.
_MOST_ROOTS = 1_000
_FORMATTING = frozenset("b big code em font i s small strike strong tt u".split())
# Of equal ones, no more are made again (https://html.spec.whatwg.org/#push-onto-the-list-of-active-formatting-elements).
_EQUAL = 3
# Elements without content, those that the next one ends, and those that end with what is around them.
_NOT_NESTED = frozenset(
    "area base br col embed hr img input link meta param source track wbr "
    "a body button caption colgroup dd dt form h1 h2 h3 h4 h5 h6 head html li nobr optgroup option p rb rp rt rtc "
    "select tbody td tfoot th thead tr "
    "animate circle ellipse image line mpath path polygon polyline rect set stop use none mspace mprescripts".split()
)
# An end tag in an attribute ends nothing.
_TAG = re.compile(r"<(/?[a-zA-Z][^\s/>]*)(?>[^>=]+|=\s*(?:\"[^\"]*\"|'[^']*')?)*+")
_FORMAT = re.compile(rf"<(/?)({'|'.join(sorted(_FORMATTING))})(?=[\s/>])([^>]*)", re.IGNORECASE)
_SELECT = re.compile(r"<select\b", re.IGNORECASE)
_OPTION = re.compile(r"<option\b", re.IGNORECASE)
# What looks like tags and is none, or is not shown; if it is not closed, it goes on to the end.
INERT = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|textarea|title|noframes|xmp)\b[^>]*>(.*?)(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
# Room for as many attributes: without it, a page has few.
_ROOM = 2 * _MOST_ATTRIBUTES
_LONG_TAG = re.compile(rf"<[a-zA-Z](?>[^<>\"']|\"[^\"]*\"|'[^']*'){{{_MOST_ATTRIBUTES},}}+")
_QUOTED = re.compile(r"\"[^\"]*\"?|'[^']*'?")
_ATTRIBUTE = re.compile(r"[\s/]+[^\s/=]+")


def excess(text: str) -> str | None:
    """What a page has too much of to be read; None if it can be read."""
    has_many_tags = text.count("<") > _FEW_TAGS
    if (has_many_tags or _has_long_tag(text)) and (message := _excess_of_attributes(text)):
        return message
    if not has_many_tags or not _excess_of_tags(text):
        return None
    return _excess_of_tags(INERT.sub("", text))


def _excess_of_tags(text: str) -> str | None:
    names = _TAG.findall(text.lower())
    counts = Counter(names)
    if (depth := _depth(names, counts)) * len(names) > _MOST_STEPS:
        return f"there are {depth} elements within one another, and {len(names)} tags"
    if len(counts) > _MOST_NAMES:
        return f"there are elements with {len(counts)} different names"
    if counts["html"] + counts["body"] > _MOST_ROOTS:
        return f"<html> and <body> begin {counts['html'] + counts['body']} times"
    if counts["option"] > _MOST_OPTIONS and (most := _most_options(text)) > _MOST_OPTIONS:
        return f"there are {most} options in one list"
    if (
        _open_at_most(names, _FORMATTING & counts.keys()) * len(names) > _MOST_REPEATED
        and _unclosed_formatting(text) * len(names) > _MOST_REPEATED
    ):
        return "there are so many unclosed elements like <b> and <font> that browsers make millions from them"
    return None


def _depth(names: Collection[str], counts: Mapping[str, int]) -> int:
    """How many elements are within one another at most; 0 if they cannot be so many that it matters."""
    nested = [name for name in counts if name[0] != "/" and name not in _NOT_NESTED]
    if sum(counts[name] for name in nested) * len(names) <= _MOST_STEPS:
        return 0
    open_now = dict.fromkeys(nested, 0)
    ends = {f"/{name}": name for name in nested}
    path: list[str] = []
    deepest = 0
    for name in names:
        if name in open_now:
            path.append(name)
            open_now[name] += 1
            deepest = max(deepest, len(path))
        elif (ended := ends.get(name)) and open_now[ended]:
            while (last := path.pop()) != ended:  # with it ends what is open in it
                open_now[last] -= 1
            open_now[ended] -= 1
    return deepest


def _open_at_most(names: Iterable[str], counted: Collection[str]) -> int:
    """How many elements of these names are open at most, if nothing but their own tags ends them."""
    open_now, most = dict.fromkeys(counted, 0), dict.fromkeys(counted, 0)
    ends = {f"/{name}": name for name in counted}
    for name in names if counted else ():
        if name in open_now:
            open_now[name] += 1
            most[name] = max(most[name], open_now[name])
        elif (ended := ends.get(name)) and open_now[ended]:
            open_now[ended] -= 1
    return sum(most.values())


def _unclosed_formatting(text: str) -> int:
    """How many formatting elements that differ are open at most; the parser closes none of them by itself."""
    different: Counter[tuple[str, str]] = Counter()
    open_now: Counter[str] = Counter()
    most: Counter[str] = Counter()
    for slash, written, attributes in _FORMAT.findall(text):
        name = written.lower()
        if slash:
            open_now[name] = max(open_now[name] - 1, 0)
        else:
            different[name, attributes] += 1
            open_now[name] += 1
            most[name] = max(most[name], open_now[name])
    by_name: Counter[str] = Counter()
    for (name, _), number in different.items():
        by_name[name] += min(number, _EQUAL)
    return sum(min(number, most[name]) for name, number in by_name.items())


def _most_options(text: str) -> int:
    return max(len(_OPTION.findall(part)) for part in _SELECT.split(text))


def _has_long_tag(text: str) -> bool:
    """Whether there is room for many attributes between one `<` and the next; looks at few characters."""
    last = text.find("<")
    while last >= 0 and len(text) - last > _ROOM:
        following = text.rfind("<", last + 1, last + 1 + _ROOM)
        if following < 0:
            return True
        last = following
    return False


def _excess_of_attributes(text: str) -> str | None:
    for tag in _LONG_TAG.findall(text):
        if (number := len(_ATTRIBUTE.findall(_QUOTED.sub(" ", tag)))) > _MOST_ATTRIBUTES:
            return f"there is an element with {number} attributes"
    return None
