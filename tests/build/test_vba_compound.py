"""The compound file, judged by olefile, by pyOpenVBA and by the rules of a red-black tree."""

from __future__ import annotations

import io
import struct

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyopenvba.cfb import CFB

from taskbook_build.vba.compound import compound_file
from taskbook_build.vba.directory import NO_ENTRY, Entry, entries_of

names = st.text(alphabet="ABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789", min_size=1, max_size=31)


def read_back(content: bytes) -> dict[str, bytes]:
    with olefile.OleFileIO(io.BytesIO(content), raise_defects=olefile.DEFECT_UNSURE) as file:
        return {"/".join(path): file.openstream(path).read() for path in file.listdir()}


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        names, st.integers(0, 9000).map(lambda n: bytes(i % 251 for i in range(n))), min_size=1, max_size=40
    )
)
def test_streams_of_every_size_come_back(streams: dict[str, bytes]) -> None:
    content = compound_file({"VBA": streams, "PROJECT": b"x"})
    expected = {f"VBA/{name}": data for name, data in streams.items()} | {"PROJECT": b"x"}
    assert read_back(content) == expected
    assert len(CFB.from_bytes(content).to_bytes()) > 0


@pytest.mark.parametrize("count", [1, 2, 3, 4, 7, 8, 100, 127, 128, 129, 500])
def test_the_directory_is_a_valid_red_black_tree(count: int) -> None:
    entries = entries_of({f"Stream{'x' * (i % 7)}{i}": b"" for i in range(count)})
    seen: list[str] = []
    black_height(entries, entries[0].child, seen)
    assert len(seen) == count
    assert seen == sorted(seen, key=lambda name: (len(name), name.upper()))


def black_height(entries: list[Entry], number: int, seen: list[str]) -> int:
    """Walks in order; both sides of an entry must have as many black entries, and red never sits on red."""
    if number == NO_ENTRY:
        return 1
    entry = entries[number]
    left = black_height(entries, entry.left, seen)
    seen.append(entry.name)
    right = black_height(entries, entry.right, seen)
    assert left == right
    red_children = [child for child in (entry.left, entry.right) if child != NO_ENTRY and entries[child].color == 0]
    assert entry.color == 1 or not red_children
    return left + entry.color


def test_a_stream_of_many_sectors_needs_a_longer_table() -> None:
    data = bytes(i % 256 for i in range(500_000))
    content = compound_file({"big": data})
    assert read_back(content) == {"big": data}
    assert struct.unpack_from("<I", content, 44)[0] > 1


def test_more_than_the_header_can_list_is_refused() -> None:
    with pytest.raises(ValueError, match="109 table sectors"):
        compound_file({"big": bytes(7_200_000)})


@pytest.mark.parametrize("name", ["", "x" * 32, "a/b", "a:b", "a!b", "a\\b"])
def test_an_impossible_stream_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="not a name of a stream"):
        compound_file({name: b""})
