"""Who is active, who stays, who rises and who is new, as counts; small ones are withheld."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from graph.export.disguise import Disguise
from graph.export.sheet import Column, Sheet, ends_of_share, sheet
from graph.retention import activity as activity_of
from graph.retention import level_flow as flow_of
from graph.retention import newcomers_by_term, states
from graph.retention import retention as retention_of
from graph.retention.activity import STATES
from graph.snapshot import Snapshot
from graph.suppression import SMALLEST, WITHHELD, hidden

_SO_FAR = "no while the term runs: then the row is so far"


def activity(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Count the current ambassadors, and everybody else, by whether they are active."""
    few = disguise.beside_counts
    limits = snapshot.analysis
    columns = (
        Column("who", "ambassadors in office, or others"),
        Column("active", f"an act in the last {limits.active_days} days{few}", "people"),
        Column("drifting", f"neither active nor away{few}", "people"),
        Column("away", f"none in more than {limits.away_days} days{few}", "people"),
        Column("unknown", f"nothing they did is recorded{few}", "people"),
        Column("share", f"active of those known, vacations left out{few}", "share"),
        *ends_of_share(few),
    )
    table = activity_of(snapshot)
    who = table["ambassador"].map({True: "ambassadors", False: "others"})
    frame = states(table.assign(who=who), "who")
    shares = dict.fromkeys(("share", "low", "high"), ("active", "unknown"))
    if not disguise.named:
        frame = _withheld(frame, list(STATES), shares)
    return sheet("activity", "Who is active, drifting or away", columns, frame)


