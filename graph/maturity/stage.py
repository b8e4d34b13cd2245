"""At which stage a network stands, how sure that is, and how it came there month by month."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from graph.bands.thinned import Thinning
from graph.calendar import last_day
from graph.errors import QuestionError
from graph.history import History
from graph.maturity.rules import CLEAR, FEWEST_PEOPLE, RULES, Stage, decided, weights
from graph.maturity.shape import Shape, measures, shape_of
from graph.maturity.steps import Step, next_steps
from graph.maturity.working import TIMES, working
from graph.snapshot import Snapshot
from graph.view import WHOLE, View
from graph.words import counted, percent

LEFT_OUT, LEVEL = 0.2, 0.9
_DRAWS, _FEWEST_DRAWS = 100, 5
_ARCS = 10_000_000  # arcs × draws: some fifteen seconds
_NONE = "none of the four"
EVIDENCE = [
    *("measure", "title", "meaning", "value", "low", "high"),
    *("stage", "says", "nothing", "fully", "because"),
]


@dataclass(frozen=True, eq=False)
class Maturity:
    """At which of four stages a network stands on a day, with the evidence.

    ``stage`` None: none of them, or, where ``tied`` (people with a tie that counts) are fewer than
    ten, unknown. ``towards``: it lies between ``stage`` and this one. ``weights`` sum to 1, None is
    none of the four. ``evidence``: a row a measure, with its ``value``, the range ``low, high``
    that it has in 90 % of the ``draws`` (only of what decides), the ``stage`` it speaks for and how
    far it ``says`` so, from 0 at ``nothing`` to 1 at ``fully``, and ``because``. Of the draws, each
    a network with a fifth of the people left out, a share ``same`` has the same stage;
    ``in_draws`` are the shares of all, ``too_few`` that of those which leave too few people tied.
    """

    as_of: date
    people: int
    tied: int
    stage: Stage | None
    towards: Stage | None
    weights: dict[Stage | None, float]
    evidence: pd.DataFrame
    steps: tuple[Step, ...]
    draws: int
    same: float
    in_draws: dict[Stage | None, float]
    too_few: float

    @property
    def is_known(self) -> bool:
        """Whether enough people have ties to tell a stage."""
        return bool(self.weights)

    @property
    def is_clear(self) -> bool:
        """Whether one stage, or none of them, has most of the weight."""
        return self.is_known and self.weights[self.stage] >= CLEAR

    def in_words(self) -> str:
        """Name the stage: ``multi-hub``, ``between multi-hub and core/periphery``."""
        if not self.is_known:
            return "not known"
        if self.stage is None:
            return _NONE
        if self.towards is None:
            return str(self.stage) if self.is_clear else f"most like {self.stage}"
        both = sorted((self.stage, self.towards), key=list(Stage).index)
        return f"between {both[0]} and {both[1]}"

    def sentences(self) -> list[str]:
        """Say where the network stands, of whom that is told, and how sure it is."""
        have = "has" if self.tied == 1 else "have"
        told = [
            f"{self.in_words().capitalize()}.",
            f"{self.tied:,} of {counted(self.people, 'person', 'people')} {have} a tie that "
            f"counts: reported, online, or together at {TIMES} sessions or more.",
        ]
        if self.draws:
            others = [
                f"{percent(share)} {stage or _NONE}"
                for stage, share in self.in_draws.items()
                if share and stage is not self.stage
            ]
            if self.too_few:
                others.append(f"{percent(self.too_few)} with too few people left to tell")
            told.append(
                f"With a fifth of the people left out it comes first in {percent(self.same)} of "
                f"{self.draws:,} draws{''.join(f'; {one}' for one in others)}."
            )
        return [*told, "The thresholds are ours, and not validated against outcomes."]


def maturity(
    snapshot: Snapshot,
    *,
    draws: int | None = None,
    seed: int = 0,
    on_draw: Callable[[int, int], None] = lambda _done, _of: None,
) -> Maturity:
    """Tell at which stage a network stands, by the rules in ``graph.maturity.rules``.

    ``draws`` networks with a fifth of the people left out say how sure that is: 100 by default,
    fewer where there are very many ties; 0 for none. Direction is left aside. The same network and
    ``seed`` give the same answer. ``on_draw`` hears of every draw done. Raises QuestionError.
    """
    if draws is not None and draws < 0:
        raise QuestionError("draws", f"{draws} is below 0", "Give 0 or more")
    network = working(snapshot)
    shape = shape_of(network)
    if shape is None:
        return _unknown(snapshot, network)
    weighed = weights(shape.values)
    stage, towards = decided(weighed)
    if draws is None:
        arcs = max(len(network.csr.indices), 1)
        draws = min(_DRAWS, max(_ARCS // arcs, _FEWEST_DRAWS))
    drawn = _drawn(network, draws, seed, on_draw)
    kept = [one for one in drawn if one is not None]
    found = [decided(weights(one.values))[0] for one in kept]
    return Maturity(
        as_of=snapshot.as_of,
        people=len(snapshot.people),
        tied=shape.tied,
        stage=stage,
        towards=towards,
        weights=weighed,
        evidence=_evidence(shape, kept),
        steps=next_steps(network, shape, stage),
        draws=draws,
        same=found.count(stage) / draws if draws else float("nan"),
        in_draws={one: found.count(one) / draws for one in weighed} if draws else {},
        too_few=1 - len(found) / draws if draws else float("nan"),
    )


def by_month(
    history: History,
    view: View = WHOLE,
    *,
    until: str | None = None,
    months: int = 14,
    draws: int = 0,
    seed: int = 0,
) -> pd.DataFrame:
    """Tell the stage at the end of each of the last ``months`` with data, up to month ``until``.

    Columns ``month, as_of, people, tied, stage, towards, same`` and the weight of each stage, by
    its name (``none_of_them`` last); all missing where too few people had ties.
    """
    if history.data_up_to is None:
        return _table([])
    known = [month for month in history.months if until is None or month <= until]
    days = [(month, min(last_day(month), history.data_up_to)) for month in known[-months:]]
    return _table(
        [(month, maturity(history.at(day, view), draws=draws, seed=seed)) for month, day in days]
    )


def _drawn(
    network: Snapshot, draws: int, seed: int, on_draw: Callable[[int, int], None]
) -> list[Shape | None]:
    """Measure networks with a fifth of the people left out; None where too few are left tied."""
    tied = np.flatnonzero(np.diff(network.csr.indptr) > 0)
    if len(tied) < len(network.ids):  # who has no tie changes nothing by being left out
        network = replace(network, people=network.people.iloc[tied].reset_index(drop=True))
    thinning = Thinning(network, "people", LEFT_OUT, seed)
    found = []
    for number in range(draws):
        found.append(shape_of(thinning.run(number)[0], deciding=True))
        on_draw(number + 1, draws)
    return found


def _evidence(shape: Shape, drawn: Sequence[Shape]) -> pd.DataFrame:
    ends = {}
    if drawn:
        names = measures(deciding=True)
        known = np.array([[one.values[name] for name in names] for one in drawn])
        with np.errstate(invalid="ignore"):
            known = np.where(np.isnan(known).all(axis=0), 0, known)
            low, high = np.nanquantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2], axis=0)
        ends = dict(zip(names, zip(low, high, strict=True), strict=True))
    nothing = (float("nan"), float("nan"))
    rows = [
        (
            *(rule.measure, rule.title, rule.meaning, shape.values[rule.measure]),
            *ends.get(rule.measure, nothing),
            None if rule.stage is None else str(rule.stage),
            rule.says(shape.values[rule.measure]) if rule.stage else float("nan"),
            *(rule.nothing, rule.fully, rule.because),
        )
        for rule in RULES
    ]
    return pd.DataFrame(rows, columns=EVIDENCE).astype({"stage": "str"})


def _unknown(snapshot: Snapshot, network: Snapshot) -> Maturity:
    tied = int((np.diff(network.csr.indptr) > 0).sum())
    few = f"Fewer than {FEWEST_PEOPLE} people have a tie that counts: let them meet again."
    return Maturity(
        as_of=snapshot.as_of,
        people=len(snapshot.people),
        tied=tied,
        stage=None,
        towards=None,
        weights={},
        evidence=pd.DataFrame(columns=EVIDENCE),
        steps=(Step(few),),
        draws=0,
        same=float("nan"),
        in_draws={},
        too_few=float("nan"),
    )


def _table(rows: Sequence[tuple[str, Maturity]]) -> pd.DataFrame:
    names = {stage: str(stage) for stage in Stage} | {None: "none_of_them"}
    frame = pd.DataFrame(
        [
            {
                "month": month,
                "as_of": pd.Timestamp(one.as_of),
                "people": one.people,
                "tied": one.tied,
                "stage": None if one.stage is None else str(one.stage),
                "towards": None if one.towards is None else str(one.towards),
                "same": one.same,
                **{name: one.weights.get(stage) for stage, name in names.items()},
            }
            for month, one in rows
        ],
        columns=["month", "as_of", "people", "tied", "stage", "towards", "same", *names.values()],
    )
    shares = dict.fromkeys(("same", *names.values()), "float64")
    return frame.astype({**shares, "month": "str", "stage": "str", "towards": "str"})
