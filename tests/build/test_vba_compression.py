"""MS-OVBA compression, judged by oletools' reader and by the specification's own examples."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import decompress_stream
from pyopenvba.vba import compress as compress_as_measured

from taskbook_build.vba.compression import compress


def restored(data: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(compress(data))))


@pytest.mark.parametrize(
    ("plain", "container"),
    [
        (
            b"abcdefghijklmnopqrstuv.",
            "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 75 76 2E",
        ),
        (
            b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
            "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 30 6D 6E 6F 70 06 71 "
            "02 70 04 10 72 73 74 75 76 10 77 78 79 7A 00 3C",
        ),
        (b"a" * 73, "01 03 B0 02 61 45 00"),
        (b"", "01"),
    ],
)
def test_the_specifications_examples_come_out_byte_for_byte(plain: bytes, container: str) -> None:
    assert compress(plain) == bytes.fromhex(container)


@given(st.lists(st.sampled_from([b"Dim x", b"Sub A", b"\r\n", b" ", b"'", b"As Long"]), max_size=900).map(b"".join))
def test_copies_are_chosen_as_pyopenvba_found_that_office_chooses_them(data: bytes) -> None:
    assert compress(data) == compress_as_measured(data)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=3000).map(str.encode))
def test_any_text_comes_back(data: bytes) -> None:
    assert restored(data) == data


@given(
    st.lists(
        st.sampled_from([b"    Dim x As Long\r\n", b"End Sub\r\n", b"' a remark\r\n"]), min_size=200, max_size=2000
    )
)
def test_code_over_several_chunks_comes_back_and_shrinks(lines: list[bytes]) -> None:
    data = b"".join(lines)
    assert restored(data) == data
    assert len(compress(data)) < len(data)


@pytest.mark.parametrize("length", [1, 2, 3, 15, 16, 17, 18, 4095, 4096, 4097, 8192, 8193])
def test_lengths_around_the_chunks_and_the_token_widths_come_back(length: int) -> None:
    data = bytes((i * i * 7 + i // 251) % 64 + 32 for i in range(length))
    assert restored(data) == data


def test_a_full_chunk_that_cannot_shrink_is_stored_as_it_is() -> None:
    data = random.Random(5).randbytes(4096)
    assert compress(data) == b"\x01\xff\x3f" + data
    assert restored(data) == data
