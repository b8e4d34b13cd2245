"""The answers that every table of attitudes counts with, and the pairs they make."""

from weakref import WeakKeyDictionary

import pandas as pd

from graph.attitude.pairs import Answers, Compared, answers, matched
from graph.attitude.partly import without_few_partly
from graph.attitude.subjects import headline, scores, subjects
from graph.questionnaire import Questionnaire
from graph.snapshot import Snapshot

_READ: "WeakKeyDictionary[Snapshot, Answers]" = WeakKeyDictionary()
_COUNTED: "WeakKeyDictionary[Snapshot, dict[Compared, Answers]]" = WeakKeyDictionary()


def counted(snapshot: Snapshot, compared: Compared = Compared.after) -> Answers:
    """Read the snapshot's answers, without those that scale and questions would give away.

    Every table of attitudes begins with them: they are kept as long as their snapshot is.
    """
    kept = _COUNTED.setdefault(snapshot, {})
    if compared not in kept:
        questionnaire = snapshot.analysis.questionnaire
        kept[compared] = without_few_partly(all_answers(snapshot), questionnaire, compared)
    return kept[compared]


def all_answers(snapshot: Snapshot) -> Answers:
    """Read all of the snapshot's answers as its questionnaire describes them, once."""
    if snapshot not in _READ:
        _READ[snapshot] = answers(snapshot.feedback, snapshot.analysis.questionnaire)
    return _READ[snapshot]


def matched_pairs(
    feedback: pd.DataFrame, questionnaire: Questionnaire | None = None
) -> pd.DataFrame:
    """Match each respondent's first answers before with their last after the same session.

    Columns of the result, a row a person and session: ``session_id, respondent_code, answered_on``
    (after), ``before``, ``after``: means over the items answered with a number both times. With a
    ``questionnaire`` they are the scores of the scale that most people answered, reversed items
    turned (``graph.attitude.headline``). A remembered "before" doesn't count.
    """
    if questionnaire is None:
        return _means(matched(answers(feedback, Questionnaire()).table))
    found = without_few_partly(answers(feedback, questionnaire), questionnaire)
    pairs = matched(found.table)
    subject = headline(subjects(pairs, questionnaire), pairs)
    return scores(pairs, subject) if subject else _means(pairs)


def _means(pairs: pd.DataFrame) -> pd.DataFrame:
    people = pairs.groupby(["session_id", "respondent_code"], as_index=False)
    return people.agg(
        answered_on=("answered_on", "max"), before=("before", "mean"), after=("after", "mean")
    )
