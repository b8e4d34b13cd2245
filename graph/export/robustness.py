"""How the network holds: the robustness curve, the worst losses, and who holds others alone."""

from typing import Any

import pandas as pd

from graph.export.disguise import Disguise
from graph.export.sheet import Column, Sheet, sheet
from graph.robustness import (
    bridges,
    curves,
    global_efficiency,
    random_removal,
    robustness,
    single_losses,
    worst_loss,
)
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST, WITHHELD, suppressed

WORST = (1, 2, 3)
POINTS = 100
_SCHNEIDER = "Schneider et al. (2011), doi:10.1073/pnas.1009440108"


def holding(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Say in a few numbers how the network holds when people leave.

    Where nobody is named, what would tell of one to four people cut off is withheld.
    """
    columns = (
        Column("what", "what is measured"),
        Column("value", f'the number; "{WITHHELD}" if it would tell of few people', "see what"),
        Column("low", "95 % of random orders lie above; empty where nothing is drawn"),
        Column("high", "95 % of random orders lie below"),
        Column("out_of", "what the number is out of", "people"),
        Column("how_sure", "exact, estimated, or the worst that was found"),
    )
    rows = [*_curve_rows(snapshot), *_weak_rows(snapshot), *_worst_rows(snapshot, disguise)]
    return sheet("robustness", "How the network holds", columns, pd.DataFrame(rows))


def curve(snapshot: Snapshot) -> Sheet:
    """Give the robustness curve, at a hundred points if there are more people."""
    columns = (
        Column("people_gone", "how many have left", "people"),
        Column(
            "most_tied_first",
            "people in the largest connected part ÷ people at the start; whoever has most ties "
            "left goes next",
            "share of people",
            _SCHNEIDER,
        ),
        Column("at_random", "the same in random orders, on average", "share of people"),
        Column("low", "95 % of random orders lie between this", "share of people"),
        Column("high", "and this", "share of people"),
    )
    frame = curves(robustness(snapshot), random_removal(snapshot), POINTS)
    return sheet("robustness_curve", "What stays connected as people leave", columns, frame)


def only_links(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """List who holds others alone; counts of few people stay hidden where nobody is named."""
    few = disguise.beside_counts
    columns = (
        Column("person_id", "the person, as in the sheet people"),
        Column(
            "cut_off",
            f"people who would lose every way to most of their connected part{few}",
            "people",
            "Hopcroft & Tarjan (1973), doi:10.1145/362248.362272",
        ),
    )
    found = single_losses(snapshot)
    found = found[found["groups"] > 1].sort_values(
        ["cut_off", "person_id"], ascending=[False, True]
    )
    shown = found["cut_off"] if disguise.named else suppressed(found["cut_off"])
    frame = found.assign(person_id=found["person_id"].map(disguise.shown), cut_off=shown)
    if not disguise.named:
        # In the order of what is hidden, the order would tell it.
        frame = frame.sort_values("person_id")
    return sheet("only_links", "Who is the only link of others", columns, frame)


def _curve_rows(snapshot: Snapshot) -> list[dict[str, Any]]:
    people = len(snapshot.people)
    hubs, random = robustness(snapshot), random_removal(snapshot)
    near = global_efficiency(snapshot)
    most = (people - 1) / (2 * people) if people else None
    return [
        _row("robustness R: mean share connected, most tied first", hubs.r),
        _row("robustness R, people leaving at random", random.r, random.r_low, random.r_high),
        _row("robustness R if everybody were tied to everybody", most),
        _row("s(0): share of people connected today", hubs.start),
        _row("people to leave, most tied first, until half is connected", hubs.half, of=people),
        _row(
            "global efficiency: mean of 1 ÷ steps between two people",
            near.value,
            sure="exact" if near.exact else f"estimated, standard error up to {near.error:.2g}",
        ),
    ]


def _weak_rows(snapshot: Snapshot) -> list[dict[str, Any]]:
    alone = int((single_losses(snapshot)["groups"] > 1).sum())
    return [
        _row("people who are the only link of others", alone, of=len(snapshot.people)),
        _row("ties that alone join somebody to the rest", len(bridges(snapshot))),
    ]


def _worst_rows(snapshot: Snapshot, disguise: Disguise) -> list[dict[str, Any]]:
    people = len(snapshot.people)
    now = worst_loss(snapshot, 0).left if people else 0
    rows = []
    for one in (worst_loss(snapshot, n) for n in WORST if n <= people):
        gone = len(one.people)
        few = 0 < now - gone - one.left < SMALLEST and not disguise.named
        rows.append(
            _row(
                f"people still connected after the worst loss of {gone}",
                WITHHELD if few else one.left,
                of=people - gone,
                sure="exact" if one.exact else "searched for: others may be worse",
            )
        )
    return rows


def _row(
    what: str,
    value: float | str | None,
    low: float | None = None,
    high: float | None = None,
    *,
    of: int | None = None,
    sure: str = "exact",
) -> dict[str, Any]:
    drawn = "estimated" if low is not None else sure
    return {
        "what": what, "value": value, "low": low, "high": high, "out_of": of, "how_sure": drawn
    }  # fmt: skip
