"""What all of KoboToolbox's exports share: the columns it adds, and submissions uploaded twice."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from ingest.surveys.survey import Answers, Status, Submission

OWN = frozenset(
    [
        "_id",
        "_uuid",
        "_submission_time",
        "_validation_status",
        "_notes",
        "_status",
        "_submitted_by",
        "__version__",
        "_tags",
        "_index",
        "_parent_table_name",
        "_parent_index",
        "start",
        "end",
        "today",
        "deviceid",
        "subscriberid",
        "simserial",
        "phonenumber",
        "username",
        "audit",
        "background-audio",
        "meta/instanceid",
        "meta/rootuuid",
        "instanceid",
        "rootuuid",
        "meta/instancename",
        "instancename",
        "meta/deprecatedid",
        "deprecatedid",
        "formhub/uuid",
        "meta/audit",
        "_xform_id_string",
        "_xform_id",
        "_attachments",
        "_geolocation",
        "_bamboo_dataset_id",
        "_version_",
        "__version",
        "_version",
        "meta/formhub_uuid",
        "meta/background-audio",
        "_media_all_received",
        "_edited",
    ]
)
"""Names, in lower case, of what KoboToolbox adds to the form's own questions."""

_STATUS: dict[str, Status] = {
    "not_approved": "not_approved",
    "approved": "approved",
    "on_hold": "on_hold",
}


@dataclass(frozen=True)
class Meta:
    """What KoboToolbox says of a submission, as text."""

    number: int
    sheet: str
    id: str
    uuid: str
    submitted: str
    status: str


def submission(
    meta: Meta, answers: Answers, repeats: Mapping[str, Sequence[Answers]]
) -> Submission:
    """Make a submission; its id is KoboToolbox's own number, which stays when it is edited."""
    uuid = meta.uuid.removeprefix("uuid:")
    return Submission(
        id=meta.id or uuid or f"row-{meta.number}",
        number=meta.number,
        answers=answers,
        submitted_at=instant(meta.submitted),
        repeats=repeats,
        sheet=meta.sheet,
        status=_STATUS.get(_key(meta.status), ""),
        uuid=uuid,
    )


def instant(text: str) -> datetime | None:
    """Read the time of a submission; KoboToolbox writes it in UTC, without saying so."""
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def doubles(submissions: Iterable[Submission]) -> Iterator[Submission]:
    """Mark submissions that were uploaded twice: they have one uuid, and the first one's id."""
    seen: dict[str, Submission] = {}
    for each in submissions:
        first = seen.setdefault(each.uuid, each) if each.uuid else each
        yield each if first is each else replace(first, number=each.number, twin=True)


def _key(status: str) -> str:
    plain = re.sub(r"[\s-]+", "_", status.casefold())
    return plain.removeprefix("validation_status_")
