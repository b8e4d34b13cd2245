"""``mashal spread`` and ``mashal seeds``: how far a message goes from people, and whom to ask."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for
from graph.cli.reach import AsOfOption, heading, read_snapshot
from graph.cli.views import CampusOption, PlatformOption, SinceOption, StaffOption, view_from

if TYPE_CHECKING:
    import pandas as pd

    from graph.snapshot import Snapshot
    from graph.spread import SeedChoice, Spread

_WEIGHTED = "weighted_cascade"


class Model(StrEnum):
    """How a message goes on."""

    ic = "ic"
    lt = "lt"


class Fair(StrEnum):
    """What is fair."""

    maximin = "maximin"
    proportional = "proportional"


ModelOption = Annotated[
    Model,
    typer.Option(
        "--model",
        help="ic: who is reached gets one try at each contact; lt: a person joins once enough of "
        "their contacts did.",
    ),
]
ChanceOption = Annotated[
    str,
    typer.Option(
        "--p",
        metavar="P",
        help="The chance that one interaction carries (0 to 1), a range of it as 0.05-0.2, or "
        "weighted_cascade: 1 ÷ contacts of who hears.",
    ),
]
AcceptanceOption = Annotated[
    float,
    typer.Option("--acceptance", metavar="Q", help="The chance that a person asked takes part."),
]
RunsOption = Annotated[
    int | None, typer.Option("--runs", min=1, metavar="N", help="How many runs to simulate.")
]
SeedOption = Annotated[
    int, typer.Option("--seed", min=0, metavar="N", help="Another number, other draws.")
]


def spread(
    people: Annotated[
        list[str], typer.Argument(metavar="PERSON…", help="Who starts it: ids, or full names.")
    ],
    model: ModelOption = Model.ic,
    p: ChanceOption = "0.1",
    acceptance: AcceptanceOption = 1.0,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="COLUMN", help="Also per group, such as campus."),
    ] = None,
    runs: RunsOption = None,
    seed: SeedOption = 0,
    as_of: AsOfOption = None,
    platform: PlatformOption = None,
    campus: CampusOption = None,
    since: SinceOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Tell how many people a message from these people is expected to reach, with its interval."""
    import pandas as pd

    from graph.spread import groups_reached
    from graph.tables import render

    view = view_from(platform, campus, since, None, without_staff=without_staff)
    snapshot = read_snapshot(settings_for(store), as_of, view)
    seeds = people_named(snapshot, people)
    options: dict[str, Any] = {
        "model": model.value,
        "acceptance": acceptance,
        "runs": runs or 10_000,
        "seed": seed,
    }
    chances = _chances(p, model)
    rows = [_spread_row(chance, snapshot, seeds, options) for chance in chances]
    if form is Format.table:
        asked = "How many people is a message from these people expected to reach?"
        say(heading(asked, snapshot))
        say(_in_words(model, [row["p"] for row in rows], acceptance))
    if by is None:
        typer.echo(render(_frame(rows), form.value))
        return
    groups = [
        groups_reached(snapshot, seeds, groups=by, p=chance, **options).assign(p=row["p"])
        for chance, row in zip(chances, rows, strict=True)
    ]
    typer.echo(render(_named_groups(pd.concat(groups), snapshot, by), form.value))


