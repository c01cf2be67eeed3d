"""Where pages never lead: the list that comes with the generator, and what a project adds to it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from helpcenter.content.fields.contact import Messengers
from helpcenter.files import yaml_document
from helpcenter.files.text import read_text

_FILE = Path(__file__).with_name("messengers.yml")


@cache
def built_in() -> Messengers:
    """The list that holds for every project."""
    return Messengers.model_validate(yaml_document.parse(read_text(_FILE, _FILE.name), _FILE.name).value)


def with_own(own: Messengers) -> Messengers:
    """The list with what a project adds. A project can remove nothing: its own file may be what an attacker wrote."""
    known = built_in()
    return Messengers(
        **{name: tuple(dict.fromkeys((*getattr(known, name), *getattr(own, name)))) for name in Messengers.model_fields}
    )
