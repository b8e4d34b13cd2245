"""Which groups nothing is told of, so that no few people come out of any table of groups."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from graph.attitude.grouped import By, grouped
from graph.attitude.pairs import MIN_PAIRS
from graph.attitude.partly import ENTRY
from graph.attitude.protect import Parts, given_away
from graph.attitude.subjects import Subject, of_people
from graph.snapshot import Snapshot

Ways = tuple[int, int, int]
"""How many went up, stayed, and went down."""
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
    sets = {
        (kind.value, str(group)): frozenset(rows)
        for kind, table in tables.items()
        for group, rows in table.groupby("group_id")[part]
    }
    ways = {
        (kind.value, group): counts
        for kind, table in tables.items()
        for group, counts in _ways(of_people(table, subject, "group_id"), "group_id").items()
    }
    size = {node: sum(counts) for node, counts in ways.items()}
    whole = tables[by].drop_duplicates(ENTRY)
    counts = _Counted.of(whole, pairs, part, families)
    away = given_away(
        sets, size, lambda parts: counts.few_people(parts) or counts.few_partly(parts)
    )
    one_way = [node for node, went in ways.items() if _few(went)]
    silent = given_away(sets, size, counts.few_one_way, [*away, *one_way])
    return Hidden(
        frozenset(group for kind, group in away if kind == by),
        frozenset(group for kind, group in silent if kind == by),
    )


@dataclass(frozen=True)
class _Counted:
    """Who answered about each part: their codes, what they answered of a scale, where they went."""

    codes: Mapping[str, frozenset[str]]
    scales: Sequence["_Answered"]
    ways: Mapping[str, Ways]
    known: dict[tuple[int, Parts], bool] = field(default_factory=dict)

    @classmethod
    def of(
        cls, scored: pd.DataFrame, pairs: pd.DataFrame, part: str, families: Sequence[Subject]
    ) -> "_Counted":
        codes = {
            str(one): frozenset(of_part) for one, of_part in scored.groupby(part)["respondent_code"]
        }
        answered = pairs.merge(scored[list(dict.fromkeys([*ENTRY, part]))], on=ENTRY)
        scales = [
            _Answered.of(answered[answered["item"].isin(scale.items)], part) for scale in families
        ]
        return cls(codes, scales, _ways(scored, part))

    def few_people(self, parts: Parts) -> bool:
        if any(len(self.codes[part]) >= MIN_PAIRS for part in parts):
            return False
        return 0 < len(frozenset().union(*(self.codes[part] for part in parts))) < MIN_PAIRS

    def few_partly(self, parts: Parts) -> bool:
        return any(self._few_partly(at, parts) for at in range(len(self.scales)))

    def few_one_way(self, parts: Parts) -> bool:
        up = same = down = 0
        for part in parts:
            one = self.ways[part]
            up, same, down = up + one[0], same + one[1], down + one[2]
            # Counts only grow: what is enough stays so, however many parts there are.
            if min(up, same, down) >= MIN_PAIRS:
                return False
        return _few((up, same, down))

    def _few_partly(self, at: int, parts: Parts) -> bool:
        if (at, parts) not in self.known:
            self.known[at, parts] = self.scales[at].are_few_partly(parts)
        return self.known[at, parts]


@dataclass(frozen=True, eq=False)
class _Answered:
    """Which questions of a scale were answered about each part, and by whom how few of them.

    ``items``: of each part the questions that anybody answered; ``fewest``: of each part and person
    the fewest questions they answered about a session, and ``least``, of anybody.
    """

    rows: pd.DataFrame
    items: Mapping[str, frozenset[str]]
    fewest: Mapping[str, Mapping[str, int]]
    least: Mapping[str, int]

    @classmethod
    def of(cls, answered: pd.DataFrame, part: str) -> "_Answered":
        rows = answered.assign(part=answered[part])
        pairs = rows[["part", "item"]].drop_duplicates()
        items = {str(one): frozenset(found) for one, found in pairs.groupby("part")["item"]}
        entries = rows.groupby(["part", "session_id", "respondent_code"])["item"].nunique()
        each = entries.groupby(level=["part", "respondent_code"]).min()
        fewest: dict[str, dict[str, int]] = {}
        for (of, code), many in zip(each.index.tolist(), each.tolist(), strict=True):
            fewest.setdefault(str(of), {})[str(code)] = many
        least = {of: min(people.values()) for of, people in fewest.items()}
        return cls(rows[["part", "respondent_code", "item"]], items, fewest, least)

    def are_few_partly(self, parts: Parts) -> bool:
        """Say whether one to four people left a question out, of questions that are all told of."""
        there = [part for part in parts if part in self.items]
        asked = len(frozenset().union(*(self.items[part] for part in there)))
        left: set[str] = set()
        for part in there:
            if self.least[part] < asked:
                left |= {code for code, many in self.fewest[part].items() if many < asked}
            if len(left) >= MIN_PAIRS:
                return False
        if not left:
            return False
        rows = self.rows[self.rows["part"].isin(there)]
        return bool((rows.groupby("item")["respondent_code"].nunique() >= MIN_PAIRS).all())


def _ways(rows: pd.DataFrame, by: str) -> dict[str, Ways]:
    """Count who went up, stayed and went down in each group."""
    change = np.round(rows["after"] - rows["before"], 9)
    went = pd.DataFrame({"up": change > 0, "same": change == 0, "down": change < 0})
    counts = went.groupby(rows[by]).sum()
    return {
        str(group): (int(up), int(same), int(down)) for group, up, same, down in counts.itertuples()
    }


def _few(counts: Iterable[int]) -> bool:
    return any(0 < count < MIN_PAIRS for count in counts)
