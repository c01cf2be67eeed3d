"""What the data file of a language can say: its keys, each with its type and what it is for.

A language without a file, or a key that a file lacks, is empty: what needs those words is then not checked.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Annotated, TypeAlias

from pydantic import BeforeValidator, Field, PlainValidator, StrictBool, StrictInt, WithJsonSchema

from helpcenter.files.field_types import Fields, NonEmpty, OneOf, Words, told
from helpcenter.findings.suggestion import did_you_mean

# What takes the endings off words in the search: files of `overrides/browser/search/stemmers/`, and one that is always
# there.
LOADED_STEMMERS = ("arabic", "dutch", "french", "german", "italian", "portuguese", "spanish")
STEMMERS = ("english", *LOADED_STEMMERS)
_PLURAL_FORMS = ("zero", "one", "two", "few", "many", "other")


def problem_of_forms(forms: Collection[str]) -> str:
    """What is wrong with the names of the plural forms of a text; empty if nothing is."""
    wrong = next((form for form in forms if form not in _PLURAL_FORMS), None)
    if wrong is not None:
        return f'has the form "{wrong}"; {did_you_mean(wrong, _PLURAL_FORMS)}'
    return "" if "other" in forms else 'has no form named "other"; add it'


def _split(words: object) -> object:
    return words.split() if isinstance(words, str) else words


def _interface_text(text: object) -> str | Mapping[str, str]:
    forms = {"other": text} if isinstance(text, str) else text
    if not isinstance(forms, dict) or not all(isinstance(form, str) and form for form in forms.values()):
        raise told('must be text, or a group of texts with one named "other"')
    if problem := problem_of_forms(forms):
        raise told("{problem}", problem=problem)
    return text if isinstance(text, str) else forms


# A long list may be written as one text, with spaces between the words.
SpacedWords: TypeAlias = Annotated[Words, BeforeValidator(_split)]
_TEXT_SCHEMA = {
    "anyOf": [
        {"type": "string", "minLength": 1},
        {"type": "object", "required": ["other"], "additionalProperties": {"type": "string", "minLength": 1}},
    ]
}
InterfaceText: TypeAlias = Annotated[
    str | Mapping[str, str], PlainValidator(_interface_text), WithJsonSchema(_TEXT_SCHEMA)
]


class Phrase(Fields):
    """A whole quantity in one word: `twice` is 2 `times`. The unit may be empty.

    A `time` of day is in minutes. What is not `firm` may be missing in another language.
    """

    value: StrictInt
    unit: str
    firm: StrictBool = True


class Ordinals(Fields):
    """What is written `before` or `after` the number of an ordinal (`第` 3, 3 `rd`), and ordinals that are `words`."""

    before: Words = ()
    after: Words = ()
    words: Mapping[str, StrictInt] = {}


class Halves(Fields):
    """How halves are said: `alone` (`half an` hour), `after_number` (two `and a half` hours), `after_unit`.

    `other` are longer words that begin so (`半价`).
    """

    alone: Words = ()
    after_number: Words = ()
    after_unit: Words = ()
    other: Words = ()


class DateWords(Fields):
    """What is after the numbers of a date (`2026 年 10 月 1 日`), and before the name of a month (3rd `of` May).

    `month_end` may follow a month without a day (`10 月份`).
    """

    year: Words = ()
    month: Words = ()
    month_end: Words = ()
    day: Words = ()
    before_month: Words = ()


class TimeWords(Fields):
    """What is written around the numbers of a time of day (`3 点 20 分`, `half past 3`).

    After the hour is `hour`; `full_hour` (`点钟`, `o'clock`), which nothing else can mean; or `formal_hour` (`时`),
    which means one only if minutes follow, or a part of the day is before it. `not_hour` are longer words that begin as
    `hour` does (`点击`), and `not_after` what is before the number of a point (`第` 1 点). `past` the hour and `ahead`
    of it are minutes in words: `半` is 30, `quarter to` -15. `periods` are further names for the parts of the day,
    each with the key that CLDR has for this part. Times are `like_durations` where both are said alike (8 `heures`).
    """

    hour: Words = ()
    not_after: Words = ()
    full_hour: Words = ()
    formal_hour: Words = ()
    not_hour: Words = ()
    minute: Words = ()
    past: Mapping[str, StrictInt] = {}
    ahead: Mapping[str, StrictInt] = {}
    periods: Mapping[str, NonEmpty] = {}
    like_durations: StrictBool = False


class QuantityWords(Fields):
    """How the language writes quantities. CLDR names units, months and currencies; this is what it lacks.

    Numbers written in Chinese characters are known.
    """

    units: Mapping[str, Words] = Field(default={}, description="further words of a unit, and units of our own")
    not_units: Words = Field(default=(), description="longer words that begin like a unit: 三 `元组`")
    numerals: Mapping[str, StrictInt] = Field(default={}, description="numbers in words: `seven` is 7")
    articles: Words = Field(default=(), description="what means one before a unit: `an` hour")
    counters: Words = Field(default=(), description="what is between a number in words and the thing: 三 `张`")
    numbered: Words = Field(
        default=(), description="what is numbered in every language: 第四 `步`, `step` four, the fourth `step`"
    )
    approximate: Mapping[str, Annotated[tuple[StrictInt, StrictInt], Field(strict=False)]] = Field(
        default={}, description="what is said roughly, with the least and the most: `several` is 2 to 9"
    )
    about: Words = Field(default=(), description="what makes a number a rough one: 20 `多` 天, 20-`odd` days")
    halves: Halves = Halves()
    multipliers: Mapping[str, StrictInt] = Field(default={}, description="what follows digits: 3 `thousand`")
    phrases: Mapping[str, Phrase] = Field(default={}, description="whole quantities: `twice`")
    ranges: Words = Field(default=(), description="what is between the bounds of a range, besides a dash: 1 `to` 3")
    alternatives: Words = Field(default=(), description="what is between two numbers of which one holds: 2 `or` 3")
    pairs: Mapping[str, NonEmpty] = Field(
        default={}, description="what is before and between them: `between` 1 `and` 3"
    )
    ordinals: Ordinals = Ordinals()
    dates: DateWords = DateWords()
    times: TimeWords = TimeWords()
    versions: Words = Field(default=(), description="what is beside the number of a `version`, which can also be v1")
    no_number_after: Words = Field(default=(), description="characters after which a numeral is not a number: `周` 五")
    no_number_before: Words = Field(
        default=(), description="characters before which a numeral is not a number: 三 `方`"
    )


class DialWords(Fields):
    """The words `before` a short number to dial (`call` 611), and those that show that it is not one (100 `次`)."""

    before: Words = ()
    not_before: Words = ()
    digits: Mapping[str, Annotated[StrictInt, Field(ge=0, le=9)]] = Field(
        default={}, description="words for the digits of a telephone number"
    )
    calls: Words = Field(default=(), description="words near which numbers in pieces are those of a telephone")
    repeats: Mapping[str, Annotated[StrictInt, Field(ge=2, le=4)]] = Field(
        default={}, description="what says a digit several times: `double` oh"
    )


class MessengerWords(Fields):
    """The words around the name of a messenger that betray an account or an invitation.

    Telegram `group` (`accounts`); `add` `us` `on` Telegram (`invitations`, `ours`, `joints`). Who is to be turned to
    (`asks`) `via` a social network is a contact, too. A word with digits, such as simhelp88, beside these words or
    those for `people` is an account, wherever it is.
    """

    accounts: Words = ()
    invitations: Words = ()
    ours: Words = ()
    joints: Words = ()
    places: Words = Field(default=(), description="where accounts are on a network: a `page`, a `shop`")
    inside: Words = Field(default=(), description="what is behind the network: 微博 `上` 的")
    asks: Words = Field(default=(), description="what is done with a contact: `ask` somebody, `follow` a page")
    not_asks: Words = Field(default=(), description="longer words that begin or end with one of them: `问题`")
    via: Words = Field(default=(), description="what is before the network on which somebody is asked: `on` Facebook")
    people: Words = Field(default=(), description="whom accounts are of: an `agent`, a `friend`")


class AddressWords(Fields):
    """The words of an address that is told and not written: the `site` simhelp, `then` a dot `and` top.

    `sites` are before an address; `fillers` are between its parts, `pointers` name its dot besides `spoken_dots`.
    """

    sites: Words = ()
    fillers: Words = ()
    pointers: Words = ()


class MailWords(Fields):
    """The words of a mail address that is told and not written: `mail` simhelp `at` Google's service."""

    mails: Words = ()
    at: Words = ()


