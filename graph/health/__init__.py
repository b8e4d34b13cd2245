"""The network's health in a month: verdict, cards, what needs attention, the campaign's figures."""

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
from graph.history import History

__all__ = [
    "CampaignFigures",
    "Card",
    "Headline",
    "Noticed",
    "Point",
    "Status",
    "Summary",
    "Unit",
    "summary",
]


def summary(history: History, month: str | None = None) -> Summary:
    """Summarise a month (``YYYY-MM``, default the last with data).

    Raises QuestionError if there is no data in or before that month.
    """
    raise NotImplementedError
