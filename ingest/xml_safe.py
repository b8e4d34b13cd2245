"""XML is read element by element: nothing is expanded, nothing is fetched, memory stays small."""

from collections.abc import Collection, Iterator
from typing import IO
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from graph.errors import InputError
from ingest import limits
from ingest.files import Given

WITHIN = 100_000
"""Elements within one that is given whole."""
DEPTH = 200
_FAULTS = (ParseError, LookupError, ValueError, UnicodeError)
"""What expat raises: not well formed, an encoding there is not, bytes that are none of it."""


class CutOffError(InputError):
    """The file ends in the middle; every element before the cut has been given."""


def elements(
    given: Given, whole: Collection[str], begun: Collection[str] = ()
) -> Iterator[Element]:
    """Give the elements named in ``whole``, each with all it holds, in the order of the file.

    Of those named in ``begun`` only the attributes are given, as soon as they begin (a network's
    ``graph``, before its nodes). Names, here and in what is given, are without namespaces. An
    element is emptied once the next one is asked for. A document type is passed over unread.
    Raises InputError if the file is no XML, declares entities, or holds an element too large to
    be held in memory; CutOffError once what came before a cut is given.
    """
    with given.open() as file:
        watched = _Watched(given.name, file)
        try:
            yield from _Walk(given.name, frozenset(whole), frozenset(begun)).through(watched)
        except DefusedXmlException as fault:
            raise InputError(
                given.name, "declares entities, which data files don't need", "Export it again"
            ) from fault
        except _FAULTS as fault:
            if watched.ended and watched.read_any:
                raise CutOffError(
                    given.name, "is cut off: its XML does not end", "Copy it again from its source"
                ) from fault
            raise InputError(
                given.name, f"is no well-formed XML ({fault})", "Export it again from its tool"
            ) from fault


class _Walk:
    """Follows which elements are open, and gives and empties those that end."""

    def __init__(self, name: str, whole: frozenset[str], begun: frozenset[str]) -> None:
        self._name, self._whole, self._begun = name, whole, begun
        self._open: list[Element] = []
        self._inside = 0
        self._within = 0

    def through(self, file: "_Watched") -> Iterator[Element]:
        for event, element in iterparse(file, ("start", "end")):
            file.since = 0
            if event == "start":
                element.tag = element.tag.rpartition("}")[2]
                if self._begins(element):
                    yield element
            elif self._ends(element):
                yield element
                del element[:]

    def _begins(self, element: Element) -> bool:
        self._open.append(element)
        self._inside += element.tag in self._whole
        self._within = self._within + 1 if self._inside else 0
        if len(self._open) > DEPTH or self._within > WITHIN:
            raise InputError(self._name, "is XML nested or crowded beyond use", "Export it again")
        return element.tag in self._begun

    def _ends(self, element: Element) -> bool:
        """Close an element; outside those wanted whole it leaves nothing behind."""
        self._open.pop()
        wanted = element.tag in self._whole
        self._inside -= wanted
        if not self._inside:
            self._within = 0
            if self._open:
                del self._open[-1][:]
                self._open[-1].text = None
        return wanted


class _Watched:
    """A file that refuses to go on where one tag or text alone would fill the memory."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self._name, self._file = name, file
        self.since = 0
        self.ended = self.read_any = False

    def read(self, size: int = -1) -> bytes:
        self.since += size
        if self.since > limits.STRING_BYTES:
            raise InputError(self._name, "holds a text of more than 2 MB", "Shorten it")
        piece = self._file.read(size)
        self.ended = not piece
        self.read_any = self.read_any or bool(piece)
        return piece
