"""A survey, whatever tool it comes from: its questions, its submissions, their repeated parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from ingest.fields.form import Cell
from ingest.source import Aside, Loss, Note, Passed

Kind = Literal[
    "text",
    "one",
    "several",
    "number",
    "scale",
    "day",
    "time",
    "instant",
    "place",
    "file",
    "email",
    "phone",
    "id_card",
    "address",
    "empty",
]
"""What answers look like: free text, one or several of a few options, a number, words of a scale,
a day, a time, a day and time, a position, an uploaded file, or something that names a person."""

Answer = Cell | tuple[str, ...]
"""One answer as it stood in the file; a tuple holds the options that were ticked."""
Answers = Mapping[str, Answer]
Status = Literal["", "approved", "not_approved", "on_hold"]
"""What the people who check submissions have said of one."""


@dataclass(frozen=True)
class Question:
    """One question.

    ``name`` is unique in the survey and what a mapping calls it; ``label`` what a person reads;
    ``path`` the groups around it; ``repeat`` the repeat group it belongs to, if any.
    """

    name: str
    label: str
    path: tuple[str, ...] = ()
    repeat: str = ""
    kind: Kind = "text"
    options: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The question with the groups around it, as a page or report shows it."""
        return " / ".join((*self.path, self.label))


@dataclass(frozen=True)
class Submission:
    """One filled form.

    ``id`` stays the same when the form is exported again; ``number`` is the row or line in the
    file; ``repeats`` holds the entries of each repeat group, those of an inner one with the
    answers of the entry around it.
    """

    id: str
    number: int
    answers: Answers
    submitted_at: datetime | None = None
    repeats: Mapping[str, Sequence[Answers]] = field(default_factory=dict)
    sheet: str = ""
    status: Status = ""
    uuid: str = ""
    twin: bool = False
    """Whether it was uploaded once more: it says the same as the one with its id before it."""


@dataclass(frozen=True)
class Survey:
    """A form's export: ``title`` names the form, ``versions`` the form's own marks, if any.

    ``aside`` is what the export holds beside usable submissions: records that are none, losses.
    """

    kind: str
    title: str
    questions: tuple[Question, ...]
    submissions: tuple[Submission, ...]
    versions: frozenset[str] = frozenset()
    aside: tuple[Passed | Aside | Loss | Note, ...] = ()
    day_order: Literal["dmy", "mdy"] | None = None
    """How the tool writes days by itself, if that is known."""

    def question(self, name: str) -> Question | None:
        """Give the question a mapping calls ``name``."""
        return next((each for each in self.questions if each.name == name), None)

    @property
    def repeats(self) -> tuple[str, ...]:
        """The repeat groups, in their order."""
        return tuple(dict.fromkeys(each.repeat for each in self.questions if each.repeat))
