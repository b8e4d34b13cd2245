"""Which groups nothing is told of, so that no few people come out of any table of groups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from graph.attitude.grouped import By, grouped
from graph.attitude.pairs import MIN_PAIRS
from graph.attitude.partly import ENTRY
from graph.attitude.protect import Node, Parts, given_away
from graph.attitude.subjects import Subject, of_people
from graph.snapshot import Snapshot

Answered = list[tuple[str, frozenset[str]]]
"""Of each person and session a code, and the questions answered both times."""
_ACROSS = (By.campus, By.topic, By.session)


@dataclass(frozen=True)
class Hidden:
    """The groups of a table nothing is told of, and those whose directions are not."""

    groups: frozenset[str]
    directions: frozenset[str]


def hidden_groups(
    snapshot: Snapshot,
    by: By,
    scored: pd.DataFrame,
    subject: Subject,
    pairs: pd.DataFrame,
    families: Sequence[Subject],
) -> Hidden:
    """Say what to hide of the groups ``by``, of people's scores on a subject.

    The tables by campus, topic and session tell of the same sessions, so they are looked at
    together; ``graph.attitude.protect`` says how. Few are: people; who answered one of ``families``
    partly, where one of its questions is asked of; and who went one way, of the directions.
    """
    kinds = _ACROSS if by in _ACROSS else (by,)
    tables = {kind: grouped(snapshot, kind, scored) for kind in kinds}
    part = "session_id" if by in _ACROSS else "group_id"
    sets, people = _sets(tables, part, subject)
    whole = tables[by].drop_duplicates(ENTRY)
    size = {node: len(rows) for node, rows in people.items()}
    counts = _Counted.of(whole, pairs, part, families)
    away = given_away(
        sets, size, lambda parts: counts.few_people(parts) or counts.few_partly(parts)
    )
    one_way = [node for node, rows in people.items() if _few(_ways(rows))]
    silent = given_away(sets, size, counts.few_one_way, [*away, *one_way])
    return Hidden(
        frozenset(group for kind, group in away if kind == by),
        frozenset(group for kind, group in silent if kind == by),
    )


def _sets(
    tables: Mapping[By, pd.DataFrame], part: str, subject: Subject
) -> tuple[dict[Node, Parts], dict[Node, pd.DataFrame]]:
    """Give the parts of each group of each table, and its people, each once."""
    sets: dict[Node, Parts] = {}
    people: dict[Node, pd.DataFrame] = {}
    for kind, table in tables.items():
        for group, rows in table.groupby("group_id"):
            sets[kind.value, str(group)] = frozenset(rows[part])
        for group, rows in of_people(table, subject, "group_id").groupby("group_id"):
            people[kind.value, str(group)] = rows
    return sets, people


@dataclass(frozen=True)
class _Counted:
    """Who answered about each part: their codes, what they answered of a scale, where they went."""

    codes: Mapping[str, frozenset[str]]
    answered: Sequence[Mapping[str, Answered]]
    ways: Mapping[str, tuple[int, int, int]]
    known: dict[tuple[int, Parts], bool] = field(default_factory=dict)

    @classmethod
    def of(
        cls, scored: pd.DataFrame, pairs: pd.DataFrame, part: str, families: Sequence[Subject]
    ) -> "_Counted":
        by_part = dict(list(scored.groupby(part)))
        answered = pairs.merge(scored[list(dict.fromkeys([*ENTRY, part]))], on=ENTRY)
        return cls(
            {str(one): frozenset(rows["respondent_code"]) for one, rows in by_part.items()},
            [_answered(answered[answered["item"].isin(scale.items)], part) for scale in families],
            {str(one): _ways(rows) for one, rows in by_part.items()},
        )

    def few_people(self, parts: Parts) -> bool:
        if any(len(self.codes[part]) >= MIN_PAIRS for part in parts):
            return False
        return 0 < len(frozenset().union(*(self.codes[part] for part in parts))) < MIN_PAIRS

    def few_partly(self, parts: Parts) -> bool:
        return any(self._few_partly(at, parts) for at in range(len(self.answered)))

    def few_one_way(self, parts: Parts) -> bool:
        return bool(parts) and _few(np.sum([self.ways[part] for part in parts], axis=0))

    def _few_partly(self, at: int, parts: Parts) -> bool:
        if (at, parts) not in self.known:
            given = [one for part in parts for one in self.answered[at].get(part, ())]
            self.known[at, parts] = _are_few_partly(given)
        return self.known[at, parts]


def _answered(rows: pd.DataFrame, part: str) -> dict[str, Answered]:
    """Give who answered which questions about each part, a session of theirs each."""
    given: dict[str, Answered] = {}
    by = [rows[part], rows["session_id"], rows["respondent_code"]]
    for (of, _, code), items in rows["item"].groupby([one.to_numpy() for one in by]):
        given.setdefault(str(of), []).append((str(code), frozenset(items)))
    return given


def _are_few_partly(given: Answered) -> bool:
    """Say whether one to four people left a question out, of questions that are all told of."""
    answered: dict[str, set[str]] = {}
    for code, items in given:
        for item in items:
            answered.setdefault(item, set()).add(code)
    left = {code for code, items in given if len(items) < len(answered)}
    told = all(len(codes) >= MIN_PAIRS for codes in answered.values())
    return told and 0 < len(left) < MIN_PAIRS


def _ways(rows: pd.DataFrame) -> tuple[int, int, int]:
    change = np.round(rows["after"] - rows["before"], 9)
    return int((change > 0).sum()), int((change == 0).sum()), int((change < 0).sum())


def _few(counts: Iterable[int]) -> bool:
    return any(0 < count < MIN_PAIRS for count in counts)
