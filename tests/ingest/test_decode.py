"""Text comes out of whatever encoding it was saved in; what is cut off is read up to the cut."""

import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from graph.errors import InputError
from ingest import decode as decoding
from ingest.decode import decode, decode_head

URDU = "شناخت,نام,شہر\n1,احمد علی,کراچی\n2,فاطمہ پروین,لاہور\n3,گل خان,پشاور\n"
WEST = "id,name,city\n1,José Muñoz,Málaga\n2,Zoë Müller,Köln\n"
MIXED = "id,name,city\n1,احمد,Karachi\n2,فاطمہ,Lahore\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [URDU, WEST, MIXED, URDU.replace(",", "\t").replace(" ", "")])
def test_unicode_is_told_by_itself(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert decode("x.csv", data) == (text, [])
    assert decode_head(data) == text
    marked = b"\xfe\xff" + text.encode("utf-16-be")
    assert decode("x.csv", marked) == (text, [])


@pytest.mark.parametrize(
    ("text", "encoding", "warning"),
    [
        (URDU, "cp1256", decoding.ARABIC_WARNING),
        (MIXED, "cp1256", decoding.ARABIC_WARNING),
        ("id,name\n1,چودھری ڈار ٹیپو\n2,ژالہ گل\n", "cp1256", decoding.ARABIC_WARNING),
        (WEST, "cp1252", decoding.LATIN_WARNING),
        ("id,text\n1,“so it goes” – he said…\n", "cp1252", decoding.LATIN_WARNING),
    ],
)
def test_windows_encodings_are_told_apart(text: str, encoding: str, warning: str) -> None:
    # These letters have no place in Windows-1256; people type others instead.
    data = text.translate(str.maketrans("ی", "ي")).encode(encoding)
    assert decode("x.csv", data) == (data.decode(encoding), [warning])
    assert decode_head(data) == data.decode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_a_table_cut_in_a_character_is_read_up_to_the_line_before(encoding: str) -> None:
    data = URDU.encode(encoding)
    newline = len("\n".encode("utf-16-le" if encoding != "utf-8" else encoding))
    cut = data[: -newline - 1]
    assert decode("x.csv", cut) == (URDU[: URDU.index("3,")], [decoding.LINE_WARNING])


def test_json_cut_in_a_character_is_read_up_to_it() -> None:
    data = '[{"name": "احمد"}, {"name": "فاط'.encode()
    assert decode("x.json", data[:-1]) == (data[:-2].decode(), [decoding.CUT_WARNING])


def test_empty_bytes_at_the_end_are_no_text() -> None:
    assert decode("x.csv", MIXED.encode() + b"\0" * 5_000) == (MIXED, [decoding.ZEROS_WARNING])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (URDU.encode()[:30] + b"\xff\xfe" + URDU.encode()[30:], "damage"),
        (URDU.encode("utf-16")[:20] + b"\x00\xd8" + URDU.encode("utf-16")[20:], "damaged"),
        (b"a\x00b\x00\x00c,d\n" * 9, "not a table or text file"),
        ("a,b\n\ud800,1\n".encode("utf-8", "surrogatepass") + URDU.encode(), "damage"),
    ],
)
def test_damage_in_the_middle_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        decode("x.csv", data)


@example(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1), st.data())
def test_unicode_comes_back_as_it_was(text: str, data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    assert decode("x.csv", text.encode(encoding)) == (text.removeprefix("\ufeff"), [])


@example(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    decode_head(data)
    try:
        text, warnings = decode("x.csv", data)
    except InputError as fault:
        assert "\n" not in str(fault)  # noqa: PT017
    else:
        assert isinstance(text, str)
        assert len(warnings) <= 2
