"""What is measured exactly, and what is estimated from people drawn at random, with its error.

Sampling sources: Brandes & Pich (2007), Centrality estimation in large networks;
doi:10.1142/S0218127407018403. Error of a mean drawn without replacement: Cochran (1977), Sampling
Techniques, section 2.6.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from graph.csr import Csr
from graph.errors import QuestionError

Floats = npt.NDArray[np.float64]

# Exact as long as one core of a laptop is done within this many seconds …
AFFORDABLE = 30.0
# … at so many seconds for each source and arc, as measured on networks of 100,000 to 2 million
# arcs (people × arcs of 30 seconds: 7.5e11, 7.5e9, 2e9 and 1e9).
STEPS, WAYS = 4e-11, 4e-9
LENGTHS, LONG_WAYS = 1.5e-8, 3e-8


@dataclass(frozen=True, eq=False)
class Pivots:
    """The people drawn, as positions, out of so many."""

    drawn: npt.NDArray[np.int32]
    people: int

    def mean(self, total: Floats, squares: Floats) -> tuple[Floats, Floats]:
        """Give each person's mean over all others, and its standard error.

        ``total`` and ``squares`` are sums over those drawn, nobody counting for themselves.
        """
        seen = np.full(self.people, len(self.drawn), dtype=np.float64)
        seen[self.drawn] -= 1
        mean = total / seen
        variance = np.maximum(squares - total * mean, 0) / (seen - 1)
        left = 1 - seen / (self.people - 1)
        return mean, np.sqrt(variance / seen * left)


def pivots(
    csr: Csr, cost: float, *, exact: bool | None, wanted: int, seed: int, measure: str
) -> Pivots | None:
    """Draw people to search from, or give None where the exact value is wanted or affordable.

    The draw depends on the seed and on who there is, not on the order of rows. Raises QuestionError
    for fewer than 3 ``wanted``.
    """
    if wanted < 3:
        raise QuestionError(measure, "an error can't be told from under 3 people", "Draw more")
    people = len(csr.ids)
    if exact is None:
        exact = people * len(csr.indices) * cost <= AFFORDABLE
    if exact or people <= wanted:
        return None
    in_order = np.argsort(csr.ids.to_numpy(dtype=object).astype(str), kind="stable")
    drawn = np.random.default_rng(seed).choice(in_order, wanted, replace=False)
    return Pivots(np.sort(drawn).astype(np.int32), people)


def labelled(
    frame: pd.DataFrame, drawn: Pivots | None, error: Floats | None = None
) -> pd.DataFrame:
    """Say in ``frame.attrs`` whether it is ``exact``, ``sampled_from`` how many, the ``error``.

    ``error`` is the largest standard error of any person; what is sampled has a ``note`` to print.
    """
    attrs: dict[str, Any] = {"exact": drawn is None, "sampled_from": len(frame), "error": 0.0}
    if drawn is not None and error is not None:
        attrs["sampled_from"], attrs["error"] = len(drawn.drawn), float(np.nanmax(error))
        attrs["note"] = (
            f"Estimated from {attrs['sampled_from']:,} of {len(frame):,} people: "
            f"standard error {attrs['error']:.2g} at most."
        )
    frame.attrs.update(attrs)
    return frame
