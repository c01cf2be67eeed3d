"""Steps: numbered, one action each, with everything they need in the checklist."""

from __future__ import annotations

import re
from collections.abc import Iterator

from helpcenter.findings.rule import waivable, warning
from helpcenter.guide.marks import NOTE
from helpcenter.guide.model import Section
from helpcenter.language import sentences
from helpcenter.language.words import mentions
from helpcenter.lint.context import Issue, PageContext

MAX_STEPS = 7
MAX_NOTE_SENTENCES = 2
# No procedure has more steps; Python refuses to read thousands of digits.
_MAX_DIGITS = 9
# What sentences do not have.
_CODE = re.compile(r"[{}<>=$|\\`_;]|--|&&|^\s*[#>]")
_NUMBER = re.compile(r"[\s>]*(\d+)[.)]")


def not_one_list(context: PageContext) -> Iterator[Issue]:
    """A section of steps that is not one numbered list: the list is split, or there is other text beside it.

    Bad:  `1) Open the app.`, or a note under a step that is not indented by four spaces
    Good: `1. Open the app.`, and notes indented by four spaces; before the list, a checklist of what this channel needs

    With fewer than four spaces Markdown ends the list, and the numbers on the page begin again at 1.
    """
    yield from context.misread("not-one-list")
    for section in context.guide.procedures:
        if section in context.guide.empty_sections:
            continue  # empty-section
        if not section.lists:
            message = (
                "this section has no numbered steps; begin each with its number, a full stop and a space: 1. 2. 3."
            )
            yield context.at_line(section.line, message)
        elif section.outside_steps:
            yield context.at_line(section.outside_steps[0], NOTE.message)
        elif len(section.lists) > 1:
            message = "a second list begins here, and its numbers begin again at 1; join the lists into one"
            yield context.at_line(section.lists[1], message)
        elif section.checklists[1:] or section.checklists > section.lists:
            message = "only one checklist stands with the steps, and before them; move these entries to it"
            yield context.at_line(section.checklists[-1], message)


def misnumbered_step(context: PageContext) -> Iterator[Issue]:
    """A step whose number in the file is not the number that readers see: a step was lost, doubled or moved.

    Bad:  `1.` `2.` `4.`
    Good: `1.` `2.` `3.`

    Markdown numbers the steps itself and ignores the numbers in the file. Of steps that are all off by the same, the
    first is reported.
    """
    off = 0  # from the number of the step before
    for step in context.guide.steps:
        line = context.page.lines[step.line - context.page.body_line]
        written = _NUMBER.match(line)
        before, off = off, int(written[1][:_MAX_DIGITS]) - step.numbers[-1] if written else 0
        if written and off and (off != before or step.numbers[-1] == 1):
            message = f"this is step {step.numbers[-1]}, but its number here is {written[1]}; number the steps 1, 2, 3"
            yield context.at_line(step.line, message, written.start(1) + 1)


def swallowed_step(context: PageContext) -> Iterator[Issue]:
    """A line that looks like a step but is not one: on the page it is part of the step above it.

    Bad:  `2、提交` or `2) Submit`
    Good: `2. 提交`

    The rest of the page is checked as if the step had its right mark.
    """
    yield from context.misread("swallowed-step")


@waivable
def too_many_steps(context: PageContext) -> Iterator[Issue]:
    """More than seven steps. Readers who look away from the page do not find their place again.

    Bad:  a list of twelve steps
    Good: two procedures, or several fields of one form in one step
    """
    for section in context.guide.procedures:
        for step in section.steps[MAX_STEPS : MAX_STEPS + 1]:
            message = (
                f"this section has {len(section.steps)} steps, but at most {MAX_STEPS} are allowed; "
                "join the fields of a form, or divide the section"
            )
            yield context.at(step.sentence, message)


@waivable
def single_step(context: PageContext) -> Iterator[Issue]:
    """A list of one step. After a number, readers expect more steps.

    Bad:  only `1. Open the app.`
    Good: all steps that the reader takes, or a sentence in a section without `.steps`
    """
    lists = [section.steps for section in context.guide.procedures]
    for steps in (*lists, *(step.substeps for step in context.guide.steps)):
        if len(steps) == 1:
            yield context.at(
                steps[0].sentence, "a list needs more than one step; write the steps before and after it too"
            )


@waivable
def several_actions(context: PageContext) -> Iterator[Issue]:
    """A step of more than one sentence. Readers overlook the second action.

    Bad:  `1. 打开应用；登录账户。` or `1. Open the app. Sign in.`
    Good: two steps. What the reader sees, or a caution, is a paragraph under the step
    """
    for step in context.guide.steps:
        words = context.data.every_language.sentences
        for end in sentences.ends(step.sentence.prose("code", "label"), words)[:1]:
            message = (
                "a step is one sentence with one action; make a new step of the rest, or a paragraph under this step"
            )
            yield context.at(step.sentence, message, end)


