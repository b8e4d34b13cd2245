"""Campuses by what people write: hardly ever the wrong one, mostly the right one."""

import csv
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.settings import DATA
from ingest.campuses import Campuses, Listed, listed_campuses
from ingest.campuses.words import all_words, words
from ingest.fields.choices import provinces

CAMPUSES = DATA / "reference" / "campuses.csv"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "pakistan"
PRECISION, RECALL = 0.998, 0.95
KNOWN = Campuses()


@pytest.mark.parametrize(
    ("text", "city", "meant"),
    [
        ("QAU", None, "qau"),
        ("Quaid-e-Azam University", None, "qau"),
        ("قائد اعظم یونیورسٹی", None, "qau"),
        ("University of Balochistan, Quetta", None, "uob"),
        ("Balochistan University", None, "uob"),
        ("جامعۂ پشاور", None, "uop"),
        ("UoP", "Peshawar", "uop"),
        ("UOP / UoP", "پشاور", "uop"),
        ("UoP", "Rawalakot", "upr"),
        ("University of the Punjab (New Campus)", "Lahore", "pu"),
        ("Punjab University Law College", None, "pu"),
        ("Department of Sociology, University of Karachi", None, "ku"),
        ("NUST", "Rawalpindi", "nust"),
        ("NUST College of EME", None, "nust"),
        ("COMSATS Institute of Information Technology, Wah", None, "comsats"),
        ("FAST Peshawar", None, "fast"),
        ("FAST - National University of Computer and Emerging Sciences (NUCES)", None, "fast"),
        ("KIU Gilgit", None, "kiu"),
        ("University of AJ&K", "Muzaffarabad", "uajk"),
        ("IU", "Karachi", "iqra"),
        ("AUST", "Abbottabad", "aust"),
        ("UET", "Taxila", "uet-taxila"),
        ("UET Lahore", None, "uet-lahore"),
        ("یونیورسٹی آف انجینئرنگ اینڈ ٹیکنالوجی، لاہور", None, "uet-lahore"),
        ("N.E.D. University", None, "ned"),
        ("این ای ڈی یونیورسٹی", "کراچی", "ned"),
        ("Govt. College University Lahore", None, "gcu-lahore"),
        ("GC University Faisalabad", None, "gcuf"),
        ("Women University", "Mardan", "wumardan"),
        ("University of Kotli", None, "uokajk"),
        ("Zia-ud-Din University", None, "ziauddin"),
        ("Univercity of Karchi", None, "ku"),
        ("Qauid-e-Awam University of Engineering Sciences & Technology", None, "quest"),
    ],
)
def test_what_is_meant(text: str, city: str | None, meant: str) -> None:
    assert KNOWN.match(text, city).university_id == meant


@pytest.mark.parametrize(
    ("text", "city"),
    [
        *(("UoP", None), ("IU", None), ("AUST", None), ("UET", None), ("UoK", None)),
        *(("IBA", None), ("University of Agriculture", None), ("Women University", "Lahore")),
        *(("University of Karachi, Lahore", None), ("Government College University", "Multan")),
        *(("Institute of Management Sciences, Lahore", None), ("Lahore University", None)),
        *(("Iqra University, Peshawar", None), ("KU", "Kohat"), ("HITEC Institute of X", None)),
    ],
)
def test_what_may_mean_several_is_doubtful(text: str, city: str | None) -> None:
    match = KNOWN.match(text, city)
    assert match.university_id is None
    assert match.candidates or text.startswith("HITEC")


@pytest.mark.parametrize(
    "text",
    [
        *("Online", "Lincoln Corner Karachi", "PIPS", "University", "", "؟", "Zoom", "N/A"),
        *("University of Multan City", "Karachi Medical and Dental College", "Wah Medical College"),
    ],
)
def test_what_is_no_known_university(text: str) -> None:
    assert KNOWN.match(text).university_id is None


def test_kotli_is_never_karachi() -> None:
    slips = ("Kotli", "Kotly", "Kotlli", "Kotlii", "Kohat", "Karak", "Kotri")
    found = {KNOWN.match(f"University of {slip}").university_id for slip in slips}
    assert "ku" not in found


def test_a_stores_own_university_comes_first() -> None:
    own = Listed("MY-UNI", "Univ. of Peshawar", "Peshawar", None, "UoP")
    known = Campuses([own])
    for text in ("UoP", "جامعۂ پشاور", "Peshawar University", "University of Peshawar, KP"):
        assert known.match(text).university_id == "MY-UNI"
    assert known.is_own("MY-UNI")
    assert known.canonical("MY-UNI") == "uop"
    assert known.instead_of("uop") == "MY-UNI"


def test_the_list_is_sound() -> None:
    listed = listed_campuses()
    assert len({each.university_id for each in listed}) == len(listed) == 196
    known = provinces()
    for each in listed:
        assert known(each.province) == each.province
        assert each.sector in ("public", "private")
        assert 23 < (each.latitude or 0) < 37.5
        assert 60 < (each.longitude or 0) < 78
        assert KNOWN.match(each.name, each.city).university_id == each.university_id
        if each.name_ur:
            assert KNOWN.match(each.name_ur, each.city).university_id == each.university_id


