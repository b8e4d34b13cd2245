"""What one question of a form most likely means, by its words and by what its answers look like."""

from collections.abc import Container
from dataclasses import dataclass, replace

from ingest.loose.plainly import plainly
from ingest.surveys.survey import Kind, Question
from ingest.surveys.targets import DROP
from ingest.surveys.vocabulary import meanings

_DAYS: tuple[Kind, ...] = ("day", "instant", "empty", "text", "one")
_NAMES: tuple[Kind, ...] = ("text", "one", "several", "empty")
_FITS: dict[str, tuple[Kind, ...]] = {
    "session.date": _DAYS,
    "session.count": ("number", "scale", "empty", "one"),
    "session.venue": _NAMES,
    "session.title": _NAMES,
    "session.code": ("text", "one", "number", "scale", "empty"),
    "session.topics": _NAMES,
    "session.format": _NAMES,
    "session.hosts": _NAMES,
    "session.speakers": _NAMES,
    "session.participants": _NAMES,
    "person.name": _NAMES,
    "person.name_ur": _NAMES,
    "person.campus": _NAMES,
    "person.gender": ("one", "text", "empty"),
    "person.email": ("email", "text", "one", "empty"),
    "person.phone": ("phone", "number", "text", "one", "empty"),
    "person.id_card": ("id_card", "number", "text", "one", "empty"),
    "person.from_on": _DAYS,
    "person.graduates_on": _DAYS,
    "person.appointed_on": _DAYS,
    "person.ends_on": _DAYS,
    "ties.names": _NAMES,
    "feedback.code": ("text", "one", "number", "several", "phone", "email", "scale", "empty"),
    "feedback.wave": ("one", "text", "empty"),
    "person.consent": ("one", "text", "scale", "empty"),
}
_BY_KIND: dict[Kind, str] = {
    "email": "person.email",
    "phone": "person.phone",
    "id_card": "person.id_card",
}
_COUNTED = (
    "how many",
    "number of",
    "no of",
    "total",
    "کتنے",
    "کتنی",
    "تعداد",
    "kitne",
    "age",
    "عمر",
)
_WORDS_FIRST = (
    *("drop", "session.code", "session.count", "session.date", "person.code", "person.consent"),
    *("person.gender", "feedback.code", "feedback.wave"),
)
"""What counts before the look of answers: a comment may be "Good", a number of people 5."""
_SOME_OF_THEM = frozenset(
    [
        *("male", "males", "female", "females", "men", "women", "boys", "girls", "transgender"),
        *("خواتین", "مرد", "طالبات", "لڑکیاں", "لڑکے"),
    ]
)
SURE = 0.45


@dataclass(frozen=True)
class Guess:
    """What a question may mean: the best first, each with how well it fits."""

    question: Question
    ranked: tuple[tuple[str, float], ...]

    @property
    def best(self) -> str:
        """The target that fits best."""
        return self.ranked[0][0] if self.ranked else DROP

    @property
    def score(self) -> float:
        """How well it fits, 0 to 1."""
        return self.ranked[0][1] if self.ranked else 0.0

    def among(self, targets: Container[str]) -> "Guess":
        """Keep the meanings that are among these."""
        return replace(self, ranked=tuple(each for each in self.ranked if each[0] in targets))


def guess(question: Question) -> Guess:
    """Rank what a question may mean."""
    if question.kind in ("file", "place"):
        return Guess(question, ((DROP, 1.0),))
    own = meanings(question.label)
    around = meanings(" ".join((*question.path, question.label))) if question.path else {}
    found = {target: score * 0.8 for target, score in around.items()} | own
    fitting = {target: score for target, score in found.items() if _fits(target, question.kind)}
    if (by_kind := _BY_KIND.get(question.kind)) and by_kind not in fitting:
        # Contacts are known by their look, whatever the question is called.
        fitting = {by_kind: 0.5}
    said_first = question.path == () and any(found.get(each, 0) > 0.6 for each in _WORDS_FIRST)
    if question.kind == "scale" and not _is_count(question) and not said_first:
        fitting = {"item": 0.9}
    if is_partial_count(question.label) and "session.count" in fitting:
        fitting["session.count"] *= 0.6
    ranked = sorted(fitting.items(), key=lambda each: -each[1])
    return Guess(question, tuple(ranked))


def is_partial_count(label: str) -> bool:
    """Whether a question counts only some of the participants: men, women, boys, girls."""
    words = set(plainly(label.replace("_", " ")).split())
    return bool(words & _SOME_OF_THEM)


def _fits(target: str, kind: Kind) -> bool:
    return kind in _FITS[target] if target in _FITS else True


def _is_count(question: Question) -> bool:
    plain = f" {plainly(question.label.replace('_', ' '))} "
    return any(f" {plainly(word)} " in plain for word in _COUNTED)