def seeds(
    k: Annotated[int, typer.Argument(metavar="K", help="How many people to ask.")],
    model: ModelOption = Model.ic,
    p: ChanceOption = "0.1",
    acceptance: AcceptanceOption = 1.0,
    fair: Annotated[
        Fair | None,
        typer.Option(
            "--fair",
            help="maximin: serve the worst-served group as well as can be; proportional: no "
            "group gets less than it could by itself with its part of the people asked.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", metavar="COLUMN", help="What the groups are (default: campus)."),
    ] = None,
    include: Annotated[
        list[str] | None,
        typer.Option("--include", metavar="PERSON", help="Ask this person; may be repeated."),
    ] = None,
    exclude: Annotated[
        list[str] | None,
        typer.Option("--exclude", metavar="PERSON", help="Never this one; may be repeated."),
    ] = None,
    runs: RunsOption = None,
    seed: SeedOption = 0,
    as_of: AsOfOption = None,
    platform: PlatformOption = None,
    campus: CampusOption = None,
    since: SinceOption = None,
    without_staff: StaffOption = False,
    form: FormatOption = Format.table,
    store: StoreOption = None,
) -> None:
    """Choose whom to ask so that a message goes far, and say how far others would get."""
    from graph.spread import choose_seeds
    from graph.tables import render

    view = view_from(platform, campus, since, None, without_staff=without_staff)
    snapshot = read_snapshot(settings_for(store), as_of, view)
    chances = _chances(p, model)
    choice = choose_seeds(
        snapshot,
        k,
        model=model.value,
        p=chances[0] if len(chances) == 1 else tuple(chances),
        fairness=None if fair is None else fair.value,
        groups=by if fair is None else by or "campus",
        include=people_named(snapshot, include or []),
        exclude=people_named(snapshot, exclude or []),
        acceptance=acceptance,
        runs=runs,
        seed=seed,
    )
    if form is Format.table:
        say(heading("Whom to ask so that a message goes far?", snapshot))
        say(_in_words(model, chances, acceptance))
        told = ["place", "person_id", "name", "campus"]
        typer.echo(render(_people(choice, snapshot)[told], "table"))
        for line, table in _beside(choice, snapshot, by or "campus"):
            say(line)
            if table is not None:
                typer.echo(render(table, "table"))
    elif form is Format.json:
        typer.echo(_as_json(choice, snapshot))
    else:
        typer.echo(render(_people(choice, snapshot), "csv"))


def people_named(snapshot: "Snapshot", named: list[str]) -> list[str]:
    """Find people by id, else by their whole name however it is written.

    Raises QuestionError where nobody, or more than one, is called so.
    """
    from graph.errors import QuestionError
    from graph.fold import fold

    ids = set(snapshot.ids)
    by_name: dict[str, list[str]] = {}
    if any(one not in ids for one in named):
        for person, name in zip(snapshot.people["person_id"], snapshot.people["name"], strict=True):
            by_name.setdefault(fold(str(name)), []).append(str(person))
    found = []
    for one in named:
        people = [one] if one in ids else by_name.get(fold(one), [])
        if not people:
            from graph.words import did_you_mean

            near = did_you_mean(one, snapshot.people["name"].dropna().astype(str))
            todo = near if near.startswith("Did") else 'See "mashal query people"'
            raise QuestionError(one, "nobody in the network has this id or name", todo)
        if len(people) > 1:
            raise QuestionError(
                one, f"{len(people)} people are called so", f"Give an id: {', '.join(people)}"
            )
        found += people
    return found


def _chances(p: str, model: Model) -> list[Any]:
    """Read one chance, both ends of a range, or the name of the weighted cascade."""
    from graph.errors import QuestionError

    if p == _WEIGHTED:
        return [p]
    ends = p.replace("–", "-").split("-") if "e-" not in p else [p]
    try:
        chances = [float(end) for end in ends]
    except ValueError:
        chances = []
    if not 1 <= len(chances) <= 2:
        todo = f"Give a number from 0 to 1, a range as 0.05-0.2, or {_WEIGHTED}"
        raise QuestionError("--p", f'"{p}" is no chance', todo)
    if len(chances) == 2 and model is Model.lt:
        raise QuestionError("--p", "the linear threshold model has no p", "Leave --p out")
    return chances


def _spread_row(
    chance: Any, snapshot: "Snapshot", seeds: list[str], options: dict[str, Any]
) -> dict[str, Any]:
    from graph.spread import expected_spread

    told = expected_spread(snapshot, seeds, p=chance, **options)
    p = None if options["model"] == "lt" else chance
    return {"p": p, **_told(told), "of": len(snapshot.people)}


