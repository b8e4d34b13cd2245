"""People as lists name them: several in a cell, with titles, organisations, devices behind them."""

import re
from typing import NamedTuple

from graph.fold import fold, one_line
from ingest.fields.form import Cell
from ingest.fields.text import without_controls
from ingest.loose.contacts import masked
from ingest.loose.plainly import is_nothing


class Named(NamedTuple):
    """One person of a list: the name without title, the title, the organisation in brackets."""

    name: str
    title: str | None
    organisation: str | None


_TITLES = (
    "dr|prof|professor|mr|mrs|ms|miss|mx|sir|madam|maam|justice|engr|eng|adv|advocate|barrister|"
    "maulana|molana|mufti|allama|qazi|haji|hajji|brig|brigadier|col|colonel|gen|general|maj|major|"
    "capt|captain|lt|cdr|adm|admiral|senator|mna|mpa|hon|honourable|honorable|rev|reverend|"
    "father|sister|bishop|pastor|h\\.e|ssp|dsp|asp|"
    "ڈاکٹر|پروفیسر|پروفيسر|جناب|محترم|محترمہ|مسز|مس|مسٹر|مولانا|مفتی|علامہ|جسٹس|انجینئر|ایڈووکیٹ|"
    "بیرسٹر|حاجی|سینیٹر|فادر|بشپ|سر|میڈم"
)
_RETIRED = re.compile(r"\s*\((?:r|retd?|rtd|ret|retired|ر)\.?\)\s*", re.I)
_RANK = r"(?:\s+(?:retd|retired)\b\.?)?"
_TITLE = re.compile(rf"\s*((?:{fold(_TITLES)})(?:\.|\b)(?!-){_RANK})[\s.،]*", re.I)
_TITLE_BEHIND = re.compile(rf"\s*[(\[]((?:{fold(_TITLES)})\.?)[)\]]\s*$", re.I)
_IN_BRACKETS = re.compile(rf"(?:(?:{fold(_TITLES)})\.?\s*)+", re.I)
_DEGREES = r"(?:ph\.?\s?d|m\.?\s?phil|mbbs|fcps|llb|llm|msc|mba|retd|esq)\.?"
_DEGREE = re.compile(_DEGREES, re.I)
_SUFFIX = re.compile(rf"[\s,]+({_DEGREES}|sahib|sahab|saheb|sahiba|صاحب|صاحبہ)$", re.I)
_LABEL = re.compile(
    r"^\s*(?:walk[\s-]*ins?|guests?|new|visitors?|speakers?|panell?ists?|moderators?|moderated by|"
    r"hosts?|hosted by|facilitators?|chief guest|resource person|name|مہمان|مقرر|میزبان|نام)"
    r"\s*[:：–-]\s*",
    re.I,
)
_NUMBER = re.compile(r"^\s*(?:\(?\d{1,3}[.):]|[•●▪*·–—-])\s*")
_DEVICE_WORD = (
    r"i-?phone|i-?pad|mac-?book|android|galaxy|samsung|oppo|vivo|redmi|xiaomi|huawei|infinix|tecno|"
    r"realme|nokia|pixel|one ?plus|laptop|desktop|pc|mobile|phone|tablet|zoom user|user|sm-[a-z]"
)
_SIDE = re.compile(
    rf"\s*[(\[]\s*(?:[^()\[\]]*\b(?:{_DEVICE_WORD})\b[^()\[\]]*|(?:co-?)?host|me|you|guest|"
    r"unverified|external|host,\s*me|guest speaker|online|walk[\s-]*in|new|absent|late)"
    r"\s*[)\]]\s*$",
    re.I,
)
_OWNED = re.compile(rf"\s*(?:['’]s?|-)\s*(?:{_DEVICE_WORD})\b.*$", re.I)
_ONLY_DEVICE = re.compile(rf"\W*(?:{_DEVICE_WORD})\b[\w\s.+-]*", re.I)
_PARENT = re.compile(r"\s+(?:[sdw]/o|s/of|son of|daughter of|wife of|ولد|بنت|زوجہ)\b.*$", re.I)
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?\s*")
_HARD = re.compile(r"[;؛\n\r|•●▪]+")
_SLASH = re.compile(r"(?<![\b ][sdwSDW])\s*/\s*")
_COMMA = re.compile(r"\s*[,،]\s*")
_AND = re.compile(r"\s+(?:and|&|aur|اور)\s+", re.I)
_DASH = re.compile(r"\s+[-–—]\s+")
_ORGANISATION = re.compile(
    r"\b(?:universit\w*|colleges?|institut\w*|school|department|dept|centre|center|council|ministry|"
    r"foundation|trust|ngo|society|commission|committee|court|police|bank|hospital|association|"
    r"academy|network|forum|media|news|tv|radio|assembly|senate|board|office|professor|lecturer|"
    r"director|manager|founder|ceo|chair\w*|head|dean|vice|president|secretary|journalist|scholar|"
    r"activist|writer|author|artist|teacher|student|coordinator|officer|expert|analyst|researcher|"
    r"of|جامعہ|یونیورسٹی|کالج|ادارہ|صحافی|پروفیسر|ڈائریکٹر|شعبہ)\b",
    re.I,
)
_LONGEST = 5_000


