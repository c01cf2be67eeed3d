"""What `helpcenter new` writes into the data files: a product, its mark and colour, and its official hosts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpcenter.build.product_colors import free_color
from helpcenter.build.product_marks import free_mark
from helpcenter.content.content import Content
from helpcenter.content.localized_text import DEFAULT
from helpcenter.files import yaml_edit
from helpcenter.files.text import read_text
from helpcenter.files.yaml_layout import on_one_line


@dataclass(frozen=True)
class NewProduct:
    """The product `id`, with its official `hosts`; `names` by language folder, or by `default`: none if it is known."""

    content: Content
    id: str
    names: Mapping[str, str]
    hosts: Sequence[str]

    @property
    def is_new(self) -> bool:
        return self.id not in self.content.data.products

    def name(self, locale: str) -> str:
        """What a language calls it."""
        if product := self.content.data.products.get(self.id):
            return product.name[locale]
        return self.names.get(locale) or self.names.get(DEFAULT) or next(iter(self.names.values()))

    def files(self) -> dict[str, str]:
        """The new text of the data files that change, by their paths: of a known product, only its hosts."""
        data, found = self.content.data, self._with_hosts() | self._in_scope()
        if not self.is_new:
            return found
        known: Mapping[str, Mapping[str, object]] = {
            "products": data.products, "labels": data.labels, "contacts": data.contacts,
        }  # fmt: skip
        facts = {"name": self._names(), **self.look}
        values = {"products": _group(facts), "labels": "{}", "contacts": "[]"}
        for name, value in values.items():
            path, text = self._text(name)
            if self.id not in known[name]:
                found[path] = yaml_edit.with_entry(text, (), self.id, value)
        return found

    @property
    def look(self) -> Mapping[str, str]:
        """Its `mark` and its `color`, in YAML, where the other products have them too: told from theirs."""
        products = self.content.data.products.values()
        found = {}
        if any(product.mark for product in products):
            found["mark"] = self._localized(
                {each: free_mark(self.name(each), each, products) for each in self._locales}
            )
        if any(product.color for product in products):
            found["color"] = f'"{free_color(products)}"'
        return found if self.is_new else {}

    @property
    def _locales(self) -> list[str]:
        return [language.locale for language in self.content.project.languages]

    def _names(self) -> str:
        return self._localized({locale: self.name(locale) for locale in self._locales}, self.names.get(DEFAULT))

    def _localized(self, texts: Mapping[str, str], default: str | None = None) -> str:
        """A text for each language as a data file has it: one for all, if they are the same."""
        default = default or texts[self._locales[-1]]
        others = {locale: on_one_line(text) for locale, text in texts.items() if text != default}
        return _group({**others, DEFAULT: on_one_line(default)}) if others else on_one_line(default)

    def _with_hosts(self) -> dict[str, str]:
        """The official hosts of the product, beside those that are known."""
        path, before = self._text("hosts")
        above, known = ("official",), self.content.data.hosts.official
        if self.id not in known:
            value = on_one_line([*self.hosts])
            return {path: yaml_edit.with_entry(before, above, self.id, value)} if self.hosts or self.is_new else {}
        text = before
        for host in self.hosts:
            if host not in known[self.id]:
                text = yaml_edit.with_item(text, (*above, self.id), host)
        return {path: text} if text != before else {}

    def _in_scope(self) -> dict[str, str]:
        """What is no longer out of scope: the search would say that the site does not cover it."""
        if "out_of_scope" not in self.content.data.documents:
            return {}
        path, before = self._text("out_of_scope")
        text, names = before, {name.casefold() for name in (self.id, *self.names.values())}
        for locale, words in self.content.data.out_of_scope.items():
            for word in words:
                if word.casefold() in names:
                    text = yaml_edit.without_item(text, (locale,), word)
        return {path: text} if text != before else {}

    def _text(self, name: str) -> tuple[str, str]:
        """The path and the text of a data file; empty if there is none."""
        file = self.content.project.docs / "_data" / f"{name}.yml"
        path = self.content.project.shown(file)
        return path, read_text(file, path) if file.exists() else ""


def _group(entries: Mapping[str, str]) -> str:
    """A group of YAML on one line."""
    return f"{{{', '.join(f'{key}: {value}' for key, value in entries.items())}}}"
