"""The health score in plain words: the same on a page, in a terminal and in an export."""

from collections.abc import Sequence

from graph.anchors import NOT_VALIDATED, IndicatorScale
from graph.calendar import month_in_words
from graph.findings import Naming
from graph.findings.few_carry_it import ENOUGH_SESSIONS
from graph.pillars._days import LATELY
from graph.pillars._model import ENOUGH, Change, IndicatorScore, MonthScore, Part, PillarScore
from graph.settings import Analysis
from graph.words import enumerated, percent

RULE = (
    "What isn’t known is left out with its weight, never taken for 0. A pillar is scored where "
    f"{percent(ENOUGH)} of its weight is known; the whole where it rests on {percent(ENOUGH)} of "
    "all weight. Otherwise the score is withheld."
)
RANGE = "if each weight were half to one and a half times what it is"


def points(score: float | None) -> str:
    """Write a score of 0 to 100 as a whole number."""
    return "withheld" if score is None else f"{score:.0f}"


def signed(effect: float) -> str:
    """Write points up or down: ``+2.5``, ``−0.2``."""
    return f"{effect:+.1f}".replace("-", "−")


def headline(month: MonthScore) -> str:
    """Say the score with its range, the weakest pillar, and that nothing of it is validated."""
    if month.score is None or month.low is None or month.high is None:
        said = (
            f"Health score withheld: it would rest on {percent(month.completeness)} of its weight, "
            f"{percent(ENOUGH)} needed"
        )
        return f"{said} ({NOT_VALIDATED})."
    weakest = month.weakest
    low, high = points(month.low), points(month.high)
    said = f"Health {points(month.score)} of 100 ({low} to {high} with other weights)"
    if weakest is not None:
        said += f"; weakest: {weakest.title}, {points(weakest.score)}"
    return f"{said}. {NOT_VALIDATED.capitalize()}."


def moved(change: Change | None) -> str:
    """Say in a sentence how the score came of the month before, and what most of it is due to."""
    if change is None:
        return "There is no month before to compare with."
    if change.before is None or change.now is None:
        return f"{change.note}, so its change can’t be told."
    by = change.now - change.before
    way = "as before" if not round(by, 1) else f"{abs(by):.1f} points {'up' if by > 0 else 'down'}"
    said = f"{month_in_words(change.month)}: {points(change.now)}, {way}"
    most = [one for one in change.parts if one.effect * by > 0][:2]
    if not most or not round(by, 1):
        return f"{said}."
    named = " and ".join(f"{_inside(one)} ({signed(one.effect)})" for one in most)
    return f"{said}, most of it by {named}."


def _inside(part: Part) -> str:
    """Name a part within a sentence."""
    return part.title if part.indicator else part.title[:1].lower() + part.title[1:]


def why(part: Part, naming: Naming, *, outside: bool = False) -> str:
    """Say what caused a part of a change; ``outside`` as :meth:`Cause.sentence`."""
    if part.cause is not None:
        return part.cause.sentence(naming, outside=outside)
    said = [
        f"{_scored(which, outside=outside)} {'is' if len(which) == 1 else 'are'} {what}"
        for which, what in ((part.known_now, "known now"), (part.unknown_now, "no longer known"))
        if which
    ]
    return f"{'; '.join(said)}: the other indicators weigh {_weigh(part)} for it."


def unknown_because(pillar: PillarScore | MonthScore) -> str:
    """Say which indicators aren't known and why; empty where all are."""
    return "; ".join(f"{one.title}: {one.seen.unknown}" for one in pillar.unknown)


def what_it_is(what: str, analysis: Analysis) -> str:
    """Fill the numbers of the settings into what an indicator is said to be."""
    return what.format(
        active_days=analysis.active_days,
        thin_campus_ambassadors=analysis.thin_campus_ambassadors,
        lately=LATELY,
        enough_sessions=ENOUGH_SESSIONS,
    )


def value(amount: float | None, unit: str) -> str:
    """Write an indicator's value by its unit; unknown is a dash."""
    if amount is None:
        return "–"
    if unit == "share":
        return percent(amount)
    return f"{amount:,.0f}" if unit == "people" else f"{amount:.2f}"


def anchors_in_words(scale: IndicatorScale) -> list[str]:
    """Say what an indicator is worth at which value, and why."""
    return [
        f"{_anchor(one.value, scale.unit)} is worth {one.score:g}: {one.because}."
        for one in scale.points
    ]


def _anchor(at: float, unit: str) -> str:
    return f"{at * 100:.4g}%" if unit == "share" else f"{at:g}"


def _scored(which: Sequence[IndicatorScore], *, outside: bool) -> str:
    """List indicators with their scores; outside without: a score can tell a small count."""
    named = [
        one.title if outside or one.score is None else f"{one.title} ({points(one.score)} of 100)"
        for one in which
    ]
    return enumerated(named)


def _weigh(part: Part) -> str:
    if part.known_now and part.unknown_now:
        return "otherwise"
    return "less" if part.known_now else "more"
