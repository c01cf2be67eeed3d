"""The front matter of a page, compared with the page, with today's date and with the data files."""

from __future__ import annotations

from collections.abc import Iterator

from helpcenter.findings.rule import waivable
from helpcenter.findings.suggestion import did_you_mean
from helpcenter.guide.model import Guide
from helpcenter.language.writing_systems import is_written_in_han
from helpcenter.lint.context import Issue, PageContext

# How many characters search results and the chooser show: of Han characters, of others.
_MAX_LENGTH = {"title": (24, 60), "description": (80, 160)}


def channels_differ(context: PageContext) -> Iterator[Issue]:
    """The channels in the front matter are not the channels that the page describes.

    Bad:  `channels: [app, store]` over a page with `{#app .steps}` only
    Good: `channels: [app]`
    """
    yield from context.misread("channels-differ")
    declared, found = context.facts.channels, _described(context.guide)
    if found == declared:
        return
    known, source = context.data.channels, context.content.sources[context.facts.id]
    there = () if source is context.page else _described(context.content.guide(source))
    if unknown := [section for section in context.guide.procedures if section.id not in known]:
        for section in unknown:
            if section.id and section.id not in there:  # it is told there
                message = f'"{section.id}" is no channel; {did_you_mean(section.id, known)}'
                yield context.at(section, f"{message}; correct it, or move this section to the page where it belongs")
    elif not context.is_translation:
        fix = f"write [{', '.join(found)}]" if found else "there are none: remove the key"
        message = f'"channels" must be the ids of the sections with steps, in order; {fix}, or change the sections'
        yield context.at_fact(["channels"], message)
    elif there == declared:
        wanted = ", ".join(f"#{channel}" for channel in declared) or "none"
        message = f"the sections with steps must be those of the source, in the same order: {wanted}"
        yield context.at_line(context.page.body_line, message)


def _described(guide: Guide) -> tuple[str, ...]:
    """The channels that a page describes: the ids of its sections with steps."""
    return tuple(section.id for section in guide.procedures)


def title_differs(context: PageContext) -> Iterator[Issue]:
    """The page does not begin with the title that the front matter gives.

    Bad:  `title: Verify a Heyon card` over `# Heyon`
    Good: `title: Verify a Heyon card` over `# Verify a Heyon card`
    """
    if context.guide.title != context.facts.title or context.guide.titles[:1] != (context.page.body_line,):
        heading, title = context.guide.title, context.facts.title
        if heading and heading != title and context.guide.titles[:1] == (context.page.body_line,):
            if heading.startswith(f"{title} #"):
                written = "# begins a comment in the front matter; put the title into quotation marks"
                yield context.at_fact(["title"], f'{written}: title: "{heading}"')
                return
            message = f'this is "{heading}", and the title in the front matter is "{title}"; find out which is right'
        else:
            message = f'the page must begin with its title; write "# {title}"'
        yield context.at_line(context.page.body_line, message)


@waivable
def too_long(context: PageContext) -> Iterator[Issue]:
    """A title or description that is too long for a phone or a list of results, and is cut off there.

    Bad:  a title of 30 Chinese or 70 Latin characters
    Good: at most 24 Chinese or 60 Latin characters; a description at most 80 or 160
    """
    for key, (han, other) in _MAX_LENGTH.items():
        text = getattr(context.facts, key)
        limit = han if is_written_in_han(context.language.tag) else other
        if len(text) > limit:
            yield context.at_fact([key], f'"{key}" has {len(text)} characters, but only {limit} are shown; shorten it')


def related_to_itself(context: PageContext) -> Iterator[Issue]:
    """A page that lists itself as a related page.

    Bad:  `related: [heyon-verify, photo-tips]` on the page `heyon-verify`
    Good: `related: [photo-tips, privacy-safety]`
    """
    for index, id in enumerate(context.facts.related):
        if id == context.facts.id and not context.is_translation:
            yield context.at_fact(["related", index], f'"{id}" is this page itself; name a different one')
