"""Did minds change: answers before and after, matched by person, with what they can't tell."""

from graph.attitude.attrition import Answered, answered, attrition
from graph.attitude.change import Change, matched_change
from graph.attitude.changes import answered_twice, attitude_change, change_by, subject_named
from graph.attitude.counted import matched_pairs
from graph.attitude.exposure import CAVEAT, Exposure, Response, response
from graph.attitude.grouped import By
from graph.attitude.moved import Moved, PairedShares, holm, moved, paired_shares
from graph.attitude.pairs import MIN_PAIRS, Answers, Compared, answers, matched
from graph.attitude.reliability import Reliability, cronbach_alpha
from graph.attitude.scales import reliability
from graph.attitude.slope import Slope, exposure_response
from graph.attitude.subjects import Subject, headline, subjects

__all__ = [
    "CAVEAT",
    "MIN_PAIRS",
    "Answered",
    "Answers",
    "By",
    "Change",
    "Compared",
    "Exposure",
    "Moved",
    "PairedShares",
    "Reliability",
    "Response",
    "Slope",
    "Subject",
    "answered",
    "answered_twice",
    "answers",
    "attitude_change",
    "attrition",
    "change_by",
    "cronbach_alpha",
    "exposure_response",
    "headline",
    "holm",
    "matched",
    "matched_change",
    "matched_pairs",
    "moved",
    "paired_shares",
    "reliability",
    "response",
    "subject_named",
    "subjects",
]
