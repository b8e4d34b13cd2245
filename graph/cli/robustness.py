"""``mashal robustness``: how much stays connected while people leave one after another."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.asking import AsOfOption, as_json, heading, read_snapshot
from graph.cli.named import person_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.views import CampusOption, PlatformOption, SinceOption, StaffOption, view_from

if TYPE_CHECKING:
    import pandas as pd

    from graph.robustness import RandomRemoval, Robustness, WorstLoss
    from graph.snapshot import Snapshot

_WORST = 3
_POINTS = 10
_TOLD = 5


def robustness(
    worst: Annotated[
        int, typer.Option("--worst", min=1, metavar="N", help="The worst losses of 1 to N people.")
    ] = _WORST,
    as_of: AsOfOption = None,
    platform: PlatformOption = None,
    campus: CampusOption = None,
    since: SinceOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Tell how the network breaks: the robustness curve, the worst to lose, who holds it alone.

    csv: the whole curve. json: everything. A table shows every tenth of the curve.
    """
    from graph.robustness import curves, random_removal
    from graph.robustness import robustness as robustness_of
    from graph.tables import render

    view = view_from(platform, campus, since, None, without_staff=without_staff)
    snapshot = read_snapshot(settings_for(store), as_of, view)
    hubs, random = robustness_of(snapshot), random_removal(snapshot)
    curve = curves(hubs, random)
    if form is Format.csv:
        typer.echo(render(curve, "csv"))
        return
    found = _worst_losses(snapshot, worst)
    if form is Format.json:
        named = {"worst": _named_losses(found, snapshot)}
        typer.echo(as_json({**_numbers(snapshot, hubs, random), **named, "curve": curve}))
        return
    say(heading("How much stays connected while people leave one after another?", snapshot))
    typer.echo(render(curves(hubs, random, _POINTS).round(3), "table"))
    say(_in_words(_numbers(snapshot, hubs, random)))
    typer.echo(render(_worst_table(found, snapshot), "table"))
    for line in _weak(snapshot):
        say(line)


def _numbers(snapshot: "Snapshot", hubs: "Robustness", random: "RandomRemoval") -> dict[str, Any]:
    from graph.robustness import global_efficiency

    return {
        "people": len(snapshot.people),
        "r": hubs.r,
        "start": hubs.start,
        "half_gone_at": hubs.half,
        "r_at_random": {"mean": random.r, "low": random.r_low, "high": random.r_high},
        "runs": random.runs,
        "global_efficiency": global_efficiency(snapshot).value,
    }


def _in_words(numbers: dict[str, Any]) -> str:
    random = numbers["r_at_random"]
    return (
        f"Shares of {numbers['people']:,} people in the largest connected part; low to high holds "
        f"95 % of {numbers['runs']:,} random orders. R {numbers['r']:.3f} (at random "
        f"{random['mean']:.3f}, {random['low']:.3f} to {random['high']:.3f}), s(0) "
        f"{numbers['start']:.3f}, global efficiency {numbers['global_efficiency']:.3f}."
    )


def _worst_losses(snapshot: "Snapshot", most: int) -> "list[WorstLoss]":
    from graph.robustness import worst_loss

    return [worst_loss(snapshot, n) for n in range(1, min(most, len(snapshot.people)) + 1)]


def _worst_table(found: "list[WorstLoss]", snapshot: "Snapshot") -> "pd.DataFrame":
    import pandas as pd

    names = person_names(snapshot)
    rows = [
        {
            "gone": len(one.people),
            "people": ", ".join(str(names.get(person, person)) for person in one.people),
            "left": one.left,
            "of": len(snapshot.people) - len(one.people),
            "exact": one.exact,
        }
        for one in found
    ]
    return pd.DataFrame(rows, columns=["gone", "people", "left", "of", "exact"])


def _named_losses(found: "list[WorstLoss]", snapshot: "Snapshot") -> list[dict[str, Any]]:
    names = person_names(snapshot)
    return [
        {
            "people": [{"person_id": one, "name": names.get(one)} for one in loss.people],
            "left": loss.left,
            "exact": loss.exact,
        }
        for loss in found
    ]


def _weak(snapshot: "Snapshot") -> list[str]:
    """Say who and which ties hold others alone, those that hold most."""
    from graph.cuts import cuts
    from graph.findings import names_of
    from graph.robustness import bridge_told, bridges, cut_told

    campus, naming = snapshot.people.set_index("person_id")["campus"], names_of(snapshot)
    people, ties = cuts(snapshot), bridges(snapshot)
    lines = [cut_told(one, campus, naming) for one in people[:_TOLD]]
    lines += [bridge_told(one, campus, naming) for one in ties[:_TOLD]]
    more = max(len(people) - _TOLD, 0), max(len(ties) - _TOLD, 0)
    return [*lines, f"And {more[0]:,} more people, {more[1]:,} more ties."] if any(more) else lines
