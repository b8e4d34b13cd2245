"""Findings are read off a snapshot: what a lead should look at. One file, one kind of finding."""

import importlib
import pkgutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graph.findings._finding import Finding, Naming, Severity, SubjectKind, names_of
from graph.snapshot import Snapshot

__all__ = [
    "Changes",
    "Finding",
    "FindingKind",
    "Naming",
    "Severity",
    "SubjectKind",
    "all_findings",
    "compare",
    "find",
    "finding",
    "names_of",
]

Finder = Callable[[Snapshot], Sequence[Finding]]


@dataclass(frozen=True)
class FindingKind:
    """A registered kind of finding: its name, the question it answers, and how it is found."""

    name: str
    question: str
    subject: SubjectKind
    run: Finder


_REGISTER: dict[str, FindingKind] = {}


def finding(*, question: str, subject: SubjectKind) -> Callable[[Finder], Finder]:
    """Register the decorated function ``(snapshot) -> findings`` as the kind it is named after."""

    def register(function: Finder) -> Finder:
        name = function.__name__
        _REGISTER[name] = FindingKind(name, question, subject, function)
        return function

    return register


def all_findings() -> list[FindingKind]:
    """List every kind of finding in this folder, by name."""
    for module in pkgutil.iter_modules(__path__):
        if not module.name.startswith("_"):
            importlib.import_module(f"{__name__}.{module.name}")
    return [_REGISTER[name] for name in sorted(_REGISTER)]


def find(snapshot: Snapshot) -> list[Finding]:
    """Run every kind on a snapshot: what to act on first, the weightiest of each kind in turn.

    Sizes of different kinds (days, people) don't compare, so kinds take turns.
    """
    order: list[tuple[int, int, int, Finding]] = []
    for at, kind in enumerate(all_findings()):
        found = sorted(kind.run(snapshot), key=lambda one: (-one.size, one.subject))
        for urgency, severity in enumerate(Severity):
            same = [one for one in found if one.severity is severity]
            order += [(urgency, turn, at, one) for turn, one in enumerate(same)]
    return [one for *_, one in sorted(order, key=lambda row: row[:3])]


@dataclass(frozen=True)
class Changes:
    """What became of findings since an earlier day."""

    new: list[Finding]
    still: list[Finding]
    resolved: list[Finding]


def compare(previous: Sequence[Finding], current: Sequence[Finding]) -> Changes:
    """Tell new findings from those that were there before, and list those that are gone."""
    before = {one.identity for one in previous}
    now = {one.identity for one in current}
    return Changes(
        new=[one for one in current if one.identity not in before],
        still=[one for one in current if one.identity in before],
        resolved=[one for one in previous if one.identity not in now],
    )
