"""People and campuses as files name them: found or made when the file is loaded, not before."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Campus:
    """A university or venue by the name somebody wrote; stands where a table wants its id.

    ``venue`` if it may be a place that is no university (a library, a hall, an online meeting).
    """

    text: str
    city: str | None = None
    province: str | None = None
    venue: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """Something a person is known by: ``kind`` is email, phone, id_card or account.

    The first three hold a keyed hash (``Context.hashed``), never the text itself. An account is
    written ``platform:handle``, such as ``x:ayesha_mer``.
    """

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Someone:
    """A person as a file names them; stands where a table wants a ``person_id``.

    ``scope`` is what the same name means the same person in: the form, the meeting or the
    workbook, under a name that stays when the file is exported again. ``own_id`` is an id the
    file itself gives the person (a serial number, a code), unique within the scope.
    """

    name: str | None
    scope: str
    campus: Campus | None = None
    signs: tuple[Sign, ...] = ()
    own_id: str | None = None
