"""The answers that every table of attitudes counts with, and the pairs they make."""

import pandas as pd

from graph.attitude.pairs import Answers, Compared, answers, matched
from graph.attitude.partly import without_few_partly
from graph.attitude.subjects import headline, scores, subjects
from graph.once import once
from graph.questionnaire import Questionnaire
from graph.snapshot import Snapshot


def counted(snapshot: Snapshot, compared: Compared = Compared.after) -> Answers:
    """Read the snapshot's answers, without those that scale and questions would give away.

    Every table of attitudes begins with them: they are kept as long as their snapshot is.
    """
    kept = _counted(snapshot)
    if compared not in kept:
        questionnaire = snapshot.analysis.questionnaire
        kept[compared] = without_few_partly(all_answers(snapshot), questionnaire, compared)
    return kept[compared]


@once
def _counted(snapshot: Snapshot) -> dict[Compared, Answers]:
    """Begin what is kept of a snapshot, by what is compared."""
    del snapshot
    return {}


@once
def all_answers(snapshot: Snapshot) -> Answers:
    """Read all of the snapshot's answers as its questionnaire describes them, once."""
    return answers(snapshot.feedback, snapshot.analysis.questionnaire)


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