def split_names(text: Cell) -> list[Named]:
    """Give the people a cell lists, in its order; an empty list if it names none.

    They are parted by semicolons, line breaks, slashes, commas, "and" or اور outside brackets. What
    stands in brackets, behind a comma or a dash and is no name (NUML, "Director, PIPS") is the
    organisation of the one before; titles come off on both sides of the name.
    """
    if not isinstance(text, str) or is_nothing(text):
        return []
    held: list[str] = []
    cut = _put_away(without_controls(text[:_LONGEST]), held)
    found: list[Named] = []
    for part in _HARD.split(cut):
        for piece in _pieces(part):
            _add(piece, held, found, shouted=cut.isupper())
    return found


def plain_name(text: Cell) -> str | None:
    """Give a name without titles, "Walk-in:", numbering, father's name and device behind it.

    None if nothing is left: a blank cell, a dash, a device alone ("iPhone", "OPPO A54").
    """
    if not isinstance(text, str) or is_nothing(text):
        return None
    name = _RETIRED.sub(" Retd ", without_controls(text[:_LONGEST]))
    name = _LABEL.sub("", _NUMBER.sub("", name))
    name = _OWNED.sub("", _SIDE.sub("", name))
    name, _ = _without_title(_PARENT.sub("", name))
    name = one_line(masked(name).replace("…", " ")).strip(" ,،;.-–—_*")
    no_name = _ONLY_DEVICE.fullmatch(name) or _IN_BRACKETS.fullmatch(fold(name))
    return None if no_name or not re.search(r"[^\W\d_]{2}", name) else name


def is_device(text: Cell) -> bool:
    """Whether a name is that of a device: "iPhone", "OPPO A54", "Galaxy A12"."""
    return isinstance(text, str) and bool(_ONLY_DEVICE.fullmatch(text.strip()))


def _put_away(text: str, held: list[str]) -> str:
    """Replace what stands in brackets by its number, so that nothing in it parts names."""

    def keep(found: re.Match[str]) -> str:
        held.append(found[1])
        return f" \x00{len(held) - 1}\x00 "

    return _BRACKETED.sub(keep, _RETIRED.sub(" Retd ", text))


def _pieces(part: str) -> list[str]:
    """Part what stands between semicolons: at slashes, commas and "and"."""
    pieces: list[str] = []
    for side in _SLASH.split(part):
        for piece in _COMMA.split(side):
            both = _AND.split(piece)
            named = len(both) > 1 and not any(_ORGANISATION.search(each) for each in both)
            pieces += both if named else [piece]
    return pieces


def _add(piece: str, held: list[str], found: list[Named], *, shouted: bool) -> None:
    """Add one piece: a person, or the organisation of the person before."""
    text, brackets = _taken_out(piece, held)
    text, *behind = _DASH.split(text, maxsplit=1)
    name = plain_name(text)
    _, title = _without_title(_LABEL.sub("", _NUMBER.sub("", text)))
    inner = [one_line(each) for each in brackets if each.strip()]
    titles = [each for each in inner if _IN_BRACKETS.fullmatch(fold(each))]
    known = {*titles, *(each for each in inner if _SIDE.fullmatch(f"({each})"))}
    organisation = (
        "; ".join(one_line(each) for each in [*behind, *inner] if each not in known) or None
    )
    if found and _DEGREE.fullmatch(text):
        found[-1] = found[-1]._replace(title=" ".join(filter(None, (found[-1].title, text))))
    elif name and (title or not _is_organisation(name, acronyms=bool(found) and not shouted)):
        found.append(Named(name, title or (titles[0] if titles else None), organisation))
    elif found and (name or organisation):
        said = ", ".join(each for each in (found[-1].organisation, name, organisation) if each)
        found[-1] = found[-1]._replace(organisation=said)


def _taken_out(piece: str, held: list[str]) -> tuple[str, list[str]]:
    brackets = [held[int(at)] for at in re.findall("\x00(\\d+)\x00", piece)]
    return one_line(re.sub("\x00\\d+\x00", " ", piece)), brackets


def _is_organisation(name: str, *, acronyms: bool) -> bool:
    """Whether words are no person's: an acronym behind one, or such as university and director."""
    acronym = re.fullmatch(r"[A-Z]{2,8}(?:-[A-Z]+)?", name) and acronyms
    return bool(acronym or _ORGANISATION.search(name))


def _without_title(text: str) -> tuple[str, str | None]:
    """Take the titles off both ends of a name; a name that is a title alone stays."""
    name, titles = one_line(text), []
    while (found := _TITLE.match(name)) and name[found.end() :].strip():
        titles.append(one_line(found[1]))
        name = name[found.end() :]
    while found := _SUFFIX.search(name):
        titles.append(found[1])
        name = name[: found.start()]
    if found := _TITLE_BEHIND.search(name):
        titles.append(found[1])
        name = name[: found.start()]
    return name.strip(), " ".join(titles) or None
