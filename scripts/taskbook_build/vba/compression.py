"""MS-OVBA 2.4.1: the run-length compression in which every stream of a VBA project's text is stored.

A container is a signature byte and chunks, each of which holds at most 4096 bytes of the data. Inside a chunk, groups
of eight tokens follow a byte of flags: a token is one literal byte or a two-byte copy from earlier in the same chunk.

The specification lets a writer choose its copies. Ours chooses as Office does, so that a stream is the very one that
Excel would have saved (tests hold it to what Excel wrote). How Office chooses was measured by the authors of pyOpenVBA:
Office remembers only where a token began, in buckets picked by a hash of the next three bytes, two places to a bucket.
"""

from __future__ import annotations

import struct

_CHUNK = 4096
_SHORTEST_COPY = 3
_SIGNATURE = b"\x01"
_RAW_HEADER = 0x3000 | (_CHUNK - 1)
_COMPRESSED_HEADER = 0xB000
_GROUP = 8
_BUCKETS = 4096
_HASH_FACTOR = 40543


def compress(data: bytes) -> bytes:
    """The compressed container of `data`.

    A last chunk that cannot shrink is padded with zero bytes to 4096 (MS-OVBA 2.4.1.3.10); program text always shrinks.
    """
    chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return _SIGNATURE + b"".join(_compress_chunk(chunk) for chunk in chunks)


def _compress_chunk(chunk: bytes) -> bytes:
    tokens = _tokens(chunk)
    groups = (tokens[start : start + _GROUP] for start in range(0, len(tokens), _GROUP))
    body = b"".join(map(_group, groups))
    if len(tokens) % _GROUP == 0:
        body += b"\0"  # Office has begun the next group's flags before it sees that the chunk is over
    if len(body) > _CHUNK:
        return struct.pack("<H", _RAW_HEADER) + chunk.ljust(_CHUNK, b"\0")
    return struct.pack("<H", _COMPRESSED_HEADER | (len(body) - 1)) + body  # size of the whole chunk, minus 3


def _group(tokens: list[bytes]) -> bytes:
    """Up to eight tokens after the byte that flags which of them are copies."""
    flags = sum((len(token) == 2) << bit for bit, token in enumerate(tokens))
    return bytes([flags]) + b"".join(tokens)


def _tokens(chunk: bytes) -> list[bytes]:
    """The tokens of a chunk: literals of one byte, copies of two."""
    seen: dict[int, tuple[int, ...]] = {}
    tokens, at = list[bytes](), 0
    while at < len(chunk):
        token, length = _next_token(chunk, at, seen)
        tokens.append(token)
        at += length
    return tokens


def _next_token(chunk: bytes, at: int, seen: dict[int, tuple[int, ...]]) -> tuple[bytes, int]:
    """The token that stands for the bytes at `at`, and for how many; `seen` learns this place."""
    # MS-OVBA 2.4.1.3.19.1: the further into the chunk, the more bits the distance needs; the length has the rest.
    distance_bits = max(4, (at - 1).bit_length()) if at else 4
    longest = min((0xFFFF >> distance_bits) + _SHORTEST_COPY, len(chunk) - at)
    if len(chunk) - at < _SHORTEST_COPY:
        return chunk[at : at + 1], 1
    bucket = _bucket(chunk, at)
    places = seen.get(bucket, ())
    seen[bucket] = (at, *places[:1])
    matches = [(_match_length(chunk, place, at, longest), place) for place in places]
    length, place = max(matches, default=(0, 0))  # of two equally long ones the newer, which stands further on
    if length < _SHORTEST_COPY:
        return chunk[at : at + 1], 1
    return struct.pack("<H", (at - place - 1) << (16 - distance_bits) | (length - _SHORTEST_COPY)), length


def _bucket(chunk: bytes, at: int) -> int:
    return (_HASH_FACTOR * (chunk[at] << 8 ^ chunk[at + 1] << 4 ^ chunk[at + 2]) >> 4) % _BUCKETS


def _match_length(chunk: bytes, place: int, at: int, longest: int) -> int:
    length = 0
    while length < longest and chunk[place + length] == chunk[at + length]:
        length += 1
    return length
