"""Pictures that lie in the folder of one language, while the other language has none of its own."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from helpcenter.guide.model import Block, Span
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.rules.picture_names import good_name, is_misnamed
from helpcenter.lint.translation_context import TranslationContext


def explained(different: Sequence[Issue], context: TranslationContext) -> Iterator[Issue]:
    """The differences between two pages; where such a picture is one, what is to be done with it instead."""
    beside = _issues(context) if different else ()
    found = [issue for issue in beside if any(_is_about(issue, each) for each in different)]
    yield from found or different


def _is_about(issue: Issue, difference: Issue) -> bool:
    is_here = (difference.path, difference.line) == (issue.path, issue.line)
    return is_here or f"{issue.path}:{issue.line};" in difference.message


def _issues(context: TranslationContext) -> Iterator[Issue]:
    """What is to be done with each of them, at the page that shows it."""
    for here, there in ((context.source, context.translation), (context.translation, context.source)):
        for block, span, path in _shown(here):
            own = _folder(there) + path.removeprefix(_folder(here))
            if path.startswith(f"{_folder(here)}/") and own not in here.content.places.by_file:
                yield here.at_span(block, span, _message(path, own, here, there))


def _shown(context: PageContext) -> Iterator[tuple[Block, Span, str]]:
    """The pictures of a page that are there, each with its file."""
    for block, span in context.guide.marked("image"):
        path = context.content.places.file_path(context.page, span.target)
        if path in context.content.places.by_file:
            yield block, span, path


def _folder(context: PageContext) -> str:
    """The folder of the language of a page."""
    return context.page.path.removesuffix(f"/{context.page.uri}")


def _message(path: str, own: str, here: PageContext, there: PageContext) -> str:
    content, name = here.content, posixpath.basename(path)
    folder = f"{content.project.shown(content.project.docs)}/pictures/"
    new = good_name(name) if is_misnamed(name) else name
    as_what = "" if new == name else f" as {new}"
    if f"{folder}{new}" in content.places.by_file:
        as_what, new = " under another name", " with that name"
    language = content.project.language(there.page.locale).name
    cure = f"move it to {folder}{as_what} and write /pictures/{new}, in {there.page.path}, too"
    return f"{name} lies beside the page; {cure}; or, if {language} has one of its own, save that as {own}"
