"""The network's health in a month: verdict, cards, what needs attention, the campaign's figures."""

from datetime import date

from graph.calendar import day_in_words, first_day, last_day, month_of
from graph.errors import QuestionError
from graph.findings import compare, find
from graph.health._cards import GAUGES
from graph.health._figures import campaigns, headlines
from graph.health._signs import signs
from graph.health._summary import (
    CampaignFigures,
    Card,
    Headline,
    Noticed,
    Point,
    Status,
    Summary,
    Unit,
)
from graph.health._text import as_text, number
from graph.health._verdict import reasons, verdict
from graph.history import History
from graph.pillars import health_of
from graph.settings import Analysis
from graph.snapshot import Snapshot
from graph.store import Store

__all__ = [
    "CampaignFigures",
    "Card",
    "Headline",
    "Noticed",
    "Point",
    "Status",
    "Summary",
    "Unit",
    "as_text",
    "latest_summary",
    "month_end",
    "number",
    "summary",
]

QUESTION = "How is the network doing?"
MONTHS = 14


def summary(history: History, month: str | None = None) -> Summary:
    """Summarise a month (``YYYY-MM``, default the last with data).

    Raises QuestionError where there is no data, in that month or at all.
    """
    up_to = _data_up_to(history)
    month = month or month_of(up_to)
    months = _months(history, month, up_to)
    snapshots = [month_end(history, one) for one in months[-MONTHS:]]
    now = snapshots[-1]
    cards = tuple(gauge.card(snapshots) for gauge in GAUGES)
    found = find(now)
    changes = compare(find(snapshots[-2]) if len(snapshots) > 1 else [], found)
    new = {one.identity for one in changes.new}
    seen = signs(now, cards, found)
    return Summary(
        month=month,
        as_of=now.as_of,
        data_up_to=up_to,
        months=tuple(history.months),
        invented=history.invented,
        question=QUESTION,
        verdict=verdict(seen),
        because=reasons(seen, month),
        cards=cards,
        noticed=tuple(
            Noticed(one, Status.new if one.identity in new else Status.still) for one in found
        ),
        resolved=tuple(Noticed(one, Status.resolved) for one in changes.resolved),
        headlines=headlines(now),
        campaigns=campaigns(now),
        health=health_of(snapshots),
        snapshot=now,
    )


def latest_summary(store: Store, analysis: Analysis) -> Summary:
    """Read a store and summarise the last month it has data of; raises QuestionError if none."""
    return summary(History.read(store, analysis))


def month_end(history: History, month: str) -> Snapshot:
    """Give the network at the end of a month, or on the last day with data if that is earlier."""
    return history.at(min(last_day(month), _data_up_to(history)))


def _data_up_to(history: History) -> date:
    if history.data_up_to is None:
        raise QuestionError(
            "store",
            "there is no data in it yet",
            'Load files with "mashal load", or add them in the app',
        )
    return history.data_up_to


def _months(history: History, month: str, up_to: date) -> list[str]:
    first_day(month)
    months = [one for one in history.months if one <= month]
    if not months or month > month_of(up_to):
        begins = day_in_words(first_day(history.months[0]))
        raise QuestionError(
            month,
            f"there is no data of that month (it goes from {begins} to {day_in_words(up_to)})",
            "Choose a month in between",
        )
    return months
