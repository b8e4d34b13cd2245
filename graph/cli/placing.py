"""``mashal next``: the sessions due next, and where so many more add most."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.asking import AsOfOption, heading, print_answer, read_snapshot
from graph.cli.looked import CampusesOption, Groups, Regions, Topics, looked_from, short_names
from graph.cli.named import person_names, with_names
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for

if TYPE_CHECKING:
    import pandas as pd

    from graph.coverage import Plan


class What(StrEnum):
    """What is placed."""

    sessions = "sessions"
    ambassadors = "ambassadors"


def next_command(
    sessions: Annotated[
        int | None,
        typer.Option("--sessions", min=1, max=200, metavar="K", help="So many sessions."),
    ] = None,
    ambassadors: Annotated[
        int | None,
        typer.Option("--ambassadors", min=1, max=200, metavar="K", help="So many ambassadors."),
    ] = None,
    budget: Annotated[
        float | None, typer.Option("--budget", min=0, help="What all may cost together.")
    ] = None,
    cost: Annotated[float, typer.Option("--cost", min=0.01, help="What one costs.")] = 1.0,
    travel_cost: Annotated[
        float, typer.Option("--travel-cost", min=0, help="More, if who leads is not of the campus.")
    ] = 0.0,
    within_region: Annotated[
        bool, typer.Option("--within-region", help="Nobody leads in a region they aren't in.")
    ] = False,
    once: Annotated[bool, typer.Option("--once", help="No campus twice.")] = False,
    minority: Annotated[
        int,
        typer.Option("--minority", min=0, metavar="N", help="At least N for a minority's people."),
    ] = 0,
    everywhere: Annotated[
        bool,
        typer.Option("--everywhere", help="Universities it has never been at too."),
    ] = False,
    region: Regions = None,
    campus: CampusesOption = None,
    topic: Topics = None,
    group: Groups = None,
    seed: Annotated[int, typer.Option("--seed", help="Of the draws it is compared with.")] = 0,
    as_of: AsOfOption = None,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Tell where the next session is due and who could lead it; or where k more add most.

    Without a number: the next ten sessions. With one: the best place for so many within the limits,
    and how good that is beside the best possible, a random choice, and one by enrolment.
    """
    from dataclasses import replace

    from graph.coverage import Asked, next_sessions, place
    from graph.errors import QuestionError
    from graph.view import WHOLE

    if sessions and ambassadors:
        what = "--sessions and --ambassadors can't be placed together"
        raise QuestionError("next", what, "Ask for one, then for the other")
    if ambassadors and (topic or group or within_region or travel_cost):
        what = "an ambassador is placed at a campus: there is no topic, group or travelling"
        raise QuestionError("--ambassadors", what, "Leave these options out")
    settings = settings_for(store)
    snapshot = read_snapshot(settings, as_of, WHOLE)
    limits: dict[str, Any] = {
        "budget": float("inf") if budget is None else budget,
        "cost": cost,
        "travel_cost": travel_cost,
        "within_region": within_region,
        "once": once,
        "minority": minority,
        "everywhere": everywhere,
        "looked": looked_from(snapshot, region, None, topic, group, None, campus),
    }
    many = sessions or ambassadors
    if many is None:
        plan = next_sessions(snapshot, **limits)
    else:
        kind = What.ambassadors if ambassadors else What.sessions
        plan = place(snapshot, Asked(many, kind.value, **limits), seed=seed)
    if form is Format.table:
        asked = "Which sessions are due next, and who could lead them?"
        say(heading(asked if many is None else "Where do they add most?", snapshot))
        for line in _proof(plan):
            say(line)
    named = with_names(plan.table, "lead", person_names(snapshot), "lead_name")
    plan = replace(plan, table=named)
    shown = _in_words(plan, short_names(snapshot)) if form is Format.table else named
    none = "nothing is missing that one more could add, or no campus is known"
    print_answer(shown, form, settings, none)


def _in_words(plan: "Plan", names: dict[str, str]) -> "pd.DataFrame":
    """Tell each line of a plan in words that fit a terminal."""
    import pandas as pd

    costs = plan.table["cost"].nunique() > 1
    rows = []
    for _, row in plan.table.iterrows():
        what = str(names.get(row["university_id"], row["campus"]))
        what += f": {row['topic']}" if isinstance(row["topic"], str) else ""
        what += f", for {row['group']}" if isinstance(row["group"], str) else ""
        before, after = row["thinness_before"], row["thinness_after"]
        thin = "–" if before != before else f"{before:.2f} → {after:.2f}"
        who = f"{row['lead_name']}: {row['because']}" if isinstance(row["lead"], str) else "–"
        cost = {"cost": row["cost"]} if costs else {}
        rows.append(
            {"place": row["place"], "where and what": what, "gain": round(row["gain"], 3)}
            | cost
            | {"thinness": thin, "who could lead": who}
        )
    table = pd.DataFrame(rows)
    sessions = plan.asked.what == What.sessions
    return table if sessions or table.empty else table.drop(columns="who could lead")


_ENDED = {
    "number": "",
    "nothing": "nothing more adds anything",
    "money": "what would add something is too dear",
    "limits": "the limits leave nothing that adds anything: campuses, minorities, or who has time",
}


def _percent(share: float) -> str:
    """Write a share that something is at least; never rounded up."""
    import math

    return f"{math.floor(100 * share + 1e-9)}%"


def _proof(plan: "Plan") -> list[str]:
    """Say how good a choice is, in lines."""
    import math

    share = plan.gain / plan.bound if plan.bound else 1.0
    most = f" than {plan.bound:.3f}: at least {_percent(share)} of the best" if share < 1 else ""
    lines = [f"Together they add {plan.gain:.3f}; no choice could add more{most}."]
    if not math.isnan(plan.guarantee):
        lines.append(
            "Whatever the numbers, choosing this way is proved to reach "
            f"{_percent(plan.guarantee)} of the best."
        )
    if plan.random:
        one = plan.random
        lines.append(
            f"A random choice would add {one.mean:.3f} ({one.low:.3f} to {one.high:.3f}, the mean "
            f"of {one.draws} draws)."
        )
    if plan.by_enrolment:
        one = plan.by_enrolment
        lines.append(
            f"A choice by enrolment, known of {plan.enrolment_known:,} of {plan.campuses:,} "
            f"campuses, would add {one.mean:.3f} ({one.low:.3f} to {one.high:.3f}, {one.draws} "
            "draws)."
        )
    else:
        lines.append("A choice by enrolment can't be told: no campus's enrolment is known.")
    if plan.asked.minority:
        lines.append(f"The minimum for minorities costs {plan.floor_cost:.3f}.")
        if plan.for_minorities < plan.asked.minority:
            lines.append(
                f"Only {plan.for_minorities:,} of the {plan.asked.minority:,} asked for minorities "
                "could be placed."
            )
    if plan.short:
        why = _ENDED[plan.ended]
        lines.append(f"{plan.short:,} of {plan.asked.many:,} are not placed: {why}.")
    return lines
