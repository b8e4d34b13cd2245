"""Named queries: a lead's questions, each a Cypher file that says what it takes."""

from graph.questions.ask import all_questions, choices_of, question_named, run
from graph.questions.model import Choice, Column, Param, Question

__all__ = [
    "Choice",
    "Column",
    "Param",
    "Question",
    "all_questions",
    "choices_of",
    "question_named",
    "run",
]
