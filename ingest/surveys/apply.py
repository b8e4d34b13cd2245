"""A mapping applied to a survey: each submission becomes rows, or a reason why not."""

from collections.abc import Iterator

from graph.fold import fold
from ingest.loose.contacts import masked
from ingest.named import Someone
from ingest.source import Aside, Context, Event, Item, Loss, Note, Passed, Told
from ingest.surveys import answers as said
from ingest.surveys import feedback
from ingest.surveys.filled import Filled, Form, blank
from ingest.surveys.mapping import Mapping
from ingest.surveys.people import Known, person, rows_of
from ingest.surveys.sessions import Sessions
from ingest.surveys.survey import Submission, Survey

_PARTS = (
    ("session.hosts", "hosted"),
    ("session.speakers", "spoke"),
    ("session.participants", "attended"),
)
_ORDER = {
    "session": ("sessions", "session_people"),
    "feedback": ("feedback", "session_people"),
    "attendance": ("session_people", "sessions"),
    "person": ("people", "studies"),
    "ties": ("reported_ties", "people"),
}


def apply(survey: Survey, mapping: Mapping, context: Context | None = None) -> Iterator[Event]:
    """Give what the submissions say, one event a submission, and what the export has lost."""
    form = Form(survey, mapping, context or Context())
    yield from survey.aside
    reader = _Reader(form)
    for submission in survey.submissions:
        yield from reader.events(submission)


class _Reader:
    """Goes through the submissions of one form."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._sessions = Sessions()
        self._rows: dict[str, list[Told]] = {}

    def events(self, submission: Submission) -> Iterator[Event]:
        number, sheet = submission.number, submission.sheet
        if why := self._dropped(submission):
            yield Passed(number, why, sheet)
            return
        if submission.twin and (rows := self._rows.get(submission.id)):
            yield Item(number, rows, sheet)
            return
        rows = []
        for filled in self._form.filled(submission):
            found, lost = self._of(filled)
            yield from lost
            if isinstance(found, Aside):
                yield found
                return
            rows += found
        main = _ORDER[self._form.mapping.about]
        rows.sort(key=lambda row: main.index(row[0]) if row[0] in main else len(main))
        rows = _once(rows)
        self._rows[submission.id] = rows
        if rows:
            yield Item(number, rows, sheet)
        else:
            yield Passed(number, "submissions that answer none of the questions mapped", sheet)

    def _dropped(self, submission: Submission) -> str:
        if submission.status != "not_approved":
            return ""
        drop = self._form.context.options.get("drop_not_approved", True)
        return "submissions that were not approved" if drop else ""

    def _of(self, filled: Filled) -> tuple[list[Told] | Aside, list[Loss]]:
        session = self._sessions.of(filled)
        if isinstance(session, Aside):
            return session, []
        rows: list[Told] = []
        lost: list[Loss] = []
        known = person(filled)
        if session:
            session_id, own = session
            rows += own
            answered, lost = feedback.rows_of(filled, session_id, known)
            rows += answered
            rows += _took_part(filled, session_id, known)
            rows += _testimonial(filled, session_id, known)
        for each in _everybody(filled):
            rows += rows_of(each)
        ties, untold = _ties(filled, known)
        return rows + ties, lost + untold


def _everybody(filled: Filled) -> list[Known]:
    found = [person(filled), *(person(filled.within(entry)) for _, entry in filled.entries)]
    return [each for each in found if each and each.is_named]


def _took_part(filled: Filled, session_id: str, known: Known | None) -> list[Told]:
    part = filled.form.mapping.part
    named = known is not None and known.is_named and part != "none"
    found = [(known.someone, str(part))] if known and named else []
    for entries, entry in filled.entries:
        other = person(filled.within(entry))
        if other and other.is_named and entries in ("hosted", "spoke", "attended"):
            found.append((other.someone, entries))
    for target, role in _PARTS:
        for _, answer in filled.all(target):
            found += [(Someone(name, filled.form.scope), role) for name in said.names(answer)]
    return [
        ("session_people", {"session_id": session_id, "person_id": who, "part": role})
        for who, role in found
    ]


def _ties(filled: Filled, known: Known | None) -> tuple[list[Told], list[Loss]]:
    scope, mapping = filled.form.scope, filled.form.mapping
    others = [
        Someone(name, scope)
        for _, answer in filled.all("ties.names")
        for name in said.names(answer)
    ]
    named = (person(filled.within(entry)) for what, entry in filled.entries if what == "knows")
    others += [each.someone for each in named if each and each.is_named]
    if not others:
        return [], []
    if known is None or not known.is_named:
        return [], [Loss("ties whose person is not named", len(others))]
    own = fold(known.someone.name or "")
    reported = {
        "source": (mapping.constants.source or mapping.title)[:200],
        "reported_on": filled.day("ties.date") or filled.submitted_on,
    }
    return [
        (
            "reported_ties",
            blank({"person_id": known.someone, "knows_person_id": other, **reported}),
        )
        for other in others
        if other != known.someone and fold(other.name or "") != own
    ], []


def _testimonial(filled: Filled, session_id: str, known: Known | None) -> list[Told]:
    answer = filled.answer("testimonial")
    text = masked(answer).strip() if isinstance(answer, str) else ""
    if not text:
        return []
    cells = {
        "testimonial_id": f"{filled.form.scope}-{filled.id}",
        "text": text,
        "given_on": filled.submitted_on,
        "person_id": known.someone if known and known.is_named else None,
        "session_id": session_id,
    }
    return [("testimonials", blank(cells))]


def _once(rows: list[Told]) -> list[Told]:
    """Keep the first of rows that say the same."""
    kept: list[Told] = []
    seen: set[str] = set()
    for row in rows:
        if (said_here := repr(row)) not in seen:
            seen.add(said_here)
            kept.append(row)
    return kept


def note_of(mapping: Mapping, where: str) -> Note:
    """Say that a file was read with a mapping nobody has looked at yet."""
    return Note(
        f'read with a proposed mapping "{mapping.name}": look it over with mashal map {where}, or '
        "on the Add data page"
    )
