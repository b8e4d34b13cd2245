"""The only link: a person without whom others would have no way to the rest of the network."""

import pandas as pd

from graph.cuts import Cut, cuts
from graph.findings import Finding, Severity, finding
from graph.findings._finding import SubjectKind
from graph.robustness import at_campus
from graph.snapshot import Snapshot
from graph.words import counted

ACT_NOW_PEOPLE = 10
ACT_NOW_SHARE, AT_LEAST = 0.05, 3


@finding(question="Whose leaving would cut others off from the network?", subject="person")
def only_link(snapshot: Snapshot) -> list[Finding]:
    """Find the cut points of the largest connected part, with whom they hold.

    To act on now: who holds 10 people, or 5 % of the others and at least 3; else to watch.
    """
    campus = snapshot.people.set_index("person_id")["campus"]
    return [_finding(cut, campus) for cut in cuts(snapshot)]


def _finding(cut: Cut, campus: pd.Series) -> Finding:
    people = cut.people
    others = len(people) + cut.left
    serious = len(people) >= min(ACT_NOW_PEOPLE, max(AT_LEAST, ACT_NOW_SHARE * others))
    evidence = pd.DataFrame({"person_id": people, "campus": campus[list(people)].to_numpy()})
    where, at = at_campus(evidence["campus"])
    mentions: dict[str, tuple[SubjectKind, str]] = {} if at is None else {"campus": ("campus", at)}
    held = counted(len(people), "person", "people")
    parts = f", in {len(cut.branches)} groups," if len(cut.branches) > 1 else ""
    return Finding(
        kind="only_link",
        subject=cut.person,
        subject_kind="person",
        severity=Severity.act_now if serious else Severity.watch,
        statement=f"{{subject}} is the only link to {held}{where}.",
        because=(
            f"Of the {others:,} other people in the largest connected part, {len(people):,}{parts} "
            f"have no way to the remaining {cut.left:,} but through {{subject}}."
        ),
        size=len(people),
        out_of=others,
        mentions=mentions,
        evidence=evidence,
    )
