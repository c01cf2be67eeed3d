"""The rules of pages and data files. The name of a rule is the name of its function, with hyphens."""

from __future__ import annotations

from dataclasses import replace

from helpcenter import settings
from helpcenter.content import (
    consistency,
    data_functions,
    data_references,
    front_matter_references,
    gone_pages,
    loading,
    named_pages,
    page,
    server_headers,
    strings,
)
from helpcenter.files import text, validation, yaml_document
from helpcenter.findings.finding import Basis
from helpcenter.findings.rule import Check, Rule
from helpcenter.lint import waivers
from helpcenter.lint.build_rules import TO_BUILD
from helpcenter.lint.rules import (
    addresses,
    anchors,
    belonging,
    block_parity,
    characters,
    contacts,
    contradictions,
    countries,
    dead_links,
    distinctness,
    evidence,
    files,
    front_matter,
    labels,
    languages,
    leftovers,
    listed_products,
    markup,
    meaning,
    numbers,
    owners,
    parity,
    picture_names,
    pictures,
    quantities,
    references,
    repetition,
    reviews,
    steps,
    structure,
    tables,
    translation,
    trust,
    typed_data,
    vague_links,
    vocabulary,
    wording,
)

_OF_STEPS: tuple[Check, ...] = (
    anchors.malformed_anchor,
    labels.label_not_bold,
    labels.missing_gloss,
    labels.quoted_label,
    labels.unknown_label,
    steps.long_note,
    steps.missing_requirement,
    steps.misnumbered_step,
    steps.note_as_code,
    steps.several_actions,
    steps.single_step,
    steps.swallowed_step,
    steps.too_many_steps,
    steps.unknown_action,
    steps.unmarked_option,
    structure.empty_section,
    structure.long_introduction,
    structure.no_checklist,
    structure.section_order,
    structure.several_warnings,
    structure.unknown_mark,
)
# On pages and in data: what a swindler would write.
_OF_TEXTS: tuple[Check, ...] = (
    addresses.unofficial_address,
    contacts.chat_contact,
    contacts.unknown_mail,
    countries.other_country,
    numbers.unknown_number,
    trust.hidden_character,
    trust.insecure_link,
    trust.look_alike_letter,
    trust.unofficial_link,
)
# On pages and in data, too: what work on a text leaves behind.
_OF_DRAFTS: tuple[Check, ...] = (
    characters.unusual_character,
    leftovers.garbled_text,
    leftovers.leftover_note,
)
_OF_PAGES: tuple[Check, ...] = (
    evidence.claim_in_advice,
    front_matter.related_to_itself,
    front_matter.too_long,
    reviews.changed_since_review,
    reviews.date_in_the_future,
    reviews.old_source,
    reviews.overdue_review,
    reviews.reworded_since_review,
    belonging.other_product,
    dead_links.dead_anchor,
    distinctness.misnamed_task,
    distinctness.repeated_fact,
    owners.datum_of_another,
    owners.misleading_link,
    owners.source_as_service,
    repetition.repeated_text,
    repetition.repeated_words,
    leftovers.unfinished_sentence,
    listed_products.unlisted_product,
    markup.raw_html,
    markup.unexpected_attribute,
    markup.leftover_markup,
    markup.untitled_box,
    pictures.empty_alt,
    pictures.file_name_as_alt,
    pictures.unknown_picture_format,
    pictures.untranslated_alt,
    structure.answer_without_question,
    structure.several_titles,
    structure.skipped_level,
    tables.uneven_row,
    translation.misplaced_record,
    translation.untranslated,
    wording.avoided_term,
    wording.long_sentence,
    typed_data.contradicted_datum,
    typed_data.typed_datum,
    vague_links.vague_link,
    wording.typography,
    characters.traditional_character,
)
_OF_TRANSLATIONS: tuple[Check, ...] = (
    quantities.quantities_differ,
    quantities.swapped_quantities,
    quantities.units_differ,
    belonging.order_differs,
    meaning.meaning_differs,
    meaning.sentence_missing,
    parity.actions_differ,
    block_parity.admonitions_differ,
    block_parity.checklist_differs,
    block_parity.divided_code,
    parity.evidence_differs,
    references.codes_differ,
    parity.headings_differ,
    references.images_differ,
    parity.labels_differ,
    references.links_differ,
    block_parity.lists_differ,
    block_parity.paragraphs_differ,
    parity.notes_differ,
    parity.options_differ,
    pictures.copied_alt,
    parity.steps_differ,
    block_parity.tables_differ,
    block_parity.troubles_differ,
    translation.copied_text,
    translation.outdated_translation,
    translation.unrecorded_translation,
)

_OF_DATA: tuple[Check, ...] = (
    files.unexpected_file,
    files.unjudged_content,
    files.unjudged_setting,
    meaning.text_differs,
    quantities.data_quantities_differ,
    contradictions.contradicting_data,
    owners.contact_of_another,
    picture_names.misnamed_picture,
    pictures.heavy_picture,
    pictures.incomplete_picture,
    pictures.text_in_picture,
    pictures.unsized_picture,
    languages.borrowed_text,
    languages.missing_word,
    languages.unchecked_language,
    languages.unknown_language,
    reviews.data_changed_since_review,
    reviews.expired_security_contact,
    reviews.past_announcement,
    reviews.review_without_page,
    vocabulary.excluded_product,
    vocabulary.misdirected_word,
    vocabulary.repeated_word,
    vocabulary.unanswered_words,
    vocabulary.unknown_target,
)

# Of a page that is not translated yet, whose text is that of its source.
ON_STUB = (Rule.of(translation.not_translated),)
STEPS = tuple(map(Rule.of, _OF_STEPS))
ON_TEXT = tuple(map(Rule.of, _OF_TEXTS))
ON_DRAFT = tuple(map(Rule.of, _OF_DRAFTS))
ON_PAGE = (*TO_BUILD, *STEPS, *ON_TEXT, *ON_DRAFT, *map(Rule.of, _OF_PAGES))
ON_TRANSLATION = tuple(
    rule if rule.basis else replace(rule, basis=Basis.COUNTERPART) for rule in map(Rule.of, _OF_TRANSLATIONS)
)
ONLY_ON_DATA = tuple(map(Rule.of, _OF_DATA))
ON_DATA = (*ONLY_ON_DATA, *ON_TEXT, *ON_DRAFT)
WHILE_READING = (
    *text.RULES,
    *yaml_document.RULES,
    *validation.RULES,
    *settings.RULES,
    *page.RULES,
    *data_references.RULES,
    *front_matter_references.RULES,
    *strings.RULES,
    *data_functions.RULES,
    *loading.RULES,
    *consistency.RULES,
    *named_pages.RULES,
    *gone_pages.RULES,
    *server_headers.RULES,
)
ALL = (*WHILE_READING, *waivers.RULES, *ONLY_ON_DATA, *ON_PAGE, *ON_TRANSLATION, *ON_STUB)
