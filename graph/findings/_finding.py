"""A finding: something a lead should look at, said in a sentence that holds no name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

import pandas as pd

from graph.snapshot import Snapshot

SubjectKind = Literal["person", "campus"]
Naming = Callable[[SubjectKind, str], str]
"""Gives what a person's or campus's id is shown as: a name, or a pseudonym."""


class Severity(StrEnum):
    """How soon a lead should look at a finding."""

    act_now = "act now"
    watch = "watch"
    good = "good"


@dataclass(frozen=True, eq=False)
class Finding:
    """What was found about one subject; ``(kind, subject)`` is the same finding next month.

    ``statement`` and ``because`` are templates: ``{subject}`` and the keys of ``mentions`` stand
    for people and campuses, so that a page can show names and an export pseudonyms. ``size`` says
    how much it weighs among its kind, ``out_of`` is the denominator of the count it rests on.
    ``evidence`` is a small table whose ``person_id`` and ``campus`` columns hold ids.
    """

    kind: str
    subject: str
    subject_kind: SubjectKind
    severity: Severity
    statement: str
    because: str
    size: float
    out_of: int
    mentions: Mapping[str, tuple[SubjectKind, str]] = field(default_factory=dict)
    evidence: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def identity(self) -> tuple[str, str]:
        """What makes it the same finding in another month."""
        return self.kind, self.subject

    def sentence(self, naming: Naming) -> str:
        """Say what was found, in one sentence, with the names that ``naming`` gives."""
        return self._filled(self.statement, naming)

    def why(self, naming: Naming) -> str:
        """Say what it rests on: the numbers, their denominator and the limit."""
        return self._filled(self.because, naming)

    def _filled(self, template: str, naming: Naming) -> str:
        named = {key: naming(kind, subject) for key, (kind, subject) in self.mentions.items()}
        return template.format(subject=naming(self.subject_kind, self.subject), **named)


def names_of(snapshot: Snapshot) -> Naming:
    """Show people and campuses by their names in the snapshot, by their id where there is none."""
    people = dict(zip(snapshot.people["person_id"], snapshot.people["name"], strict=True))
    campuses = dict(zip(snapshot.campuses["university_id"], snapshot.campuses["name"], strict=True))
    known: dict[SubjectKind, dict[str, str]] = {"person": people, "campus": campuses}
    return lambda kind, subject: str(known[kind].get(subject, subject))
