"""JSON Schemas of front matter and data files, for editors (https://json-schema.org/draft/2020-12/schema)."""

from __future__ import annotations

from typing import Any

from helpcenter.content.data import FILES, declared_type
from helpcenter.content.fields.front_matter import TranslationFrontMatter, front_matter
from helpcenter.files import validation


def json_schemas(product_key: str) -> dict[str, dict[str, Any]]:
    """The schema of each kind of file by its name: `products`, …, `front-matter`, `front-matter-of-translations`.

    In them the key of a product is called `product_key`.
    """
    kinds = {name: declared_type(name, product_key) for name in FILES} | {
        "front-matter": front_matter(product_key),
        "front-matter-of-translations": TranslationFrontMatter,
    }
    return {name: validation.json_schema(kind) for name, kind in kinds.items()}
