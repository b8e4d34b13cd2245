"""How a score came of the month before: parts that add up to the change, each with its cause.

The whole score is Σ a·s over the indicators that are known, a being an indicator's share of all
weight. Of one that is known in both months the part is its mean share × the change of its score.
What is left, Σ (change of a) × mean score over these, + a·s of those known now, − a·s of those
known no more, is the part of what became known or unknown; where nothing did it is 0.
"""

import math
from collections.abc import Mapping

from graph.calendar import month_in_words
from graph.pillars._cause import Indicator
from graph.pillars._model import Change, IndicatorScore, MonthScore, Part

Key = tuple[str, str]


def change(
    before: MonthScore, now: MonthScore, indicators: Mapping[str, Mapping[str, Indicator]]
) -> Change:
    """Take the change of the score from one month to the next apart."""
    withheld = [one for one in (before, now) if one.score is None]
    if withheld:
        months = " and ".join(month_in_words(one.month) for one in withheld)
        return Change(now.month, before.score, now.score, (), f"The score of {months} is withheld")
    first, last = shares(before), shares(now)
    parts = [
        _part(key, first[key], last[key], indicators[key[0]][key[1]])
        for key in first
        if key in last and first[key][1].score != last[key][1].score
    ]
    parts += _known(first, last)
    parts.sort(key=lambda one: (-abs(one.effect), one.pillar, one.indicator))
    return Change(now.month, before.score, now.score, tuple(parts))


def shares(month: MonthScore) -> dict[Key, tuple[float, IndicatorScore]]:
    """Give each indicator that the whole score rests on with its share of all weight."""
    scored = [one for one in month.pillars if one.score is not None]
    whole = math.fsum(one.weight for one in scored)
    found = {}
    for pillar in scored:
        known = [one for one in pillar.indicators if one.score is not None]
        within = math.fsum(one.weight for one in known)
        for one in known:
            found[pillar.name, one.name] = (pillar.weight / whole * one.weight / within, one)
    return found


def _part(
    key: Key,
    first: tuple[float, IndicatorScore],
    last: tuple[float, IndicatorScore],
    indicator: Indicator,
) -> Part:
    (weight_then, then), (weight_now, now) = first, last
    before, after = then.score or 0.0, now.score or 0.0
    return Part(
        effect=(weight_then + weight_now) / 2 * (after - before),
        pillar=key[0],
        indicator=key[1],
        title=now.title,
        before=before,
        now=after,
        cause=indicator.moved(then.seen, now.seen),
    )


def _known(
    first: Mapping[Key, tuple[float, IndicatorScore]],
    last: Mapping[Key, tuple[float, IndicatorScore]],
) -> tuple[Part, ...]:
    """Give the part of what became known or unknown, if anything did."""
    new = {key: one for key, one in last.items() if key not in first}
    gone = {key: one for key, one in first.items() if key not in last}
    if not new and not gone:
        return ()
    both = [
        (last[key][0] - first[key][0])
        * ((first[key][1].score or 0) + (last[key][1].score or 0))
        / 2
        for key in first
        if key in last
    ]
    came = [weight * (one.score or 0) for weight, one in new.values()]
    went = [-weight * (one.score or 0) for weight, one in gone.values()]
    return (
        Part(
            effect=math.fsum((*both, *came, *went)),
            title="What became known" if new else "What is no longer known",
            known_now=tuple(one for _, one in new.values()),
            unknown_now=tuple(one for _, one in gone.values()),
        ),
    )
