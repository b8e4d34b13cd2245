"""One filled form as its mapping understands it: the answers by what they mean."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property
from typing import Any

from ingest.fields.form import Cell
from ingest.loose.days import Order, order_of
from ingest.loose.words import Scale, scale_of
from ingest.source import Context
from ingest.surveys import answers as said
from ingest.surveys.mapping import Mapping as Meanings
from ingest.surveys.mapping import Meaning
from ingest.surveys.survey import Answer, Answers, Question, Submission, Survey
from ingest.surveys.targets import ITEMS, Entries

ByTarget = Mapping[str, Sequence[tuple[Meaning, Answer]]]


@dataclass(frozen=True)
class Form:
    """A survey with its mapping, and what is decided once over whole columns."""

    survey: Survey
    mapping: Meanings
    context: Context = field(default_factory=Context)

    @property
    def scope(self) -> str:
        """What names mean the same people in."""
        return self.mapping.name

    @property
    def zone(self) -> tzinfo:
        """The zone in which a day is a day."""
        return self.context.zone

    @cached_property
    def columns(self) -> Mapping[str, Sequence[Answer]]:
        """All answers to each question."""
        found: dict[str, list[Answer]] = {}
        for each in self.survey.submissions:
            for filled in (each.answers, *(e for es in each.repeats.values() for e in es)):
                for question, answer in filled.items():
                    found.setdefault(question, []).append(answer)
        return found

    @cached_property
    def orders(self) -> Mapping[str, Order]:
        """Whether the days of each question begin with the day or the month."""
        usual: Order = self.survey.day_order or "auto"
        return {name: order_of(_cells(column)) or usual for name, column in self.columns.items()}

    @cached_property
    def scales(self) -> Mapping[str, Scale | None]:
        """The scale of each item; questions that are one item in several columns share theirs."""
        asked: dict[str, list[Meaning]] = {}
        for each in self.mapping.questions:
            if each.is_ in ITEMS:
                asked.setdefault(each.item or "", []).append(each)
        found: dict[str, Scale | None] = {}
        for meanings in asked.values():
            cells = [c for m in meanings for c in _cells(self.columns.get(m.question, ()))]
            labels = " ".join(self.label(m.question) for m in meanings)
            scale = scale_of(cells, labels)
            found |= {m.question: scale for m in meanings}
        return found

    def label(self, question: str) -> str:
        """Give a question as people read it."""
        asked = self.survey.question(question)
        return asked.said if asked else question

    def filled(self, submission: Submission) -> "Iterator[Filled]":
        """Give what a submission says; several where a repeat group's entries count each."""
        each_of = [name for name, entries in self.mapping.repeats.items() if entries == "each"]
        parts = [(name, entry) for name in each_of for entry in submission.repeats.get(name, ())]
        entries = tuple(
            (what, self._by_target(entry, name))
            for name, what in self.mapping.repeats.items()
            if what not in ("each", "drop")
            for entry in submission.repeats.get(name, ())
        )
        main = self._by_target(submission.answers, "")
        if not each_of:
            yield Filled(self, submission, submission.id, main, entries)
            return
        for at, (name, entry) in enumerate(parts, start=1):
            inside = self._by_target(entry, name)
            yield Filled(self, submission, f"{submission.id}-{at}", {**main, **inside}, entries)

    def _by_target(self, answers: Answers, repeat: str) -> ByTarget:
        found: dict[str, list[tuple[Meaning, Answer]]] = {}
        for meaning in self._meanings.get(repeat, ()):
            answer = answers.get(meaning.question)
            if answer is not None:
                found.setdefault(meaning.is_, []).append((meaning, self._said(meaning, answer)))
        return found

    def _said(self, meaning: Meaning, answer: Answer) -> Answer:
        return _in_words(meaning, _parted(self._asked.get(meaning.question), answer))

    @cached_property
    def _asked(self) -> Mapping[str, Question]:
        return {each.name: each for each in self.survey.questions}

    @cached_property
    def _meanings(self) -> Mapping[str, Sequence[Meaning]]:
        found: dict[str, list[Meaning]] = {}
        for each in self.mapping.questions:
            found.setdefault(each.repeat, []).append(each)
        return found


@dataclass(frozen=True)
class Filled:
    """What one submission says, or one entry that counts as a submission."""

    form: Form
    submission: Submission
    id: str
    answers: ByTarget
    entries: tuple[tuple[Entries, ByTarget], ...] = ()

    def all(self, target: str) -> Sequence[tuple[Meaning, Answer]]:
        """Give every answer that means a target."""
        return self.answers.get(target, ())

    def answer(self, *targets: str) -> Answer:
        """Give the first answer that means one of these."""
        return said.first([answer for target in targets for _, answer in self.all(target)])

    def text(self, *targets: str) -> str | None:
        """Give it as one line."""
        return said.text(self.answer(*targets))

    def day(self, target: str) -> date | None:
        """Give the day a target's answer means."""
        return next(
            (
                found
                for meaning, answer in self.all(target)
                if (found := said.day(answer, self.form.orders[meaning.question], self.form.zone))
            ),
            None,
        )

    @property
    def submitted_on(self) -> date | None:
        """The day of submission."""
        moment: datetime | None = self.submission.submitted_at
        return moment.astimezone(self.form.zone).date() if moment else None

    def within(self, entry: ByTarget) -> "Filled":
        """Look at an entry of a repeat group as at a submission."""
        return Filled(self.form, self.submission, self.id, entry)


def _parted(asked: Question | None, answer: Answer) -> Answer:
    """Part codes joined by spaces, where the whole column shows that they are such."""
    if asked is None or asked.kind != "several" or not isinstance(answer, str):
        return answer
    codes = answer.split()
    return tuple(codes) if codes and set(codes) <= set(asked.options) else answer


def _in_words(meaning: Meaning, answer: Answer) -> Answer:
    """Put what an answer stands for in its place, where the mapping says it."""
    if meaning.words is None:
        return answer
    if isinstance(answer, tuple):
        return tuple(meaning.words.get(each, each) for each in answer)
    return meaning.words.get(str(answer), answer)


def _cells(column: Sequence[Answer]) -> list[Cell]:
    return [each[0] if isinstance(each, tuple) else each for each in column if each != ()]


def blank(cells: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out of a row what is not known."""
    return {name: value for name, value in cells.items() if value not in (None, "", [], ())}
