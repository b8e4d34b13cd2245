"""What would remain of the network without staff, panelists and official accounts.

Two snapshots of one day are compared, the whole and the view without staff. Of people only the
network's own are counted, before as after: that staff are gone is no loss of theirs.
"""

from datetime import date

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy import sparse

from graph.cascades import Forest, forest_of
from graph.cascades.forest import KINDS
from graph.history import History
from graph.intervals import with_share
from graph.reach.within import within_steps
from graph.snapshot import Snapshot
from graph.view import View

COLUMNS = ["what", "before", "after", "out_of", "share", "low", "high"]
TITLES = {
    "ties": "Ties between people",
    "connected": "Own people in the largest part",
    "near": "Own people near an ambassador",
    "hosted": "Sessions with a host on record",
    "threads": "Dialogue threads",
    "answers": "Replies, reposts and quotes",
}
"""What is compared, with its words.

*Own* people are neither staff nor panelists; *near* is within two ties, the *largest part* the
connected part with most of them.
"""

Mask = npt.NDArray[np.bool_]


def work_without_staff(history: History, day: date | None = None) -> pd.DataFrame:
    """Compare a day's network with the same without staff, panelists and official accounts.

    As ``staff_off``. Raises QuestionError.
    """
    return staff_off(history.at(day), history.at(day, View(staff=False)))


def staff_off(whole: Snapshot, without: Snapshot) -> pd.DataFrame:
    """Tell what of ``whole`` remains in ``without``, its view without staff, a row a thing.

    Columns ``what`` (``TITLES``), ``before, after``, ``out_of`` (of how many own people, where
    people are counted), ``share`` (after ÷ before) with its Wilson interval ``low, high``; the
    share is missing where there was nothing before. A thread remains if an answer between own
    accounts is left of it. Raises ValueError unless the two are of the same day.
    """
    if whole.as_of != without.as_of:
        raise ValueError(f"{whole.as_of} and {without.as_of} are two days")
    own = len(without.people)
    forest = forest_of(whole)
    found = {
        "ties": (len(whole.ties), len(without.ties), None),
        "connected": (_connected(whole, without), _connected(without, without), own),
        "near": (_near(whole, without), _near(without, without), own),
        "hosted": (_hosted(whole), _hosted(without), None),
        "threads": (_threads(forest, whole), _threads(forest, without), None),
        "answers": (len(_answers(whole)), len(_answers(without)), None),
    }
    rows = [(what, *numbers) for what, numbers in found.items()]
    frame = pd.DataFrame(rows, columns=COLUMNS[:4]).astype({"what": "str", "out_of": "Int64"})
    return with_share(frame, "after", "before")


def _own(snapshot: Snapshot, without: Snapshot) -> Mask:
    return np.asarray(snapshot.ids.isin(without.ids))


def _connected(snapshot: Snapshot, without: Snapshot) -> int:
    """Count own people in the connected part that has most of them."""
    _, part = sparse.csgraph.connected_components(snapshot.csr.pattern, directed=False)
    tied = np.diff(snapshot.undirected.csr.indptr) > 0
    return int(np.bincount(part[_own(snapshot, without) & tied]).max(initial=0))


def _near(snapshot: Snapshot, without: Snapshot) -> int:
    """Count own people within two ties of a current ambassador of the network's own."""
    own = _own(snapshot, without)
    leading = snapshot.people["current_ambassador"].to_numpy(dtype=bool) & own
    return int((within_steps(snapshot, leading, 2) & own).sum())


def _hosted(snapshot: Snapshot) -> int:
    there = snapshot.session_people
    return int(there.loc[there["part"] == "hosted", "session_id"].nunique())


def _answers(snapshot: Snapshot) -> pd.DataFrame:
    """List the posts that answer or pass on another, each once."""
    acts = snapshot.interactions
    acts = acts[acts["kind"].isin(KINDS) & acts["target_post_id"].notna()]
    return acts.drop_duplicates(["platform", "post_id"])


def _threads(forest: Forest, snapshot: Snapshot) -> int:
    """Count the threads of ``forest`` of which ``snapshot`` still has an answer."""
    left = _answers(snapshot)
    at = forest.places(left["platform"], left["post_id"])
    return len(np.unique(forest.root[at[at >= 0]]))
