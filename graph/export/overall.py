"""The month as a whole: health, findings, the campaign's figures, what the store holds."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from graph.columns import until
from graph.export.disguise import Disguise
from graph.export.sheet import Column, Sheet, sheet
from graph.findings import all_findings
from graph.health import Summary, Unit
from graph.history import History
from graph.suppression import SMALLEST, WITHHELD


def health(summary: Summary, disguise: Disguise) -> Sheet:
    """List the month's cards: one number a row, with its change on last month."""
    columns = (
        Column("name", "the number's name, the same every month"),
        Column("title", "what it says"),
        Column("value", "the number; empty if unknown (the note says why)", "see unit"),
        Column("unit", "number, share (between 0 and 1) or points"),
        Column("change", "value minus last month's value; empty if unknown", "see unit"),
        Column("out_of", "the denominator", "see out_of_what"),
        Column("out_of_what", "what the denominator counts"),
        Column("note", "a limit of this month's value"),
        Column("help", "how it is computed"),
    )
    rows = [
        vars(card)
        | {name: _whole(getattr(card, name), card.unit) for name in _NUMBERS}
        | {"note": disguise.few(card.note)}
        for card in summary.cards
    ]
    return sheet("health", "Health of the network", columns, pd.DataFrame(rows, dtype=object))


def history_of_health(summary: Summary) -> Sheet:
    """Every card's value month by month, up to this one."""
    columns = (
        Column("name", "the number's name, as in the sheet health"),
        Column("month", "the month"),
        Column("value", "its value then; empty if unknown"),
    )
    rows = [
        (card.name, point.month, _whole(point.value, card.unit))
        for card in summary.cards
        for point in card.series
    ]
    frame = pd.DataFrame(rows, columns=[column.name for column in columns], dtype=object)
    return sheet("health_by_month", "Health of the network month by month", columns, frame)


def findings(summary: Summary, disguise: Disguise) -> Sheet:
    """List what a lead should look at, and what was resolved since last month."""
    questions = {kind.name: kind.question for kind in all_findings()}
    columns = [
        Column("status", "new since last month, still there, or resolved"),
        Column("severity", "act now, watch or good"),
        Column("kind", "the kind of finding"),
        Column("question", "the question it answers"),
        Column("subject_kind", "whether it is about a person or a campus"),
        Column("subject", "the person (as in the sheet people) or the campus"),
        Column("finding", "what was found"),
        Column("out_of", "how many were looked at", "people or campuses"),
    ]
    if disguise.named:
        columns.append(Column("because", "the numbers it rests on, and their limit"))
    rows = [
        {
            "status": str(one.status),
            "severity": str(one.finding.severity),
            "kind": one.finding.kind,
            "question": questions.get(one.finding.kind),
            "subject_kind": one.finding.subject_kind,
            "subject": disguise.subject(one.finding),
            "finding": disguise.sentence(one.finding),
            "out_of": one.finding.out_of,
            "because": disguise.why(one.finding),
        }
        for one in (*summary.noticed, *summary.resolved)
    ]
    return sheet("findings", "What needs attention", tuple(columns), pd.DataFrame(rows))


def headlines(summary: Summary) -> Sheet:
    """List the campaign's own figures since its start."""
    columns = (
        Column("name", "the figure's name"),
        Column("title", "what it counts"),
        Column("value", "the figure since the start; empty if nobody has recorded it"),
        Column("note", "what it rests on"),
    )
    frame = pd.DataFrame(map(vars, summary.headlines), dtype=object)
    return sheet("headlines", "The campaign's own figures", columns, frame)


def campaigns(summary: Summary) -> Sheet:
    """List the hashtag campaigns; rungs of reach stand side by side and are never added."""
    columns = (
        Column("name", "the campaign"),
        Column("hashtags", "the hashtags it goes by"),
        Column("starts_on", "its first day"),
        Column("ends_on", "its last day"),
        Column("participants", "distinct accounts that posted with a hashtag", "accounts"),
        Column("posts", "posts with a hashtag between the two days", "posts"),
        Column(
            "reach", "distinct people reached, as a platform reported it; never a sum", "people"
        ),
        Column("reach_source", "who reported the reach"),
    )
    rows = [
        {
            **vars(one),
            "hashtags": list(one.hashtags),
            "participants": WITHHELD if 0 < one.participants < SMALLEST else one.participants,
        }
        for one in summary.campaigns
    ]
    return sheet("campaigns", "Hashtag campaigns", columns, pd.DataFrame(rows, dtype=object))


def contents(history: History, day: date) -> Sheet:
    """Count what the store holds: rows of each table that are dated up to ``day``, or not dated."""
    columns = (
        Column("table", "the table (its columns are described in mashal's graph model)"),
        Column("rows", "rows dated up to the month's last day, or without a date", "rows"),
    )
    rows = [(name, len(until(name, frame, day))) for name, frame in _counted(history)]
    return sheet(
        "contents", "What the store holds", columns, pd.DataFrame(rows, columns=["table", "rows"])
    )


_NUMBERS = ("value", "change")


def _whole(value: float | None, unit: Unit) -> float | None:
    return int(value) if value is not None and unit is Unit.number else value


def _counted(history: History) -> Sequence[tuple[str, pd.DataFrame]]:
    return [(name, frame) for name, frame in history.tables.items() if name != "acts"]
