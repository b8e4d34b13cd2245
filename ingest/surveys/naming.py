"""What a form is called, taken from its file's name, so that a later export has the same name."""

import re
from pathlib import PurePosixPath

from graph.fold import fold, one_line

_KOBO = re.compile(
    r"(?P<title>.+?) - (?:all versions|latest version)(?: - .+)?(?: - \d{4}(?:-\d{2}){5})",
    re.DOTALL,
)
_ENDINGS = (
    r"\.\w{1,5}",
    r"\s*\(\d{1,3}\)",
    r"[\s_-]*\d{4}-\d{2}-\d{2}(?:[T_ -]\d{2}[-_:.]?\d{2}(?:[-_:.]?\d{2})?)?",
    r"\s*-\s*(?:form responses?|sheet)\s*\d*",
    r"\s*\((?:responses?|answers?|réponses|respuestas|جوابات)\)",
    r"\s*(?:-\s*)?\bcopy\b(?:\s*\d+)?",
)
_END = re.compile(rf"(?:{'|'.join(_ENDINGS)})$", re.IGNORECASE)


def title_of(file: str) -> str:
    """Give the form's title as far as a file's name tells it, without days and counters."""
    if found := export_title(file):
        return found
    name, before = one_line(PurePosixPath(file).name), ""
    while name != before:
        before, name = name, _END.sub("", name).strip(" -_")
    return name or "form"


def export_title(file: str) -> str | None:
    """Give the title out of a name that KoboToolbox has made, None if it is another's."""
    name = one_line(re.sub(r"\.\w{1,5}$", "", PurePosixPath(file).name))
    found = _KOBO.match(name)
    return found["title"].strip() if found else None


def slug(text: str) -> str:
    """Write a title as a short name for ids and files: letters and digits joined by ``-``."""
    found = re.sub(r"[^\w]+", "-", fold(text), flags=re.UNICODE).replace("_", "-").strip("-")
    return re.sub("-+", "-", found)[:60].strip("-") or "form"
