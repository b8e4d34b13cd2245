"""A group not reached: nobody of it at a campus's sessions, and that is no chance."""

import numpy as np
import pandas as pd

from graph.coverage import NOT_KNOWN, Kind, grid
from graph.findings import Finding, Severity, finding
from graph.snapshot import Snapshot
from graph.words import counted

KINDS: dict[Kind, str] = {"gender": "gender", "discipline": "disciplines"}
BY_CHANCE = 0.01
SMALLEST = 5


@finding(question="Which group has never come to a campus's sessions?", subject="campus")
def group_not_reached(snapshot: Snapshot) -> list[Finding]:
    """Find campuses where nobody of a gender or discipline is on record at any session.

    Only where that is hardly chance: were people there as everywhere else, none of the group would
    come with a chance of under one in a hundred, (1 − share elsewhere) ^ people. People whose group
    isn't known are left out: unknown is never a finding. Faith groups are not looked at: a finding
    that goes away would tell that the first of a small group has come.
    """
    found: dict[str, list[tuple[Kind, str, int, float]]] = {}
    for kind in KINDS:
        cells = grid(snapshot, "campus", kind, counted="people", hide=())
        known = cells[cells["column"] != NOT_KNOWN]
        if known.empty:
            continue
        counts = known.pivot_table(index="row", columns="column", values="count", aggfunc="sum")
        people = counts.sum(axis=1)
        for group in counts:
            rest, of = counts[group].sum() - counts[group], people.sum() - people
            with np.errstate(invalid="ignore", divide="ignore"):
                chance = (1 - rest / of) ** people
            nobody = (counts[group] == 0) & (people >= SMALLEST) & (chance < BY_CHANCE)
            for campus in counts.index[nobody]:
                row = (kind, str(group), int(people[campus]), float((rest / of)[campus]))
                found.setdefault(str(campus), []).append(row)
    return [_finding(campus, groups) for campus, groups in found.items()]


def _finding(campus: str, groups: list[tuple[Kind, str, int, float]]) -> Finding:
    named = " or ".join(f"{_plain(group)} ({kind})" for kind, group, _, _ in groups)
    told = "; ".join(
        f"of {counted(people, 'participant')} whose {KINDS[kind]} are known none is in "
        f"{_plain(group)}, elsewhere {share:.0%} are"
        for kind, group, people, share in groups
    )
    return Finding(
        kind="group_not_reached",
        subject=campus,
        subject_kind="campus",
        severity=Severity.watch,
        statement=f"Nobody on record at sessions of {{subject}} is of {named}.",
        because=told[0].upper() + told[1:] + ".",
        size=len(groups),
        out_of=max(people for _, _, people, _ in groups),
        evidence=pd.DataFrame(
            [(kind, group, people) for kind, group, people, _ in groups],
            columns=["kind", "group", "participants_known"],
        ),
    )


def _plain(text: str) -> str:
    """Leave out what a template would take for a place to fill."""
    return text.replace("{", "(").replace("}", ")")
