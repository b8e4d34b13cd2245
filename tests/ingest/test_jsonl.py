"""JSON in a stream: lines, arrays, damage; every line is accounted for."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingest import jsonl
from ingest.files import Given
from ingest.source import Aside, Loss, Note, Passed

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(0, 2**63) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
_OBJECTS = st.dictionaries(st.text(), _VALUES, max_size=4)


def read(data: bytes) -> list[jsonl.Read]:
    return list(jsonl.values(Given.of("posts.jsonl", data)))


def values(data: bytes) -> list[object]:
    return [each[1] for each in read(data) if isinstance(each, tuple)]


@given(st.lists(_OBJECTS, min_size=1), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_lines_give_their_values_with_whole_numbers(
    objects: list[object], end: str, marked: bool
) -> None:
    text = "".join(json.dumps(each, ensure_ascii=False) + end for each in objects)
    data = text.encode("utf-8-sig" if marked else "utf-8", "surrogatepass")
    assert values(data) == objects
    numbers = [each[0] for each in read(data) if isinstance(each, tuple)]
    assert numbers == list(range(1, len(objects) + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("indent", [None, 2])
def test_arrays_and_laid_out_files_give_their_values(encoding: str, indent: int | None) -> None:
    objects = [{"id": 1771620470748086295, "text": "سلام"}, {"id": 2}]
    assert values(json.dumps(objects, indent=indent).encode(encoding)) == objects
    assert values(json.dumps(objects[0], indent=2).encode(encoding)) == objects[:1]
    lines = "\n".join(json.dumps(each) for each in objects)
    assert values(lines.encode(encoding)) == objects


def test_blank_lines_are_passed_and_damaged_ones_set_aside() -> None:
    found = read(b'{"a":1}\n\r\n{"a":\n\x00\x00\nnull\n{"a":2}')
    assert [type(each) for each in found] == [tuple, Passed, Aside, Passed, tuple, tuple]
    assert [each.number for each in found if isinstance(each, Passed | Aside)] == [2, 3, 4]


def test_an_end_that_is_cut_off_is_noted() -> None:
    for data in (b'{"a":1}\n{"a":2', b'[{"a":1},{"a":', b'[{"a":1}'):
        found = read(data)
        assert found[0] == (1, {"a": 1})
        assert any(isinstance(each, Note) for each in found)
        assert sum(isinstance(each, Aside) for each in found) == 1


def test_broken_characters_lose_themselves_alone() -> None:
    found = read(b'{"a":"x\xff"}\n{"a":"\\ud83d"}\n{"a":"ok"}\n')
    assert [each[1]["a"][0] for each in found if isinstance(each, tuple)] == ["x", "?", "o"]
    assert sum(isinstance(each, Loss) for each in found) == 2


def test_a_line_without_end_is_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LINE_BYTES", 100)
    found = read(b'{"a":"' + b"x" * 1000 + b'"}\n{"a":1}\n')
    assert isinstance(found[0], Aside)
    assert found[1] == (2, {"a": 1})


@given(st.binary(max_size=200) | st.text().map(str.encode))
@example(b"0{")
def test_no_bytes_break_it_and_every_line_is_accounted_for(data: bytes) -> None:
    # What is packed is unpacked before it comes here.
    data = data.removeprefix(b"\x1f\x8b")
    found = read(data)
    counted = [each for each in found if isinstance(each, tuple | Passed | Aside)]
    bare = data.lstrip(b"\xef\xbb\xbf \r\n\t")
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not wide and not bare.startswith(b"["):
        lines = data.split(b"\n")
        assert len(counted) == len(lines) - (lines[-1] == b"") or bare.startswith(b"{")
