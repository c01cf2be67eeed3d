"""The rules, each named once in the list below, by family. A rule's name is that of its function, with hyphens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from helpcenter.content.content import Content
from helpcenter.findings.finding import Finding
from helpcenter.findings.rule import Check, Rule
from helpcenter.links import rules as link_rules
from helpcenter.lint import waivers
from helpcenter.lint.context import Defect, Pair, Subject
from helpcenter.lint.rules import (
    anchors,
    contacts,
    front_matter,
    labels,
    markup,
    parity,
    quantities,
    reading,
    references,
    steps,
    structure,
    translation,
    trust,
    vocabulary,
    wording,
)

# What a page must have so that it can be built at all.
_TO_BUILD: tuple[Check, ...] = (
    anchors.duplicate_anchor,
    anchors.missing_anchor,
    anchors.reserved_anchor,
    front_matter.channels_differ,
    front_matter.title_differs,
    front_matter.unknown_evidence,
    front_matter.unproven_evidence,
    markup.broken_address,
    steps.not_one_list,
    structure.missing_section,
)
_OF_STEPS: tuple[Check, ...] = (
    anchors.malformed_anchor,
    labels.label_not_bold,
    labels.missing_gloss,
    labels.quoted_label,
    labels.unknown_label,
    steps.long_note,
    steps.missing_need,
    steps.misnumbered_step,
    steps.note_as_code,
    steps.several_actions,
    steps.single_step,
    steps.swallowed_step,
    steps.too_many_steps,
    steps.unknown_opening,
    steps.unmarked_option,
    structure.empty_section,
    structure.no_checklist,
    structure.section_order,
    structure.several_warnings,
    structure.unknown_mark,
)
_OF_PAGES: tuple[Check, ...] = (
    contacts.chat_contact,
    contacts.unknown_mail,
    contacts.unknown_number,
    front_matter.date_in_the_future,
    front_matter.old_source,
    front_matter.overdue_review,
    front_matter.related_to_itself,
    front_matter.too_long,
    markup.raw_html,
    markup.stray_attribute,
    markup.stray_markup,
    markup.untitled_box,
    structure.answer_without_question,
    structure.second_title,
    structure.skipped_level,
    translation.misplaced_record,
    translation.untranslated,
    trust.hidden_character,
    trust.insecure_link,
    trust.look_alike,
    trust.unofficial_address,
    trust.unofficial_link,
    wording.avoided_term,
    wording.typed_datum,
    wording.typography,
)
_OF_PAIRS: tuple[Check, ...] = (
    quantities.quantities_differ,
    quantities.units_differ,
    parity.actions_differ,
    parity.admonitions_differ,
    parity.checklist_differs,
    parity.evidence_differs,
    references.codes_differ,
    parity.headings_differ,
    references.images_differ,
    parity.labels_differ,
    references.links_differ,
    parity.lists_differ,
    parity.notes_differ,
    parity.options_differ,
    parity.steps_differ,
    parity.tables_differ,
    parity.troubles_differ,
    translation.copied_text,
    translation.outdated_translation,
    translation.unrecorded_translation,
)

_OF_DATA: tuple[Check, ...] = (
    vocabulary.repeated_word,
    vocabulary.unanswered_words,
    vocabulary.unknown_target,
)

TO_BUILD = tuple(Rule.of(check) for check in _TO_BUILD)
ON_PAGE = (*TO_BUILD, *(Rule.of(check) for check in (*_OF_STEPS, *_OF_PAGES)))
ON_PAIR = tuple(Rule.of(check) for check in _OF_PAIRS)
ON_DATA = tuple(Rule.of(check) for check in _OF_DATA)
WHILE_READING = tuple(Rule.documented(name, text) for name, text in reading.RULES.items())
OF_WAIVERS = tuple(Rule.documented(name, text) for name, text in waivers.RULES.items())
_OF_DOCS = (*WHILE_READING, *OF_WAIVERS, *ON_DATA, *ON_PAGE, *ON_PAIR)
OF_DOCS = {rule.name: rule for rule in sorted(_OF_DOCS, key=lambda rule: rule.name)}
# Those of the built site are listed in links/rules.
ALL = dict(sorted({**OF_DOCS, **link_rules.ALL}.items()))
UNREAD = frozenset(rule.name for rule in WHILE_READING)
# What a page may waive: what is found while reading leaves nothing to go on with.
WAIVABLE = frozenset(rule.name for rule in (*ON_PAGE, *ON_PAIR, *link_rules.ON_ANY_SITE, *link_rules.ON_OUR_SITE))
# What `helpcenter check steps` looks at: procedures and their language pair.
STEPS = frozenset(Rule.of(check).name for check in (*_TO_BUILD, *_OF_STEPS, *_OF_PAIRS)) | {
    rule.name for rule in (*WHILE_READING, *OF_WAIVERS)
}


def findings(rules: Iterable[Rule], subject: Subject | Pair) -> Iterator[Finding]:
    """What the rules find in a page, or in a translation beside its source."""
    for rule in rules:
        if rule.check:
            yield from (_finding(rule, defect) for defect in rule.check(subject))


def findings_in_data(rules: Iterable[Rule], content: Content) -> Iterator[Finding]:
    """What the rules find in the data files."""
    for rule in rules:
        for defect in rule.check(content) if rule.check else ():
            found = content.data.documents[defect.document].finding(defect.keys, rule.name, defect.message)
            yield replace(found, severity=rule.severity)


def _finding(rule: Rule, defect: Defect) -> Finding:
    return Finding(
        path=defect.page.path,
        line=defect.line,
        column=defect.column,
        rule=rule.name,
        message=defect.message,
        severity=rule.severity,
    )
