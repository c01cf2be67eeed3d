"""What a text names that is known in every language: by its meaning, as a requirement, a term, a synonym, an action."""

from __future__ import annotations

from collections.abc import Sequence

from helpcenter.language.words import mentions
from helpcenter.lint.context import PageContext


def known_things(context: PageContext, text: str) -> frozenset[object]:
    """The things that `text` names. A text may name one in words that nobody has listed."""
    data, locale = context.data, context.page.locale
    listed: dict[object, Sequence[str]] = {
        **{("requirement", id): words.get(locale, ()) for id, words in data.requirements.items()},
        **{("term", term.id): (term.names[locale],) for term in data.terms if locale in term.names},
        **{("synonym", index): each.words.get(locale, ()) for index, each in enumerate(data.synonyms)},
        **{("action", id): tuple(words) for id, words in context.content.action_grammar(locale).words.items()},
    }
    named = {thing for thing, words in listed.items() if mentions(text, tuple(words))}
    return frozenset({*context.content.lexicon(locale).read(text).words, *named})
