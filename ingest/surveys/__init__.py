"""Surveys of any tool: opened as one shape, understood by a mapping, told as rows of our tables.

The road of a page: ``open_survey`` a file, ``kept`` or ``propose`` a mapping, let the user change
it (``targets`` are the choices for each question, ``ABOUT``, ``PARTS`` and ``ENTRIES`` those for
the whole; ``from_data`` checks what was chosen), show its ``preview``, and ``keep`` it.
"""

from ingest.surveys.apply import apply
from ingest.surveys.fitting import fit
from ingest.surveys.keep import free_name, keep, kept, of_session
from ingest.surveys.mapping import Constants, Mapping, Meaning, from_data, from_toml, to_toml
from ingest.surveys.missing import Lack, missing
from ingest.surveys.opening import KINDS, open_survey
from ingest.surveys.preview import Preview, preview
from ingest.surveys.propose import propose
from ingest.surveys.saying import as_data, in_words
from ingest.surveys.survey import Question, Submission, Survey
from ingest.surveys.targets import ABOUT, ENTRIES, PARTS, TARGETS, Target, targets

__all__ = [
    "ABOUT",
    "ENTRIES",
    "KINDS",
    "PARTS",
    "TARGETS",
    "Constants",
    "Lack",
    "Mapping",
    "Meaning",
    "Preview",
    "Question",
    "Submission",
    "Survey",
    "Target",
    "apply",
    "as_data",
    "fit",
    "free_name",
    "from_data",
    "from_toml",
    "in_words",
    "keep",
    "kept",
    "missing",
    "of_session",
    "open_survey",
    "preview",
    "propose",
    "targets",
    "to_toml",
]
