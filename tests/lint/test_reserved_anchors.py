"""Ids of the templates are no ids of sections: a script would find the wrong one, and a link would lead to it."""

from __future__ import annotations

import re

from helpcenter.lint.rules.anchors import RESERVED
from projects import ROOT

_ID = re.compile(r'\sid="([^"{]+)"')


def test_they_are_those_of_the_templates() -> None:
    templates = [
        ROOT / "overrides/base.html",
        ROOT / "overrides/404.html",
        *(ROOT / "overrides/partials").rglob("*.html"),
    ]
    ids = {id for file in templates for id in _ID.findall(file.read_text("utf-8"))}
    assert ids | {"title"} == RESERVED