def _told(spread: "Spread") -> dict[str, Any]:
    return {
        "mean": spread.mean,
        "low": spread.low,
        "high": spread.high,
        "runs": spread.runs,
        "exact": spread.exact,
    }


def _frame(rows: list[dict[str, Any]]) -> "pd.DataFrame":
    import pandas as pd

    return pd.DataFrame(rows)


def _in_words(model: Model, chances: list[Any], acceptance: float) -> str:
    """Say what is assumed."""
    if model is Model.lt:
        how = "a person joins once enough of their contacts did, strong ties counting for more"
    elif chances == [_WEIGHTED]:
        how = "each contact carries it on with 1 ÷ the contacts of who hears"
    else:
        given = " to ".join(f"{chance:g}" for chance in chances)
        how = f"each interaction carries it on with a chance of {given}"
    taking = "" if acceptance >= 1 else f"; who is asked takes part with {acceptance:.0%}"
    return f"Assumed: {how}{taking}. low to high is the 95 % interval of the mean."


def _people(choice: "SeedChoice", snapshot: "Snapshot") -> "pd.DataFrame":
    people = snapshot.people.set_index("person_id")
    campuses = snapshot.campuses.set_index("university_id")["name"]
    rows = _frame([{"place": at + 1, "person_id": one} for at, one in enumerate(choice.people)])
    if rows.empty:
        rows = rows.reindex(columns=["place", "person_id"])
    rows["name"] = people["name"].reindex(rows["person_id"]).to_numpy()
    campus = people["campus"].reindex(rows["person_id"])
    rows["campus"] = campus.map(campuses).to_numpy()
    told = _told(choice.spread) | {"bound": choice.bound, "way": choice.way}
    return rows.assign(**told)


def _as_json(choice: "SeedChoice", snapshot: "Snapshot") -> str:
    """Write all that is known of a choice: the people, how far they reach, what else was tried."""
    import json

    from graph.tables import plain, to_records

    told = {
        "people": to_records(_people(choice, snapshot)[["person_id", "name", "campus"]]),
        "spread": plain(_told(choice.spread)),
        "of": len(snapshot.people),
        "bound": choice.bound,
        "certain": choice.certain,
        "way": choice.way,
        "baselines": {way: plain(_told(one)) for way, one in choice.baselines.items()},
        "groups": None if choice.groups is None else to_records(choice.groups),
        "price": choice.price,
        "by_p": None if choice.by_p is None else to_records(choice.by_p),
    }
    return json.dumps(told, ensure_ascii=False, indent=2, allow_nan=False)


def _beside(
    choice: "SeedChoice", snapshot: "Snapshot", by: str
) -> "list[tuple[str, pd.DataFrame | None]]":
    """Say how good the choice is, and show what else was tried."""
    spread = choice.spread
    interval = "exactly" if spread.exact else f"{spread.low:,.1f}–{spread.high:,.1f}"
    sure = "" if choice.certain else ", with a chance of 1 − 1 ÷ people"
    lines: list[tuple[str, pd.DataFrame | None]] = [
        (
            f"They reach {spread.mean:,.1f} people ({interval}) of {len(snapshot.people):,}: at "
            f"least {choice.bound:.0%} of what any such choice could{sure}.",
            None,
        )
    ]
    if choice.groups is not None:
        line = f"Being fair costs {choice.price:.1%} of the farthest reach. Per group:"
        lines.append((line, _named_groups(choice.groups, snapshot, by)))
    if choice.by_p is not None:
        lines.append(("At other chances, with the share of the best choice there:", choice.by_p))
    ways = [{"way": way, **_told(told)} for way, told in choice.baselines.items()]
    lines.append(("Each way of choosing, in the same runs:", _frame(ways)))
    return lines


def _named_groups(groups: "pd.DataFrame", snapshot: "Snapshot", by: str) -> "pd.DataFrame":
    """Put the campus's name after its id."""
    if by != "campus":
        return groups
    named = groups.copy()
    campuses = snapshot.campuses.set_index("university_id")["name"]
    named.insert(1, "name", campuses.reindex(groups["group"]).to_numpy())
    return named
