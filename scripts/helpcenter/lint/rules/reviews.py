"""Reviews of pages and readings of sources: on which day they were, whether they are due, and what changed since."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

from helpcenter.content.data import REVIEWED, REVIEWED_DATA
from helpcenter.findings.finding import Basis
from helpcenter.findings.rule import compares_with, error_on_release, only_on_release, warning
from helpcenter.lint import changed_data
from helpcenter.lint.changed_claims import changes, changes_of_translation, is_checked, reworded
from helpcenter.lint.context import Issue, PageContext
from helpcenter.lint.data_context import DataContext

_SOURCE_VALID_FOR = datetime.timedelta(days=365)
# It may be wanted again, with other days.
_ANNOUNCEMENT_KEPT_FOR = datetime.timedelta(days=30)
_BRING_BACK = "git checkout HEAD --"
_READ = "let somebody else read it (if you are alone, read it again as if somebody else had written it)"


def date_in_the_future(context: PageContext) -> Iterator[Issue]:
    """The date of a review, or the date on which a source was read, is in the future.

    Bad:  `reviewed: 2062-11-20`
    Good: the day on which a person checked the page
    """
    if context.facts.reviewed > context.today:
        message = f'"reviewed" is {context.facts.reviewed}, after today ({context.today}); write the day of the review'
        yield context.at_fact(["reviewed"], message)
    for index, source in enumerate(context.own_sources):
        if source.read > context.today:
            message = f'"read" is {source.read}, after today ({context.today}); write the day on which it was read'
            yield context.at_fact(["sources", index, "read"], message)


@warning
def overdue_review(context: PageContext) -> Iterator[Issue]:
    """A page whose review is older than `review_every_days` days.

    Bad:  `reviewed: 2024-01-10` with `review_every_days: 180`, a year later
    Good: check every sentence against its source, then write today's date
    """
    period = datetime.timedelta(days=context.facts.review_every_days)
    if context.today - context.facts.reviewed > period:
        due = context.facts.reviewed + period
        message = f"the review of this page was due on {due}; check it against its sources, then change the date"
        yield context.at_fact(["reviewed"], message)


@warning
def expired_security_contact(context: DataContext) -> Iterator[Issue]:
    """The contact for holes in the security of the site has expired: nobody relies on `security.txt` any more.

    Bad:  `security: {contact: mailto:security@example.com, expires: 2024-01-10}`, a year later
    Good: try whether somebody still answers there, then write a day within a year

    https://www.rfc-editor.org/rfc/rfc9116#name-expires
    """
    security = context.data.help_center.security
    if security and security.expires <= context.today:
        message = f"this expired on {security.expires}; look whether somebody still reads it, then write a later day"
        yield context.at("help_center", ["security", "expires"], message)


@warning
def past_announcement(context: DataContext) -> Iterator[Issue]:
    """An announcement whose last day was more than a month ago. Nobody sees it, and every page carries it.

    Bad:  `until: 2026-01-10` in `announcements.yml`, two months later
    Good: no entry
    """
    for index, announcement in enumerate(context.data.announcements):
        if context.today - announcement.until > _ANNOUNCEMENT_KEPT_FOR:
            message = f"this announcement ended on {announcement.until}; remove it"
            yield context.at("announcements", [index, "until"], message)


@warning
def old_source(context: PageContext) -> Iterator[Issue]:
    """A source that was read more than a year ago. It may have changed.

    Bad:  `read: 2024-01-10`, two years later
    Good: read it again, compare, then write today's date
    """
    for index, source in enumerate(context.own_sources):
        if context.today - source.read > _SOURCE_VALID_FOR:
            message = f"this source was read on {source.read}, more than a year ago; read it again, and change the date"
            yield context.at_fact(["sources", index, "read"], message)


@compares_with(Basis.REVIEW)
@error_on_release
def changed_since_review(context: PageContext) -> Iterator[Issue]:
    """A claim of a page that is not the one that was recorded when a person last checked the page.

    Bad:  a limit of 150 dollars that is now 1,500, in both languages, with the old date in `reviewed`
    Good: check it against the source, write the day of the check into `reviewed`, then run `helpcenter review`

    Claims are review times, evidence, sources, the numbers of steps and of entries in a checklist, on-screen labels,
    quantities, codes, addresses on other hosts, and the contacts of the product, wherever they come from; and, by
    section, the number of sentences and how often each word is said that bears the meaning (not, only, at most, before,
    accept, the names of products). Of translations these words only are recorded. A project without
    `docs/_data/reviewed.yml` records none.
    """
    if REVIEWED not in context.data.documents:
        return
    then, now = context.data.reviewed.get(context.facts.id), context.facts.reviewed
    command = f"helpcenter review {context.page.path}"
    if context.is_translation:
        for issue in changes_of_translation(context, then) if then else ():
            yield replace(issue, message=f"{issue.message}; compare it with the source, then run: {command}")
        return
    if then is None:
        message = f"{context.data.documents[REVIEWED].path} does not record what this page claims; run: {command}"
        yield context.at_fact(["reviewed"], message)
        return
    if is_checked(context, then):
        cure = f"if you checked it on {now}, run: {command}"
    else:
        cure = f'check it against the source, write the day of the check into "reviewed", then run: {command}'
    changed = [*changes(context, then)]
    yield from (replace(issue, message=f"{issue.message}; {cure}") for issue in changed)
    if not changed and now != then.reviewed:
        message = f'"reviewed" is {now}, but the review that is recorded was on {then.reviewed}; run: {command}'
        yield context.at_fact(["reviewed"], message)


@only_on_release
def reworded_since_review(context: PageContext) -> Iterator[Issue]:
    """A section with another text or link than at its last review, or a page with other front matter.

    Bad:  "small and cropped" for "sharp and complete", and nobody but the writer has read it
    Good: somebody else reads it in each language, and then runs `helpcenter review`

    While a page is written, not each correction of a comma needs a reader. If you are alone, read it again on another
    day, as if somebody else had written it.
    """
    then = context.data.reviewed.get(context.facts.id)
    cure = f"{_READ}, then run: helpcenter review {context.page.path}"
    for issue in reworded(context, then) if then else ():
        yield replace(issue, message=f"{issue.message}; {cure}")


@compares_with(Basis.REVIEW)
@error_on_release
def data_changed_since_review(context: DataContext) -> Iterator[Issue]:
    """An entry of a data file, or a text of `mkdocs.yml`, that is new, changed or gone since the file was reviewed.

    Bad:  `heyon: [heyon-esim.shop]`, a guess that makes a host an official one
    Good: somebody else reads it, and then runs `helpcenter review docs/_data/hosts.yml`

    Not recorded are the words of searches, and contacts and limits, which are claims of the pages that show them. A
    project without `docs/_data/reviewed_data.yml` records none. If you are alone, read it again on another day, as if
    somebody else had written it.
    """
    if REVIEWED_DATA not in context.data.documents:
        return
    own = context.data.documents[REVIEWED_DATA].path
    for issue in changed_data.changes(context):
        cure = f"{_READ}, then run: helpcenter review {issue.path}"
        if issue.path == own:
            cure = "if this is meant, run: helpcenter review"
        yield replace(issue, message=f"{issue.message}; {cure}")


@warning
def review_without_page(context: DataContext) -> Iterator[Issue]:
    """The record of a review in `reviewed.yml` of a page that no longer exists.

    Bad:  `old-page: {reviewed: 2026-11-20, …}`, and no page has the id `old-page`
    Good: run `helpcenter review`, which removes it
    """
    for id in context.data.reviewed:
        if id not in context.content.sources:
            cure = f"to remove this record, run: helpcenter review; if this was edited by hand: {_BRING_BACK}"
            path = context.data.documents[REVIEWED].path
            yield context.at(REVIEWED, [id], f'no page has the id "{id}"; {cure} {path}')
