"""Names, contacts, accounts and provinces as lists hold them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.loose.contacts import find, masked, normal_email, normal_id_card, normal_phone
from ingest.loose.handles import account
from ingest.loose.people import Named, is_device, plain_name, split_names
from ingest.loose.positions import angle, position
from ingest.loose.provinces import province


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        (
            "Dr. Hina Baig (NUML); Justice (R) A. Soomro",
            [("Hina Baig", "Dr.", "NUML"), ("A. Soomro", "Justice Retd", None)],
        ),
        (
            "Dr Hina Baig, Mr. Omar Jan (PIPS)",
            [("Hina Baig", "Dr", None), ("Omar Jan", "Mr.", "PIPS")],
        ),
        ("Ms. Gul Jan / Dr. Hina  Baig", [("Gul Jan", "Ms.", None), ("Hina Baig", "Dr.", None)]),
        ("Hina Baig (Dr)", [("Hina Baig", "Dr", None)]),
        ("Dr. Hina, NUML; Prof. Omar, QAU", [("Hina", "Dr.", "NUML"), ("Omar", "Prof.", "QAU")]),
        ("ڈاکٹر ہما میر اور جناب علی", [("ہما میر", "ڈاکٹر", None), ("علی", "جناب", None)]),
        (
            "1. Dr A Jan\n2. Ms B Shah - Director, PIPS",
            [("A Jan", "Dr", None), ("B Shah", "Ms", "Director, PIPS")],
        ),
        (
            "Dr. X Ali (Director, Peace/Conflict), Y Zaman",
            [("X Ali", "Dr.", "Director, Peace/Conflict"), ("Y Zaman", None, None)],
        ),
        ("Prof. Dr. Ali Raza, PhD", [("Ali Raza", "Prof. Dr. PhD", None)]),
        ("Omar s/o Ahmed, Sara", [("Omar", None, None), ("Sara", None, None)]),
        ("OMAR JAN, SARA", [("OMAR JAN", None, None), ("SARA", None, None)]),
        ("-", []),
        (None, []),
        ("Institute of Peace and Conflict", []),
    ],
)
def test_a_cell_is_parted_into_its_people(cell: object, people: list[tuple[str, ...]]) -> None:
    assert split_names(cell) == [Named(*each) for each in people]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("Walk-in: Kamran", "Kamran"),
        ("Hina Baig (iPhone)", "Hina Baig"),
        ("Hina's iPhone", "Hina"),
        ("Omar (Host, me)", "Omar"),
        ("Hina Baig (Dr)", "Hina Baig"),
        ("گل ناز", "گل ناز"),
        ("M. Omar ", "M. Omar"),
        ("He Li", "He Li"),
        ("Omar 0300-1234567", "Omar"),
        ("OPPO A54", None),
        ("iPhone", None),
        ("-", None),
        (7, None),
    ],
)
def test_a_name_is_left_without_what_is_none(cell: object, name: str | None) -> None:
    assert plain_name(cell) == name


def test_a_device_is_nobody() -> None:
    assert is_device("Galaxy A12")
    assert not is_device("Pcheema")


@pytest.mark.parametrize(
    "cell",
    [
        "0300-1234567",
        "923001234567",
        3001234567,
        3001234567.0,
        "+92 300 1234567",
        "0300 1234567",
        "0092 300 1234567",
        "+92 0300 1234567",
        "۰۳۰۰-۱۲۳۴۵۶۷",
        "0300-1234567 / 0333-7654321",
    ],
)
def test_a_mobile_number_is_one_however_it_is_written(cell: object) -> None:
    assert find(cell) == {"phone"}
    assert normal_phone(cell) == "+923001234567"


def test_a_card_is_found_in_every_form_but_only_a_whole_one_is_used() -> None:
    for cell in ("15602-7654321-2", "1560276543212", "15602 7654321 2", 1560276543212.0):
        assert find(cell) == {"id_card"}
        assert normal_id_card(cell) == "1560276543212"
    for cell in ("5.44001E+12", 5440010000000, 5440010000000.0):
        assert find(cell) == {"id_card"}
        assert normal_id_card(cell) is None


def test_an_email_is_found_in_any_case() -> None:
    assert normal_email(" Mailto:Sana@Example.COM. ") == "sana@example.com"
    assert find("write to sana@example.com") == {"email"}


@pytest.mark.parametrize("cell", ["2024-03-06", "S-01", "1234567890123456789", "1,234,567", 45214])
def test_what_is_no_contact_is_none(cell: object) -> None:
    assert find(cell) == frozenset()


@given(st.text(), st.sampled_from(["0300-1234567", "a.b@example.com", "15602-7654321-2"]))
def test_no_contact_is_left_in_a_masked_text(text: str, contact: str) -> None:
    left = masked(f"{text} {contact}")
    assert contact not in left
    assert not find(left)


@pytest.mark.parametrize(
    ("cell", "hint", "found"),
    [
        ("@Zara_Q", "x", ("x", "Zara_Q")),
        ("zara_q", "Twitter", ("x", "zara_q")),
        ("https://twitter.com/Zara_Q/", None, ("x", "Zara_Q")),
        ("mobile.twitter.com/zara", "facebook", ("x", "zara")),
        ("x.com/zara/status/123", None, ("x", "zara")),
        ("https://www.facebook.com/zara.q?ref=x", None, ("facebook", "zara.q")),
        ("facebook.com/profile.php?id=100000000000002", None, ("facebook", "100000000000002")),
        (
            "https://m.facebook.com/people/a/61550000000001",
            None,
            ("facebook", "61550000000001"),
        ),
        ("insta: zara.q", "x", ("instagram", "zara.q")),
        ("youtube.com/@zara", None, ("youtube", "zara")),
        ("zara", None, None),
        ("Zara Qureshi", "facebook", None),
        ("N/A", "x", None),
        ("instagram.com/p/abc", None, None),
        ("zara@example.com", "x", None),
        (12, "x", None),
    ],
)
def test_an_account_is_known_however_it_is_written(
    cell: object, hint: str | None, found: tuple[str, str] | None
) -> None:
    assert account(cell, hint) == found


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("KPK", "Khyber Pakhtunkhwa"),
        ("Khyber Pukhtunkhwa", "Khyber Pakhtunkhwa"),
        ("N.W.F.P.", "Khyber Pakhtunkhwa"),
        ("Balochistan ", "Balochistan"),
        ("Gilgit Baltistan", "Gilgit-Baltistan"),
        ("AJ&K", "Azad Jammu & Kashmir"),
        ("Federal", "Islamabad Capital Territory"),
        ("صوبہ سندھ", "Sindh"),
        ("Punjab, Pakistan", "Punjab"),
        ("Paris", None),
        ("KK", None),
        (None, None),
    ],
)
def test_a_province_is_one_of_seven(cell: object, name: str | None) -> None:
    assert province(cell) == name


@given(st.text() | st.floats() | st.integers() | st.none())
def test_no_cell_whatever_breaks_them(cell: object) -> None:
    for each in split_names(cell):
        assert each.name
        assert not find(each.name)
    plain_name(cell)
    account(cell, "x")
    province(cell)
    find(cell)
    normal_phone(cell)
    normal_email(cell)
    normal_id_card(cell)


@given(st.lists(st.sampled_from(["Ali Raza", "Hina Baig", "Gul Jan"]), min_size=1, unique=True))
def test_names_joined_in_any_usual_way_come_apart_again(names: list[str]) -> None:
    for joint in (", ", "; ", " / ", "\n", " and ", " اور ", "، "):
        assert [each.name for each in split_names(joint.join(names))] == names


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        ("33.7470, 73.1371", (33.747, 73.1371)),
        ("35.9245;74.3555", (35.9245, 74.3555)),
        ("34°00'N 71°29'E", (34.0, 71.483333)),
        ("71.5E 34N", (34.0, 71.5)),
        ("Lat: 34.0, Long: 71.5", (34.0, 71.5)),
        ("۳۳٫۷، ۷۳٫۱", (33.7, 73.1)),
        ("N/A", None),
        ("Peshawar", None),
        (None, None),
    ],
)
def test_a_position_is_read_in_any_usual_notation(
    cell: object, place: tuple[float, float] | None
) -> None:
    assert position(cell) == place
    assert angle("34°30'N") == 34.5


@given(st.text(alphabet="0123456789°'\" NESW.,;-") | st.floats() | st.none())
def test_no_position_whatever_breaks_it(cell: object) -> None:
    found = position(cell)
    assert found is None or (abs(found[0]) <= 90 and abs(found[1]) <= 180)
    angle(cell)
