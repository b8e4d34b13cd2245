"""The health summary as text, for a terminal."""

from graph.calendar import day_in_words, month_in_words
from graph.findings import Naming, names_of
from graph.health._summary import CampaignFigures, Card, Headline, Noticed, Summary, Unit
from graph.pillars import headline
from graph.words import counted, percent


def as_text(summary: Summary, naming: Naming | None = None, *, attention: int = 6) -> str:
    """Write a summary for reading: verdict, cards, the first ``attention`` findings, figures.

    ``naming`` says how people and campuses are shown; by default by their names.
    """
    naming = naming or names_of(summary.snapshot)
    lines = [
        f"{summary.question} {month_in_words(summary.month)}",
        *(["The sample campaign: its people are invented."] if summary.invented else []),
        "",
        summary.verdict,
        *summary.because,
        headline(summary.health.now),
        "",
        *_columns([_card(card) for card in summary.cards]),
        "",
        "What needs your attention",
        *(_noticed(one, naming) for one in summary.noticed[:attention]),
        *_rest(summary, attention),
        "",
        "The campaign so far",
        *_columns([_headline(one) for one in summary.headlines]),
        *(f"  {_campaign(one)}" for one in summary.campaigns),
        "",
        f"Data up to {day_in_words(summary.data_up_to)}.",
    ]
    return "\n".join(line.rstrip() for line in lines)


def number(value: float | None, unit: Unit) -> str:
    """Write a value for reading; unknown is a dash."""
    if value is None:
        return "–"
    if unit is Unit.share:
        return percent(value)
    return f"{value:+.2f}" if unit is Unit.points else f"{value:,.0f}"


def _card(card: Card) -> tuple[str, str, str]:
    notes = []
    if card.value is not None and card.out_of is not None:
        notes.append(
            f"of {card.out_of:,} {card.out_of_what}"
            if card.unit is Unit.number
            else f"{card.out_of:,} {card.out_of_what}"
        )
    if card.change is not None:
        notes.append(_change(card.change, card.unit))
    return (
        card.title,
        number(card.value, card.unit),
        "; ".join([*notes, *filter(None, [card.note])]),
    )


def _change(change: float, unit: Unit) -> str:
    if unit is Unit.share:
        return f"{change * 100:+.0f} points on last month"
    if not change:
        return "as last month"
    return (
        f"{change:+.2f} on last month" if unit is Unit.points else f"{change:+,.0f} on last month"
    )


def _noticed(one: Noticed, naming: Naming) -> str:
    return f"  [{one.finding.severity}] {one.finding.sentence(naming)} ({one.status})"


def _rest(summary: Summary, attention: int) -> list[str]:
    lines = []
    if not summary.noticed:
        lines.append("  Nothing found.")
    if len(summary.noticed) > attention:
        lines.append(f"  … and {counted(len(summary.noticed) - attention, 'more finding')}.")
    if summary.resolved:
        lines.append(f"  {counted(len(summary.resolved), 'finding')} of last month resolved.")
    return lines


def _headline(one: Headline) -> tuple[str, str, str]:
    return one.title, number(one.value, Unit.number), one.note if one.value is not None else ""


def _campaign(one: CampaignFigures) -> str:
    reach = "reach not recorded" if one.reach is None else f"{one.reach:,} reached"
    return (
        f"{one.name}: {reach}, {counted(one.participants, 'participant')}, "
        f"{counted(one.posts, 'post')}"
    )


def _columns(rows: list[tuple[str, str, str]]) -> list[str]:
    """Put rows of title, value and note under each other."""
    title = max(len(row[0]) for row in rows)
    value = max(len(row[1]) for row in rows)
    return [f"  {a:<{title}}  {b:>{value}}  {c}" for a, b, c in rows]
