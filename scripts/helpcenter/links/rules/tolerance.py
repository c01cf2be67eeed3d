"""What is wrong to the letter and works for readers: of less weight on any site than on one's own.

On a site of our own, each of these is easily written in another way. On one that is made otherwise, scripts run, and
what they fill in is not known here.
"""

from __future__ import annotations

from helpcenter.findings.finding import Severity
from helpcenter.findings.rule import Rule
from helpcenter.links.parse.html import LATE_PICTURE, MISSING_ADDRESS
from helpcenter.links.parse.references import Reference
from helpcenter.links.resolve.site import Site
from helpcenter.links.url.parsing import Target
from helpcenter.links.url.syntax import EMPTY_ADDRESS, SCRIPT_ADDRESS, UNKNOWN_SCHEME, is_of_program

# Nothing is loaded, and nothing is shown, until a script gives them an address.
_FRAMES = {"iframe", "embed", "audio", "video"}
# An empty address in these means the page itself, or is never shown.
_TO_ITSELF = {"href", "action", "formaction", "cite"}
_LEADING = {"a", "area", "form", "button", "input", "blockquote", "q", "ins", "del"}


def is_tolerated(rule: str, reference: Reference | None) -> bool:
    """Whether it is nothing at all: an element that waits for a script."""
    if reference is None:
        return False
    tag, attribute, _ = reference
    return (rule == MISSING_ADDRESS.name and (tag in _FRAMES or attribute != "")) or (
        rule == EMPTY_ADDRESS.name and tag in _FRAMES
    )


def is_loaded_late(rule: str, page: str, reference: Reference | None, site: Site) -> bool:
    """Whether it is nothing on one's own site either: a picture without `src` that a script loads, and is there."""
    if rule != MISSING_ADDRESS.name or reference is None or reference[:2] != ("img", LATE_PICTURE) or not reference[2]:
        return False
    target = site.addresses.meaning(reference[2], site.addresses.url(page)).target
    return isinstance(target, Target) and site.targets.issue(target.path, target.fragment) is None


def severity(rule: Rule, reference: Reference | None) -> Severity:
    """How much it matters: a warning for what leads where it should, where scripts run or the program is there."""
    if reference is not None and _works(rule.name, reference):
        return Severity.WARNING
    return rule.severity


def _works(rule: str, reference: Reference) -> bool:
    tag, attribute, value = reference
    if rule == EMPTY_ADDRESS.name:
        return tag in _LEADING and attribute in _TO_ITSELF
    return rule == SCRIPT_ADDRESS.name or (rule == UNKNOWN_SCHEME.name and is_of_program(value))