class SentenceWords(Fields):
    """Marks that end a sentence or half of one, besides `. ! ? ;`, and abbreviations without their full stop."""

    ends: Words = ()
    half_ends: Words = ()
    abbreviations: Words = ()


class SearchSettings(Fields):
    """`stemmer` takes the endings off words; `readings` are how people type characters on a Latin keyboard."""

    stemmer: Annotated[str, OneOf(*STEMMERS)] | None = None
    readings: Annotated[str, OneOf("pinyin")] | None = None


class LanguageData(Fields):
    """All that belongs to one language."""

    is_reference: StrictBool = Field(
        default=False, description="whether `strings` are those that every language has, and shown where one has none"
    )
    is_read_everywhere: StrictBool = Field(
        default=False,
        description="whether its words for contacts, notes and addresses are looked for on every page of every site: "
        "swindlers write in it wherever they are",
    )
    actions: Mapping[str, Words] = Field(
        default={}, description="what a step does: the words of each action, by its id"
    )
    places: Words = Field(default=(), description="what a step says before its action: where, with what")
    conditions: Words = Field(default=(), description="on which condition, or after which check")
    after_action: Words = Field(
        default=(), description="what closes an action that is over before the next one: 提交 `后`"
    )
    screen_actions: Words = Field(default=(), description="the ids of the actions whose object is on the screen")
    after_labels: Words = Field(default=(), description="what can follow an on-screen label without a space")
    quantities: QuantityWords = QuantityWords()
    typography: Mapping[str, Annotated[StrictInt, Field(ge=0, le=1)]] = Field(
        default={}, description="AutoCorrect's rules, 1 is on; none: not checked"
    )
    is_simplified: StrictBool = Field(
        default=False, description="whether traditional Chinese characters are mistakes in this language"
    )
    quotation_marks: Words = Field(
        default=(),
        description="the opening and the closing mark beside letters of this language; none: straight ones are right",
    )
    leftovers: Words = Field(
        default=(),
        description="notes, placeholders and what translation tools add; after ~ one that is also a plain word, "
        "after ^ one that is a note at the beginning of a text",
    )
    bracketed_notes: Words = Field(
        default=(),
        description="notes and placeholders if brackets have nothing else in them: `[fill in]`; after ~ only in "
        "square ones, before * with anything behind it",
    )
    unfinished: Words = Field(default=(), description="words with which no sentence ends")
    not_doubled: Words = Field(
        default=(), description="words that are never meant twice in a row; after ~ longer ones that begin or end so"
    )
    doubled: Words = Field(
        default=(),
        description="words that are rightly said twice in a row: `had` had; none: only `not_doubled` are looked for",
    )
    meanings: Mapping[str, Words] = Field(
        default={},
        description="words that a translation must have too, by what they mean: `only`; `~word` may mean it, "
        "`word*` is any word that begins so",
    )
    opposites: Mapping[str, Mapping[str, Words]] = Field(
        default={}, description="words of which one must not be translated as the other: `before` and `after`"
    )
    neutral: Words = Field(default=(), description="words that have nothing of the meaning of their parts: `at first`")
    stop_words: SpacedWords = Field(default=(), description="words of a question that say nothing about its subject")
    vague_links: Words = Field(default=(), description="texts of links that do not say where they lead")
    dial: DialWords = DialWords()
    messengers: MessengerWords = MessengerWords()
    addresses: AddressWords = AddressWords()
    mail: MailWords = MailWords()
    spoken_dots: Words = Field(default=(), description="words for the dot of an address: example `dot` com")
    sentences: SentenceWords = SentenceWords()
    longest_sentence: Annotated[int, Field(strict=True, ge=1)] | None = Field(
        None, description="how long a sentence of a step or an answer may be, in words, or in characters without spaces"
    )
    search: SearchSettings = SearchSettings()
    strings: Mapping[str, InterfaceText] = Field(default={}, description="texts of the interface")
