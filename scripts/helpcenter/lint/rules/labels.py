"""On-screen labels: bold, exactly as on the screen, and explained to readers who cannot read them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.findings.rule import waivable
from helpcenter.findings.suggestion import did_you_mean, nearest
from helpcenter.language.words import one_of
from helpcenter.lint.context import Issue, PageContext

_BEGINNING = re.compile(r"(?:^|[.!?:。！？：])\s*$")
_QUOTES = "“”\"「」『』‘’'《》【】〔〕〈〉"


def unknown_label(context: PageContext) -> Iterator[Issue]:
    """Bold text that is not a known on-screen label of the product. Readers look for it on the screen in vain.

    Bad:  `选择**实名验证**`, or bold for emphasis
    Good: `选择**实名认证**`, as `labels.yml` has it
    """
    for block, span in context.guide.marked("label"):
        if span.text not in context.labels:
            yield context.at_span(block, span, _unknown(span.text, context))


def _unknown(text: str, context: PageContext) -> str:
    """What to do with bold text that is no label: one that is mistyped, or text that is to be stressed."""
    listed = "docs/_data/labels.yml"
    if nearest(text, sorted(context.labels)):
        what = f'"{text}" is not an on-screen label in {listed} ({did_you_mean(text, context.labels)})'
        return f"{what}; correct it, add it there, or remove the asterisks"
    what = f'"{text}" is not an on-screen label, and bold is only for these'
    return f"{what}; remove the asterisks; or, if it is on the screen, add it to {listed}"


@waivable
def quoted_label(context: PageContext) -> Iterator[Issue]:
    """An on-screen label in quotation marks, as if the marks were on the screen.

    Bad:  `选择“实名认证”`, `Select "**实名认证**"`
    Good: `选择**实名认证**`
    """
    yield from context.misread("quoted-label")
    quoted = re.compile(f"[{_QUOTES}]({_any_label(context)})[{_QUOTES}]")
    for block in context.guide.blocks:
        for found in quoted.finditer(block.text):
            yield context.at(block, f"a label has no quotation marks; write **{found[1]}**", found.start())


@waivable
def label_not_bold(context: PageContext) -> Iterator[Issue]:
    """An on-screen label that is not bold. Readers think that it is a description.

    Bad:  `选择实名认证。`
    Good: `选择**实名认证**。`

    A label that is also an ordinary term is reported only after "find", "open", "press" or "select" in a step. Headings
    may have the words of a label, and so may a sentence begin with them that is no step.
    """
    text_of_page = context.text("label", "code").text
    if not any(label in text_of_page for label in context.labels):
        return
    terms = {term.names.get(context.page.locale) for term in context.data.terms}
    terms |= {context.data.products[product].name[context.page.locale] for product in context.products}
    before = context.content.action_grammar(context.page.locale).of(*context.language_data.screen_actions)
    # What follows a label that is named as such, and not as part of a longer word.
    after = re.compile(rf"[\s，。、；：,.;:（(]|$|{one_of(list(context.language_data.after_labels))}")
    any_label = re.compile(f"(?<![A-Za-z])(?:{_any_label(context)})(?![A-Za-z])")
    in_steps = {step.sentence for step in context.guide.steps}
    for block in context.guide.blocks:
        if block.kind == "heading" or (block not in in_steps and not context.facts.product):
            continue
        text = block.prose("label", "code")
        for found in any_label.finditer(text):
            start, end = found.span()
            named = text[:start].rstrip().casefold().endswith(before) and after.match(text, end)
            is_quoted = start > 0 and text[start - 1] in _QUOTES
            if block not in in_steps and found[0].isascii() and _BEGINNING.search(text[:start]):
                continue  # its capital is that of the sentence
            if (found[0] not in terms or (named and block in in_steps)) and not is_quoted:
                yield context.at(block, f"this is an on-screen label; write it in bold: **{found[0]}**", start)


@waivable
def missing_gloss(context: PageContext) -> Iterator[Issue]:
    """An on-screen label without its meaning, in a language that the reader may not know.

    Bad:  `Select **实名认证**.`
    Good: `Select **实名认证** (Identity verification).`
    """
    for block, span in context.guide.marked("label"):
        label = context.labels.get(span.text)
        gloss = label.gloss.get(context.page.locale) if label else None
        if gloss and not re.match(rf"[{_QUOTES}]?\s?[(（]{re.escape(gloss)}[)）]", block.text[span.end :]):
            message = f"this label needs its meaning; write **{span.text}** ({gloss})"
            yield context.at_span(block, span, message)


def _any_label(context: PageContext) -> str:
    """A pattern for the labels that the page may use, the longest first."""
    return "|".join(map(re.escape, sorted(context.labels, key=len, reverse=True))) or "(?!)"
