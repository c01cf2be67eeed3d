"""What MkDocs and its plugins say of a wrong setting, in plain words and with the setting that it is about."""

from __future__ import annotations

import re

_OF_OPTION = re.compile(r"Plugin '(?P<plugin>[^']*)' option '(?P<option>[^']*)': (?:Sub-option '(?P<inner>[^']*)': )?")
_TYPES = {
    "str": "text",
    "bool": "true or false",
    "int": "a number",
    "float": "a number",
    "list": "a list",
    "dict": "a group of keys",
    "NoneType": "empty",
}
_SCALARS = {"bool", "float", "int"}
_TYPE = r"<class '(\w+)'>"
_WRONG_TYPE = re.compile(rf"Expected type: {_TYPE} but received: {_TYPE}")
_NO_LIST = re.compile(rf"Expected a list of items, but an? {_TYPE} was given\.?")
_NO_GROUP = re.compile(rf"Expected a key-value mapping \(dict\) but received: {_TYPE}")
_INVALID_PLUGIN = re.compile(r"Invalid config options for the '([^']*)' plugin\.?")
_UNKNOWN = "Unrecognised configuration name"
_MISSING = "Required configuration not provided"


def setting(problem: str) -> tuple[str, ...]:
    """The names of a plugin, its setting and what is in it, from the outermost; none where nothing names them."""
    found = _OF_OPTION.match(problem)
    return tuple(filter(None, found.groups())) if found else ()


def is_unknown(warning: tuple[str, str]) -> bool:
    """Whether MkDocs warns of a setting in an entry of a plugin that nothing reads: it is misspelled."""
    _, problem = warning
    return bool(_OF_OPTION.match(str(problem))) and _UNKNOWN in str(problem)


def in_plain_words(key: str, problem: str) -> str:
    """What is wrong with the setting `key`, without the words of Python; a message of another kind as it is."""
    if found := _INVALID_PLUGIN.match(problem):
        return f"the settings of the plugin {found[1]} must be a group of keys, one below the other"
    option = _OF_OPTION.match(problem)
    rest = problem[option.end() :] if option else problem
    said = _said(rest)
    if not option:
        return f'"{key}" {said}' if said else f"{key}: {problem}"
    names = setting(problem)
    return f'the setting "{names[-1]}" of the plugin {names[0]} {said}' if said else f"{': '.join(names)}: {rest}"


def _said(problem: str) -> str:
    if found := _WRONG_TYPE.search(problem):
        cure = "put it into quotation marks" if found[1] == "str" and found[2] in _SCALARS else "correct it"
        return f"must be {_named(found[1])}, and is {_named(found[2])} to YAML; {cure}"
    if found := _NO_LIST.search(problem):
        return f"must be a list, and is {_named(found[1])}; write one entry below the other, each with a dash"
    if found := _NO_GROUP.search(problem):
        return f"has an entry that is {_named(found[1])}, and no group of keys; write the keys of each entry"
    if problem.startswith(_UNKNOWN):
        return "is not known; correct its name, or remove it"
    return "is missing or empty; write it" if problem.startswith(_MISSING) else ""


def _named(kind: str) -> str:
    return _TYPES.get(kind, kind)