@waivable
@warning
def unknown_action(context: PageContext) -> Iterator[Issue]:
    """A step that does not begin with a known action, place or condition. Perhaps it describes instead of instructing.

    Bad:  `1. 应用会显示二维码。` or `1. The app shows a code.`
    Good: `1. 扫描二维码。` or `1. Scan the code.` Add a good word that is not known yet to `actions` in the file of the
    language, `docs/_data/language/`
    """
    for step in context.guide.steps:
        if not context.first_actions[step.id].is_known:
            beginning = " ".join(step.text.split()[:3])[:20]
            message = (
                f'"{beginning}…" does not begin with a known action, place or condition; say what to do, '
                f"or add the word to the actions in docs/_data/language/{context.page.locale}.yml"
            )
            yield context.at(step.sentence, message)


@waivable
def unmarked_option(context: PageContext) -> Iterator[Issue]:
    """An optional step that does not begin with the standard words for it.

    Bad:  `3. (可选) 查余额。`, `3. Optionally, check the balance.`
    Good: `3. （可选）查余额。`, `3. Optional: Check the balance.`
    """
    mark = context.optional_mark
    word = "".join(character for character in mark if character.isalpha()).casefold()
    written_otherwise = re.compile(rf"[（(【\[]?\s*{re.escape(word)}(?:ly\b|\W)", re.IGNORECASE)
    for step in context.guide.steps:
        if not step.optional and written_otherwise.match(step.text):
            yield context.at(step.sentence, f'this step is optional; begin it with exactly "{mark}"')


@waivable
def long_note(context: PageContext) -> Iterator[Issue]:
    """More than two sentences under a step. Between two steps nobody reads them.

    Bad:  a paragraph of four sentences under a step
    Good: two sentences, and a link to the rest
    """
    for step in context.guide.steps:
        notes = [note for note in step.notes if note.kind != "code"]
        counted = sum(sentences.count(note.text, context.data.every_language.sentences) for note in notes)
        if counted > MAX_NOTE_SENTENCES:
            message = (
                f"{counted} sentences are under this step, but at most {MAX_NOTE_SENTENCES} are allowed; "
                "shorten them, or link to them"
            )
            yield context.at(notes[0], message)


@waivable
def note_as_code(context: PageContext) -> Iterator[Issue]:
    """A paragraph under a step that is shown as code, because it is indented too far.

    Bad:  eight spaces before the paragraph
    Good: four spaces
    """
    yield from context.misread("note-as-code")
    for step in context.guide.steps:
        for note in step.notes:
            if note.kind == "code" and _is_prose(note.text):
                yield context.at(note, "this is shown as code; indent what belongs to a step by exactly four spaces")


def _is_prose(text: str) -> bool:
    """Whether this is a sentence, and nothing for a program: words with a capital or an end, or without spaces."""
    if _CODE.search(text):
        return False
    words = text.split()
    return not text.isascii() or (len(words) > 2 and (text[0].isupper() or text[-1] in ".!?:"))  # noqa: PLR2004


@waivable
def missing_requirement(context: PageContext) -> Iterator[Issue]:
    """A step needs something that is in no checklist above it, so that the reader may not have it at hand.

    Bad:  a step that asks for the activation code, which is neither in `{#before}` nor in the list of this channel
    Good: `- [ ] The activation code`. `requirements.yml` lists what steps can require
    """
    common = context.page_type.checklist
    before = context.guide.section(common) if common else None
    for section in context.guide.procedures:
        entries = (*(before.checklist if before else ()), *section.checklist)
        if entries or before:  # else missing-section
            # An entry whose checkbox is misspelled is one all the same (leftover-markup).
            lists = (before, section) if before else (section,)
            misspelled = [block.text for each in lists for block in each.without_checkbox]
            prepared = " ".join([*(entry.text for entry in entries), *misspelled])
            yield from _missing_requirements(context, section, prepared)


def _missing_requirements(context: PageContext, section: Section, prepared: str) -> Iterator[Issue]:
    """The first step of a procedure for each requirement that is not prepared."""
    steps = list(section.all_steps())
    in_steps = " ".join(step.text for step in steps)
    common = context.page_type.checklist
    for requirement, words in context.data.requirements.items():
        listed = words.get(context.page.locale, ())
        if not listed or not mentions(in_steps, listed) or mentions(prepared, listed):
            continue
        place = f"#{section.id}, before the steps" + (f", or to #{common} if every channel needs it" if common else "")
        for step in steps:
            if found := mentions(step.text, listed):
                message = (
                    f'this step needs "{found[0]}" ({requirement}), which is in no checklist; '
                    f"add it to the checklist of {place}"
                )
                yield context.at(step.sentence, message, found.start())
                break
