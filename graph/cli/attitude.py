"""``mashal attitude``: did minds change, of whom is it known, and who did not answer again."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graph.cli.asking import AsOfOption, TopOption, heading, print_answer, read_snapshot
from graph.cli.options import Format, FormatOption, StoreOption, say, settings_for

if TYPE_CHECKING:
    import pandas as pd

    from graph.attitude import Compared
    from graph.snapshot import Snapshot


class Told(StrEnum):
    """What is told."""

    change = "change"
    groups = "groups"
    left = "left"
    exposure = "exposure"
    scales = "scales"
    answered = "answered"


class Answers(StrEnum):
    """Which answers are compared; the words of ``graph.attitude.Compared``."""

    after = "after"
    later = "later"
    remembered = "remembered"


class Group(StrEnum):
    """By what people are put together; the words of ``graph.attitude.By``."""

    session = "session"
    topic = "topic"
    campus = "campus"
    gender = "gender"


class With(StrEnum):
    """What the change may go with; the words of ``graph.attitude.Exposure``."""

    sessions_answered = "sessions_answered"
    sessions_attended = "sessions_attended"
    ambassador_ties = "ambassador_ties"


_ASKED = {
    Told.change: "How far did answers move?",
    Told.groups: "Where did answers move how far?",
    Told.left: "Who answered before and not again, and did they think otherwise?",
    Told.exposure: "Does the change go with more of something?",
    Told.scales: "Do the questions of a scale go together (Cronbach’s α)?",
    Told.answered: "How many people answered when?",
}
_HIDDEN = "A dash stands where a number would tell of fewer than five people, or can’t be known."


def attitude(
    what: Annotated[
        Told,
        typer.Argument(
            help="The change on each scale and question; group by group; who did not answer "
            "again; whether it goes with more sessions or ties; the scales; how many answered."
        ),
    ] = Told.change,
    by: Annotated[Group, typer.Option("--by", help="The groups of: groups.")] = Group.campus,
    goes_with: Annotated[
        With, typer.Option("--with", help="What exposure is about.")
    ] = With.sessions_answered,
    of: Annotated[
        str | None,
        typer.Option(
            "--of",
            metavar="NAME",
            help="The scale or question (groups and exposure); by default the scale most answered.",
        ),
    ] = None,
    compared: Annotated[
        Answers,
        typer.Option(
            "--compared",
            help="Before and after; before and weeks later; or after and as remembered, which is "
            "no real before.",
        ),
    ] = Answers.after,
    as_of: AsOfOption = None,
    form: FormatOption = Format.table,
    top: TopOption = None,
    store: StoreOption = None,
) -> None:
    """Tell how the same people's answers changed, with intervals; nothing of fewer than five."""
    from graph.attitude import Compared
    from graph.view import WHOLE

    settings = settings_for(store)
    snapshot = read_snapshot(settings, as_of, WHOLE)
    table, sentences = _table(what, snapshot, by, goes_with, of, Compared(compared.value))
    if form is Format.table:
        say(heading(_ASKED[what], snapshot))
        for sentence in filter(None, (*sentences, _HIDDEN)):
            say(sentence)
        table = compact(table)
    print_answer(table, form, settings, "nobody has answered so", top=top)


def _table(
    what: Told,
    snapshot: "Snapshot",
    by: Group,
    goes_with: With,
    of: str | None,
    compared: "Compared",
) -> tuple["pd.DataFrame", tuple[str, ...]]:
    """Make the table asked for, and what is said of it."""
    from graph import attitude as found
    from graph.attitude import words

    if what is Told.groups:
        table = found.change_by(snapshot, found.By(by.value), of, compared)
        return table, (words.NOT_PROOF,)
    if what is Told.left:
        table = found.attrition(snapshot, compared)
        return table, (words.left_in_words(dict(table.iloc[0])),) if len(table) else ()
    if what is Told.exposure:
        told = found.response(snapshot, found.Exposure(goes_with.value), of)
        said = words.slope_in_words(told.slope, words.UNITS[told.exposure], told.of)
        return told.points, (said, found.CAVEAT)
    if what is Told.scales:
        return found.reliability(snapshot), ()
    if what is Told.answered:
        return _counts(snapshot), ()
    table = found.attitude_change(snapshot, compared)
    notes = [words.REMEMBERED] if compared is found.Compared.remembered else []
    return table, (*words.headline_in_words(table, compared), *notes, words.NOT_PROOF)


def _counts(snapshot: "Snapshot") -> "pd.DataFrame":
    import pandas as pd

    from graph.attitude import answered
    from graph.attitude.words import ANSWERED

    counts = vars(answered(snapshot))
    return pd.DataFrame(
        [(name, counts[name], meaning) for name, meaning in ANSWERED.items()],
        columns=["name", "count", "meaning"],
    )


def compact(table: "pd.DataFrame") -> "pd.DataFrame":
    """Put each number and its interval into one cell, for a terminal."""
    from graph.attitude.words import ends, signed

    shown = table.copy()
    for name, low, high in (
        ("change", "low", "high"),
        ("difference", "low", "high"),
        ("alpha", "low", "high"),
        *((f"{one}_share", f"{one}_low", f"{one}_high") for one in ("improved", "same", "worse")),
        ("left_share", "left_low", "left_high"),
    ):
        if name not in shown or low not in shown:
            continue
        write = signed if name in ("change", "difference") else _plain
        cells = zip(shown[name], shown[low], shown[high], strict=True)
        shown[name] = [
            None
            if one != one
            else write(one)
            if least != least
            else f"{write(one)} ({ends(least, most)})"
            for one, least, most in cells
        ]
    gone = [name for name in map(str, shown) if name.endswith(("_low", "_high")) or name in _LONG]
    shown = shown.drop(columns=[*gone, *(name for name in ("low", "high") if name in shown)])
    numbers = shown.select_dtypes("float").columns
    return shown.assign(**{name: shown[name].map(_rounded) for name in numbers})


_LONG = frozenset(
    [
        *("part_of", "lowest", "highest", "is_described", "is_reversed", "group_id", "source"),
        *("improved", "same", "worse", "g_av", "d_z", "test"),
    ]
)


def _plain(value: float) -> str:
    return f"{value:.2f}"


def _rounded(value: float) -> str | None:
    if value != value:
        return None
    return f"{value:.1e}" if 0 < value < 0.001 else f"{value:.3f}".rstrip("0").rstrip(".")
