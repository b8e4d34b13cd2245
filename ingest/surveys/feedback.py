"""Feedback: the scores of a submission's items, under a code that links before and after."""

from hashlib import blake2b
from typing import Any

from graph.fold import fold
from ingest.loose.contacts import find, normal_email, normal_id_card, normal_phone
from ingest.loose.plainly import is_nothing, plainly
from ingest.source import Loss, Told
from ingest.surveys import answers as said
from ingest.surveys.filled import Filled, blank
from ingest.surveys.items import when
from ingest.surveys.people import Known
from ingest.surveys.targets import ITEMS

_WAVES = {"item.before": "before", "item.remembered": "remembered_before", "item.after": "after"}
_FOLLOW_UP = ("follow up", "followup", "months later", "فالو اپ")


def rows_of(filled: Filled, session_id: str, known: Known | None) -> tuple[list[Told], list[Loss]]:
    """Tell of a submission's answers, a row for each time they speak of; what could not be read."""
    scores: dict[str, dict[str, float]] = {}
    lost: list[Loss] = []
    for target in ITEMS:
        for meaning, answer in filled.all(target):
            wave = _WAVES.get(target) or _wave(filled)
            scale = filled.form.scales.get(meaning.question)
            score = said.score(answer, scale, meaning.scale)
            if score is not None and meaning.item:
                scores.setdefault(wave, {})[meaning.item] = score
            elif isinstance(answer, tuple) or not is_nothing(answer):
                label = filled.form.label(meaning.question)
                lost.append(Loss(f'answers to "{label}" that are on no scale known'))
    code = respondent_code(filled, known)
    answered_on = filled.day("feedback.date") or filled.submitted_on
    rows = [
        (
            "feedback",
            blank(
                {
                    "response_id": _response_id(filled, wave, len(scores)),
                    "session_id": session_id,
                    "respondent_code": code,
                    "wave": wave,
                    "answered_on": answered_on,
                    "items": items,
                }
            ),
        )
        for wave, items in scores.items()
    ]
    return rows, lost


def respondent_code(filled: Filled, known: Known | None) -> str:
    """Give the code under which answers before and after are the same person's.

    Their own code; else a keyed hash of e-mail, phone, card or name; else nobody's, only this
    submission's. It never holds what it was made from.
    """
    given = filled.answer("feedback.code")
    if not isinstance(given, tuple) and (code := said.code(given)):
        if not find(given) and len(code) <= 40:
            return f"c-{code}"
        return f"r-{_short(_hashed_contact(filled, given) or code)}"
    for kind in ("email", "phone", "id_card"):
        if known and (sign := next((s for s in known.someone.signs if s.kind == kind), None)):
            return f"r-{_short(sign.value)}"
    if known and known.someone.name:
        campus = known.someone.campus.text if known.someone.campus else ""
        text = f"{fold(known.someone.name)}|{fold(campus)}"
        if hashed := filled.form.context.hashed("name", text):
            return f"r-{_short(hashed)}"
    return f"{filled.form.scope}-{filled.id}"


def _hashed_contact(filled: Filled, given: Any) -> str:
    hashed = filled.form.context.hashed
    for kind, normal in (
        ("email", normal_email),
        ("phone", normal_phone),
        ("id_card", normal_id_card),
    ):
        if text := normal(given):
            return hashed(kind, text)
    return hashed("phone", str(given))


def _short(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _response_id(filled: Filled, wave: str, waves: int) -> str:
    own = f"{filled.form.scope}-{filled.id}"
    return own if waves == 1 else f"{own}-{wave}"


def _wave(filled: Filled) -> str:
    """Say when a submission's plain items were asked: as it says, as the mapping says, or after."""
    text = filled.text("feedback.wave")
    if text:
        if any(word in plainly(text) for word in _FOLLOW_UP):
            return "follow_up"
        if found := when(text):
            return found
    return filled.form.mapping.constants.wave or "after"
