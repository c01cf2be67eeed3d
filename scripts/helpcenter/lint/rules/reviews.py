"""Reviews of pages and readings of sources: on which day they were, and whether they are due again."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from helpcenter.findings.rule import warning
from helpcenter.lint.context import Issue, PageContext

_SOURCE_VALID_FOR = datetime.timedelta(days=365)


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
def old_source(context: PageContext) -> Iterator[Issue]:
    """A source that was read more than a year ago. It may have changed.

    Bad:  `read: 2024-01-10`, two years later
    Good: read it again, compare, then write today's date
    """
    for index, source in enumerate(context.own_sources):
        if context.today - source.read > _SOURCE_VALID_FOR:
            message = f"this source was read on {source.read}, more than a year ago; read it again, and change the date"
            yield context.at_fact(["sources", index, "read"], message)