def retention(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Follow each cohort of ambassadors from term to term."""
    few = disguise.beside_counts
    columns = (
        Column("cohort", "ambassadors first appointed in one term, by the name it was given"),
        Column("appointed_in", "the academic term of their appointment"),
        Column("term", "the academic term they are looked at in"),
        Column("terms_after", "how many terms after the appointment", "terms"),
        Column("term_over", _SO_FAR),
        Column("out_of", f"those whose term can be told{few}", "people"),
        Column("censored", f"those of whom it is too early to tell; not in out_of{few}", "people"),
        Column("active", f"in office on some day of the term, with an act in it{few}", "people"),
        Column("quiet", f"in office, without an act in it{few}", "people"),
        Column("unrecorded", f"in office, before acts were recorded{few}", "people"),
        Column("graduated", f"out of office as they graduated, or a month before{few}", "people"),
        Column("stopped", f"out of office earlier than that{few}", "people"),
        Column("left", f"out of office, graduation unknown{few}", "people"),
        Column("share", f"active ÷ out_of{few}", "share"),
        *ends_of_share(few),
        Column("kept_share", f"active ÷ those of out_of who have not graduated{few}", "share"),
        *ends_of_share(few, "kept_"),
    )
    frame = retention_of(snapshot)
    if not disguise.named:
        outcomes = ["active", "quiet", "unrecorded", "graduated", "stopped", "left", "censored"]
        of_all = dict.fromkeys(("share", "low", "high"), ("active",))
        kept = dict.fromkeys(("kept_share", "kept_low", "kept_high"), ("active", "graduated"))
        # Who is censored is told by how many are not.
        frame = _withheld(frame, outcomes, {**of_all, **kept, "out_of": ("censored",)})
    return sheet("retention", "Who stays: cohorts of ambassadors", columns, frame)


def level_flow(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Count who went from which level to which, from one academic term to the next."""
    few = disguise.beside_counts
    columns = (
        Column("from_term", "the academic term they come from; empty for the first on record"),
        Column("term", "the term they come to"),
        Column("term_over", _SO_FAR),
        Column("from_level", "new, participant, ambassador, host, mentor, not seen or left"),
        Column("to_level", "their level in the term"),
        Column("people", f"people who took this step{few}", "people"),
    )
    frame = flow_of(snapshot)
    if not disguise.named:
        counts: dict[Hashable, int] = dict(enumerate(frame["people"].tolist()))
        away = hidden_in(counts, _equations(frame))
        shown = [WITHHELD if at in away else count for at, count in counts.items()]
        frame = frame.assign(people=pd.Series(shown, index=frame.index, dtype=object))
    return sheet("level_flow", "Who rises: levels from term to term", columns, frame)


def newcomers(snapshot: Snapshot, disguise: Disguise) -> Sheet:
    """Count the newcomers of every academic term, and how many of them came back."""
    few = disguise.beside_counts
    columns = (
        Column("term", "the academic term; in the first on record everybody is new"),
        Column("term_over", _SO_FAR),
        Column("newcomers", f"people first recorded in it, staff left out{few}", "people"),
        Column("brought_known", f"those of whom it is known who brought them{few}", "people"),
        Column("by_act", f"those who came by an act of theirs{few}", "people"),
        Column("out_of", f"those of them who came long enough ago{few}", "people"),
        Column("came_back", f"those of out_of who did something on another day{few}", "people"),
        Column("share", f"came_back ÷ out_of{few}", "share"),
        *ends_of_share(few),
    )
    frame = newcomers_by_term(snapshot)
    if not disguise.named:
        frame = _nested_withheld(frame)
    return sheet("newcomers", "Who is new, term by term", columns, frame)


def hidden_in(counts: Mapping[Hashable, int], groups: Iterable[list[Hashable]]) -> set[Hashable]:
    """Say which counts to hide where sums over groups of them may be known.

    Counts of 1 to 4 people are hidden. Each group must then hide nothing, or at least two counts
    that hold 5 people or more together; the next smallest of it are hidden until it is so, group
    after group until no more is needed. Counts of nobody are shown.

    Unlike in ``graph.suppression.hidden_within`` no sheet shows these sums: one that nothing can
    cover hides nothing else, else in a small programme almost every step would have to go.
    """
    away = {at for at, count in counts.items() if 0 < count < SMALLEST}
    ordered = [sorted(group, key=lambda at: (counts[at], str(at))) for group in groups]
    before = -1
    while before < len(away):
        before = len(away)
        for group in ordered:
            held = [at for at in group if at in away]
            rest = [at for at in group if at not in away and counts[at]]
            while held and rest and not _covered([counts[at] for at in held]):
                held.append(rest.pop(0))
            away.update(held)
    return away


def _covered(held: list[int]) -> bool:
    return len(held) >= 2 and sum(held) >= SMALLEST


def _equations(flow: pd.DataFrame) -> list[list[Hashable]]:
    """List the steps whose sum may be known: of a term, from and to each level of it.

    Everybody at a level in one term is somewhere in the next: what flows in and out is the same.
    """

    def rows(*columns: str) -> dict[Hashable, list[Hashable]]:
        return {key: list(part.index) for key, part in flow.groupby(list(columns), dropna=False)}

    into, out = rows("term", "to_level"), rows("from_term", "from_level")
    through = [[*one, *out.get(key, [])] for key, one in into.items()]
    return [*rows("term").values(), *into.values(), *out.values(), *through]


def _withheld(
    frame: pd.DataFrame, parts: list[str], tells: Mapping[str, tuple[str, ...]]
) -> pd.DataFrame:
    """Hide, in each row, small ``parts`` of its whole, and what would tell one of them.

    Of a whole of fewer than five all is hidden: beside noughts it would be the part itself.
    ``tells`` says of each other column from which of the parts it is worked out.
    """
    rows = _rows(frame)
    for row in rows:
        away = hidden({name: row[name] for name in parts if row[name] is not None})
        told = {name for name, of in tells.items() if away & set(of) and row[name] is not None}
        row.update(dict.fromkeys(away | told, WITHHELD))
    return pd.DataFrame(rows, columns=frame.columns, dtype=object)


_NESTED = {
    "brought_known": "newcomers",
    "by_act": "newcomers",
    "out_of": "by_act",
    "came_back": "out_of",
}


def _nested_withheld(frame: pd.DataFrame) -> pd.DataFrame:
    """Hide, in each row, small counts and those by which a larger one is more by a few people."""
    rows = _rows(frame)
    for row in rows:
        differences = {name: row[whole] - row[name] for name, whole in _NESTED.items()}
        away = {
            name
            for name in ("newcomers", *_NESTED)
            if 0 < row[name] < SMALLEST or 0 < differences.get(name, 0) < SMALLEST
        }
        if away & {"out_of", "came_back"}:
            away |= {name for name in ("share", "low", "high") if row[name] is not None}
        row.update(dict.fromkeys(away, WITHHELD))
    return pd.DataFrame(rows, columns=frame.columns, dtype=object)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table's rows, what is unknown as None."""
    return [
        {str(name): None if pd.isna(value) else value for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]
