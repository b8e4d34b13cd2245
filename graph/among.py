"""Which texts are among others, where both may be many."""

import numpy as np
import numpy.typing as npt
import pandas as pd


def among(values: pd.Series, others: pd.Series) -> npt.NDArray[np.bool_]:
    """Say of each of ``values`` whether it is one of ``others``.

    Not ``isin``: it takes every one of ``others`` by itself into another form, which of a hundred
    thousand texts takes a second.
    """
    known = pd.Index(others.dropna().unique())
    return np.asarray(known.get_indexer(pd.Index(values)) >= 0)
