"""Steps: numbered, one action each, and nothing that a reader finds missing half-way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.findings.rule import warning
from helpcenter.guide.model import Section
from helpcenter.language import sentences
from helpcenter.language.words import mentions
from helpcenter.lint.context import Issue, PageContext

_MOST = 7
_MOST_SENTENCES = 2
_NUMBER = re.compile(r"[\s>]*(\d+)[.)]")
# What a writer takes for the number of a step, and Markdown does not.
_LOOKS_NUMBERED = re.compile(
    r"\s*(?:[0-9０-９]{1,2}\s*[.．、)）:：](?!\d)|[（(][0-9０-９]{1,2}[)）]|[一二三四五六七八九十]{1,2}、|[①-⑳])\s*\S"
)


def not_one_list(context: PageContext) -> Iterator[Issue]:
    """A section of steps that is anything but one numbered list: it falls apart, or something stands beside it.

    Bad:  `1) Open the app.`, or a note under a step that is not indented by four spaces
    Good: `1. Open the app.`, and notes indented by four spaces

    With three spaces, or none, Python-Markdown ends the list, and the numbers on the page begin again at 1.
    """
    for section in context.guide.procedures:
        if not section.lists:
            message = (
                "this section does not begin with its steps; number them 1. 2. 3., each with a full stop and a space"
            )
            yield context.at_line(section.line, message)
        elif section.strays:
            message = (
                "this stands outside of the list of steps; indent what belongs to a step by four spaces, "
                "and move the rest to another section"
            )
            yield context.at_line(section.strays[0], message)
        elif len(section.lists) > 1:
            message = "a second list begins here, and its steps count from 1 again; join the lists into one"
            yield context.at_line(section.lists[1], message)


def misnumbered_step(context: PageContext) -> Iterator[Issue]:
    """A step whose written number is not the one that readers see: a step was lost, doubled or moved.

    Bad:  `1.` `2.` `4.`
    Good: `1.` `2.` `3.`

    Markdown numbers the steps anew, whatever is written.
    """
    for step in context.guide.steps:
        line = context.page.lines[step.line - context.page.body_line]
        written = _NUMBER.match(line)
        if written and written[1].lstrip("0") != str(step.numbers[-1]):
            message = f"this is step {step.numbers[-1]}, but its number here is {written[1]}; number the steps 1, 2, 3"
            yield context.at_line(step.line, message, written.start(1) + 1)


def swallowed_step(context: PageContext) -> Iterator[Issue]:
    """A line that looks like a step but is none: on the page it is part of the step above it.

    Bad:  `2、提交` or `2) Submit`
    Good: `2. 提交`
    """
    for section, last in _spans(context):
        known = {step.line for step in section.all_steps()}
        for number in range(section.line + 1, last + 1):
            line = context.page.lines[number - context.page.body_line]
            if number not in known and _LOOKS_NUMBERED.match(line):
                message = "this is no step for Markdown; begin it with its number, a full stop and a space"
                yield context.at_line(number, message, len(line) - len(line.lstrip()) + 1)


def _spans(context: PageContext) -> Iterator[tuple[Section, int]]:
    """Each procedure with the last line of its section."""
    parts = context.guide.sections
    end = context.page.body_line + len(context.page.lines) - 1
    for section, following in zip(parts, (*parts[1:], None), strict=False):
        if section.is_procedure:
            yield section, following.line - 1 if following else end


def too_many_steps(context: PageContext) -> Iterator[Issue]:
    """More than seven steps: who looks up from the screen loses the place.

    Bad:  a list of twelve steps
    Good: two procedures, or several fields of one form in one step
    """
    for section in context.guide.procedures:
        for step in section.steps[_MOST : _MOST + 1]:
            message = (
                f"this section has {len(section.steps)} steps, at most {_MOST}; join fields of one form, or divide it"
            )
            yield context.at(step.sentence, message)


def single_step(context: PageContext) -> Iterator[Issue]:
    """A list of one step: a number announces more to come.

    Bad:  `1. Open the app.` and nothing else
    Good: all steps that the reader takes, or a sentence in a section without `.steps`
    """
    lists = [section.steps for section in context.guide.procedures]
    for steps in (*lists, *(step.substeps for step in context.guide.steps)):
        if len(steps) == 1:
            yield context.at(steps[0].sentence, "one step is no list; write the steps before and after it too")


def several_actions(context: PageContext) -> Iterator[Issue]:
    """A step of more than one sentence: the second action is overlooked.

    Bad:  `1. 打开应用；登录账户。` or `1. Open the app. Sign in.`
    Good: two steps; what the reader sees, or a caution, is a paragraph under its step
    """
    for step in context.guide.steps:
        for end in sentences.ends(step.sentence.prose("code", "label"), context.data.every_language.sentences)[:1]:
            message = "a step is one sentence with one action; make what follows a step, or a paragraph under this one"
            yield context.at(step.sentence, message, end)


@warning
def unknown_opening(context: PageContext) -> Iterator[Issue]:
    """A step that begins with no known action, place or condition: perhaps it tells instead of asking.

    Bad:  `1. 应用会显示二维码。` or `1. The app shows a code.`
    Good: `1. 扫描二维码。` or `1. Scan the code.`; a word that is not known yet belongs to `actions` in
    `docs/_data/language/`
    """
    for step in context.guide.steps:
        if not context.openings[step.id].is_known:
            shown = " ".join(step.text.split()[:3])[:20]
            message = (
                f'"{shown}…" begins with no known action, place or condition; say what to do, '
                f"or add the word to the actions in docs/_data/language/{context.page.locale}.yml"
            )
            yield context.at(step.sentence, message)


def unmarked_option(context: PageContext) -> Iterator[Issue]:
    """A step that can be left out and does not begin with the mark that says so.

    Bad:  `3. (可选) 查余额。`, `3. Optionally, check the balance.`
    Good: `3. （可选）查余额。`, `3. Optional: Check the balance.`
    """
    mark = context.optional_mark
    word = "".join(character for character in mark if character.isalpha()).casefold()
    said = re.compile(rf"[（(【\[]?\s*{re.escape(word)}(?:ly\b|\W)", re.IGNORECASE)
    for step in context.guide.steps:
        if not step.optional and said.match(step.text):
            yield context.at(step.sentence, f'begin an optional step with "{mark}", so written')


def long_note(context: PageContext) -> Iterator[Issue]:
    """More than two sentences under a step: between two steps nobody reads them.

    Bad:  a paragraph of four sentences under a step
    Good: two sentences, and a link to the rest
    """
    for step in context.guide.steps:
        counted = sum(sentences.count(note.text, context.data.every_language.sentences) for note in step.notes)
        if counted > _MOST_SENTENCES:
            message = (
                f"{counted} sentences stand under this step, at most {_MOST_SENTENCES}; shorten them, or link to them"
            )
            yield context.at(step.notes[0], message)


def note_as_code(context: PageContext) -> Iterator[Issue]:
    """A paragraph under a step that is shown as code: it is indented too far.

    Bad:  eight blanks before the paragraph
    Good: four blanks
    """
    for step in context.guide.steps:
        for note in step.notes:
            if note.kind == "code":
                yield context.at(note, "this is shown as code; indent what belongs to a step by four blanks, no more")


def missing_need(context: PageContext) -> Iterator[Issue]:
    """A step wants what the checklist did not ask for: the reader is at the counter, and the code at home.

    Bad:  a step that shows the activation code, and no activation code in `{#before}`
    Good: `- [ ] The activation code`; what counts as a need stands in `needs.yml`
    """
    before = context.guide.section("before")
    if before is None:
        return
    locale = context.page.locale
    asked = " ".join(entry.text for entry in before.checklist)
    wanted = " ".join(step.text for step in context.guide.steps)
    for need, words in context.data.needs.items():
        listed = words.get(locale, ())
        if not listed or not mentions(wanted, listed) or mentions(asked, listed):
            continue
        for step in context.guide.steps:
            if found := mentions(step.text, listed):
                message = f'this step needs "{found[0]}" ({need}), which is not in the checklist #before; add it there'
                yield context.at(step.sentence, message, found.start())
                break
