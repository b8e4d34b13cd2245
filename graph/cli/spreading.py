"""What ``mashal spread`` and ``mashal seeds`` share: the model, its chances, how both are told."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from graph.cli.named import campus_names, with_names

if TYPE_CHECKING:
    import pandas as pd

    from graph.snapshot import Snapshot
    from graph.spread import Spread

WEIGHTED = "weighted_cascade"


class Model(StrEnum):
    """How a message goes on."""

    ic = "ic"
    lt = "lt"


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


def chances_from(p: str, model: Model) -> list[Any]:
    """Read one chance, both ends of a range, or the name of the weighted cascade."""
    from graph.errors import QuestionError

    if p == WEIGHTED:
        return [p]
    ends = p.replace("–", "-").split("-") if "e-" not in p else [p]
    try:
        chances = [float(end) for end in ends]
    except ValueError:
        chances = []
    if not 1 <= len(chances) <= 2:
        todo = f"Give a number from 0 to 1, a range as 0.05-0.2, or {WEIGHTED}"
        raise QuestionError("--p", f'"{p}" is no chance', todo)
    if len(chances) == 2 and model is Model.lt:
        raise QuestionError("--p", "the linear threshold model has no p", "Leave --p out")
    return chances


def figures_of(spread: "Spread") -> dict[str, Any]:
    """Give a spread's mean with its interval, and what it rests on."""
    return {
        "mean": spread.mean,
        "low": spread.low,
        "high": spread.high,
        "runs": spread.runs,
        "exact": spread.exact,
    }


def in_words(model: Model, chances: list[Any], acceptance: float) -> str:
    """Say what is assumed."""
    if model is Model.lt:
        how = "a person joins once enough of their contacts did, strong ties counting for more"
    elif chances == [WEIGHTED]:
        how = "each contact carries it on with 1 ÷ the contacts of who hears"
    else:
        given = " to ".join(f"{chance:g}" for chance in chances)
        how = f"each interaction carries it on with a chance of {given}"
    taking = "" if acceptance >= 1 else f"; who is asked takes part with {acceptance:.0%}"
    return f"Assumed: {how}{taking}. low to high is the 95 % interval of the mean."


def named_groups(groups: "pd.DataFrame", snapshot: "Snapshot", by: str) -> "pd.DataFrame":
    """Put the campus's name after its id."""
    return groups if by != "campus" else with_names(groups, "group", campus_names(snapshot))