@given(text=st.text(max_size=80), city=st.none() | st.text(max_size=20))
def test_any_text_has_an_answer(text: str, city: str | None) -> None:
    match = KNOWN.match(text, city)
    assert match.university_id is None or KNOWN.has(match.university_id)


def test_invented_spellings() -> None:
    """Slips, short forms, other orders and added places of every name on the list."""
    judge(spellings())


@pytest.mark.skipif(not SHARED.is_dir(), reason="the dirty lists are not here")
def test_dirty_lists() -> None:
    judge([*hipo(), *ror()])


def judge(cases: Iterable[tuple[str, str | None, str | None]]) -> None:
    """Hold the matches to their floors; the message names what was taken for something else."""
    wrong, right, wanted, given_up = [], 0, 0, []
    for text, city, meant in cases:
        found = KNOWN.match(text, city).university_id
        wanted += meant is not None
        if found is None:
            given_up.append((text, city))
        elif found == meant:
            right += 1
        else:
            wrong.append((text, city, found, meant))
    precision, recall = right / (right + len(wrong)), right / wanted
    said = f"precision {precision:.4f}, recall {recall:.3f} of {wanted}; wrong: {wrong}"
    assert precision >= PRECISION, said
    assert recall >= RECALL, f"{said}; given up: {given_up[:40]}"


def spellings() -> Iterator[tuple[str, str | None, str | None]]:
    for each in listed_campuses():
        name = each.name
        for text in (name, f"{name} {each.city}", f"{name}, {each.city}", f"The {name.upper()}"):
            yield text, None, each.university_id
        yield shortened(name), each.city, each.university_id
        yield turned(name), each.city, each.university_id
        yield f"Department of Physics, {name}", each.city, each.university_id
        for text in slipped(name):
            yield text, each.city, each.university_id


def shortened(name: str) -> str:
    short = {"University": "Univ.", "Institute": "Inst.", "Engineering": "Engg.", "and": "&"}
    short |= {"Technology": "Tech.", "Sciences": "Sci.", "Management": "Mgt", "of": "of"}
    return " ".join(short.get(word, word) for word in name.split())


def turned(name: str) -> str:
    """Put the first word of ``X University`` or ``University of X`` last."""
    head, _, rest = name.partition(" of ")
    return f"{rest} {head}" if rest and "," not in name else name


def slipped(name: str) -> Iterator[str]:
    """Make one slip of the pen in each long word: a letter lost, doubled, or two turned round."""
    for word in {word for word in name.split() if len(word) > 6}:
        for at in (1, len(word) // 2, len(word) - 3):
            yield name.replace(word, word[:at] + word[at + 1 :], 1)
            yield name.replace(word, word[:at] + word[at] + word[at:], 1)
            yield name.replace(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :], 1)


def hipo() -> Iterator[tuple[str, str | None, str | None]]:
    """Give a public list with misspellings; which universities are meant was looked up by hand."""
    domains = {row["domain"]: row["university_id"] for row in rows_of(CAMPUSES)}
    several = {
        "comsats": "ciit-atd.edu.pk ciit-attock.edu.pk ciit.edu.pk ciitlahore.edu.pk "
        "ciit-wah.edu.pk",
        "pu": "pucit.edu.pk pugc.edu.pk",
        "preston": "pimsat-khi.edu.pk prestonpak.edu.pk",
        "iobm": "cbm.iobm.edu.pk",
        "duet": "dcet.edu.pk",
        "sbbwu": "fwu.edu.pk",
        "greenwich": "guic.edu.pk",
        "maju": "jinnah.edu.pk",
        "uet-peshawar": "nwfpuet.edu.pk",
        "kiet": "pafkiet.edu.pk",
        "uet-lahore": "uet.edu",
        "uop": "upesh.edu",
        "wah": "uw.edu.pk",
    }
    domains |= {domain: one for one, found in several.items() for domain in found.split()}
    for row in json.loads((SHARED / "universities_hipo_pk.json").read_text("utf-8")):
        yield row["name"], None, domains.get(row["domains"][0])


def ror() -> Iterator[tuple[str, str | None, str | None]]:
    """Give the names of the Research Organization Registry, colleges that are not listed too."""
    meant = {row["ror_id"]: row["university_id"] for row in rows_of(CAMPUSES)}
    for row in rows_of(SHARED / "universities_ror_pk.csv"):
        one = meant.get(row["ror_id"].rsplit("/", 1)[-1])
        for name in (row["name"], *filter(None, row["name_ur"].split("|"))):
            yield name, row["city"], one


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_words_of_a_name() -> None:
    assert words("Univ. of Engg. & Tech., Lahore") == (
        "university",
        "engineering",
        "technology",
        "lahore",
    )
    assert words("این ای ڈی یونیورسٹی") == ("ned", "university")
    assert "of" in all_words("University of Swat")
    assert words("Siālkot") == ("sialkot",)
