"""Where our styles and scripts are published: in a folder that is named after what they are.

What is in it never changes, so that browsers may keep it for ever, and a page finds the files that it was made with.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from itertools import chain
from pathlib import Path

from helpcenter.build import brand_color, optional_parts, product_colors
from helpcenter.content.content import Content
from helpcenter.files.leftovers import is_hidden

FOLDER = "assets/"
# Of it, what is published in the folder with the digest; an icon stays where links to it lead.
_KINDS = ("javascripts/", "stylesheets/")


class Assets:
    """Those of a project: of its `folders` of templates, what the first has wins, but what is `unpublished`.

    `rules` end the style sheet.
    `folder` is where they are published: `assets/3f2a196e/`.
    """

    def __init__(self, folders: Iterable[Path], rules: str, unpublished: frozenset[str] = frozenset()) -> None:
        self.rules = rules
        found: dict[str, Path] = {}
        for folder in folders:
            for file in chain.from_iterable((folder / FOLDER / kind).rglob("*") for kind in _KINDS):
                name = file.relative_to(folder).as_posix()
                if file.is_file() and not is_hidden(file.name) and name not in unpublished:
                    found.setdefault(name, file)
        digest = blake2b(rules.encode(), digest_size=4)
        for name, file in sorted(found.items()):
            digest.update(b"%s %s" % (name.encode(), blake2b(file.read_bytes()).digest()))
        self.folder = f"{FOLDER}{digest.hexdigest()}/"
        self._published = {name: name.replace(FOLDER, self.folder, 1) for name in found}
        self._sources = {published: name for name, published in self._published.items()}

    @classmethod
    def of(cls, content: Content) -> Assets:
        """With the colours of the help center and of its products, and the parts that it uses. Raises OSError."""
        data = content.data
        rules = brand_color.rules(data.help_center.color) + product_colors.rules(data.products.values())
        rules += optional_parts.styles(content)
        return cls(content.project.templates, rules, optional_parts.unpublished(content))

    def published(self, path: str) -> str:
        """Where on the site a file is that templates and MkDocs call `path`: `assets/javascripts/page.js`."""
        return self._published.get(path, path)

    def source(self, published: str) -> str:
        """The other way round."""
        return self._sources.get(published, published)
