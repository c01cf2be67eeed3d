"""What our overrides rely on in the theme's templates: an update that changes it must not pass unseen."""

from pathlib import Path

import material
import pytest

THEME = Path(material.__file__).parent / "templates"

RELIED_ON = {
    "base.html": [
        "<html lang=\"{{ lang.t('language') }}\"",
        *(f"{{% block {name} %}}" for name in ("site_meta", "htmltitle", "extrahead", "tabs", "site_nav", "container")),
        *(f"{{% block {name} %}}" for name in ("content", "scripts")),
        '{% include "partials/header.html" %}',
        '{% include "partials/footer.html" %}',
        'id="__drawer"',
        'id="__search"',
        "{% set skip = page.toc | first %}",
    ],
    "partials/header.html": [
        'class="md-header__button md-logo"',
        "if not config.theme.palette is mapping",
        '{% include "partials/search.html" %}',
        'for="__drawer"',
        'for="__search"',
    ],
    "partials/search.html": [
        'class="md-search__overlay"',
        'class="md-search__inner"',
        'class="md-search__form"',
        'class="md-search__output"',
        'data-md-component="search"',
        "data-md-scrollfix",
        "md-search-result__meta",
        "md-search-result__list",
    ],
    "partials/palette.html": ['name="__palette"', 'id="__palette_{{ loop.index0 }}"'],
    "partials/nav.html": ['data-md-level="0"', 'class="md-nav__title" for="__drawer"'],
    "partials/tabs.html": ['data-md-component="tabs"'],
    "partials/toc.html": ["page.toc"],
    "partials/path.html": ["md-path__list"],
    "partials/languages/zh.html": ["{% macro t(key) %}"],
    "partials/javascripts/base.html": ["__md_scope=new URL("],
}


@pytest.mark.parametrize("template", RELIED_ON)
def test_the_theme_still_has_it(template: str) -> None:
    text = (THEME / template).read_text("utf-8")
    for wanted in RELIED_ON[template]:
        assert wanted in text, wanted


def test_the_bundle_still_asks_what_we_take_away() -> None:
    bundle = next((THEME / "assets/javascripts").glob("bundle.*.min.js")).read_text("utf-8")
    assert 'document.forms.namedItem("search")' in bundle
    assert "link[rel=alternate]" in bundle
