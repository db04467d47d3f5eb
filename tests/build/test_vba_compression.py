"""MS-OVBA compression, judged by oletools' reader and by the specification's own examples."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oletools.olevba import decompress_stream

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
        (b"a" * 73, "01 03 B0 02 61 45 00"),
        (b"", "01"),
    ],
)
def test_the_specifications_examples_come_out_byte_for_byte(plain: bytes, container: str) -> None:
    assert compress(plain) == bytes.fromhex(container)


NORMAL_EXAMPLE = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"


def test_the_specifications_normal_example_is_as_short_as_theirs_and_comes_back() -> None:
    """MS-OVBA 3.2.2 prints farther matches of the same length than its own algorithm gives."""
    assert len(compress(NORMAL_EXAMPLE)) == 51
    assert restored(NORMAL_EXAMPLE) == NORMAL_EXAMPLE


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
