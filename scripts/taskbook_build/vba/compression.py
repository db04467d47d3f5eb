"""MS-OVBA 2.4.1: the run-length compression in which every stream of a VBA project's text is stored.

A container is a signature byte and chunks, each of which holds at most 4096 bytes of the data. Inside a chunk, groups
of eight tokens follow a byte of flags: a token is one literal byte or a two-byte copy from earlier in the same chunk.
"""

from __future__ import annotations

import struct
from collections import defaultdict

_CHUNK = 4096
_SHORTEST_COPY = 3
_SIGNATURE = b"\x01"
_RAW_HEADER = 0x3000 | (_CHUNK - 1)
_COMPRESSED_HEADER = 0xB000


def compress(data: bytes) -> bytes:
    """The compressed container of `data`.

    A last chunk that cannot shrink is padded with zero bytes to 4096 (MS-OVBA 2.4.1.3.10); program text always shrinks.
    """
    chunks = (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))
    return _SIGNATURE + b"".join(_compress_chunk(chunk) for chunk in chunks)


def _compress_chunk(chunk: bytes) -> bytes:
    body = _ChunkWriter(chunk).tokens()
    if len(body) > _CHUNK:
        return struct.pack("<H", _RAW_HEADER) + chunk.ljust(_CHUNK, b"\0")
    return struct.pack("<H", _COMPRESSED_HEADER | (len(body) - 1)) + body  # size of the whole chunk, minus 3


class _ChunkWriter:
    """Writes one chunk's tokens, longest earlier match first."""

    def __init__(self, chunk: bytes) -> None:
        self._chunk = chunk
        self._at = 0
        self._seen: dict[bytes, list[int]] = defaultdict(list)

    def tokens(self) -> bytes:
        """All tokens in groups of eight, each group after its byte of flags."""
        body = bytearray()
        while self._at < len(self._chunk):
            flags, group = 0, bytearray()
            for bit in range(8):
                if self._at >= len(self._chunk):
                    break
                token = self._next_token()
                flags |= (len(token) == 2) << bit
                group += token
            body.append(flags)
            body += group
        return bytes(body)

    def _next_token(self) -> bytes:
        # MS-OVBA 2.4.1.3.19.1: the further into the chunk, the more bits the distance needs; the length has the rest.
        distance_bits = max(4, (self._at - 1).bit_length()) if self._at else 4
        longest = min((0xFFFF >> distance_bits) + _SHORTEST_COPY, len(self._chunk) - self._at)
        length, source = self._best_match(longest)
        if length < _SHORTEST_COPY:
            literal = self._chunk[self._at : self._at + 1]
            self._advance(1)
            return literal
        distance = self._at - source
        self._advance(length)
        return struct.pack("<H", (distance - 1) << (16 - distance_bits) | (length - _SHORTEST_COPY))

    def _best_match(self, longest: int) -> tuple[int, int]:
        chunk, at = self._chunk, self._at
        best, best_source = 0, 0
        for source in reversed(self._seen.get(chunk[at : at + _SHORTEST_COPY], ())):
            length = _SHORTEST_COPY
            while length < longest and chunk[source + length] == chunk[at + length]:
                length += 1
            if best < length <= longest:
                best, best_source = length, source
            if best == longest:
                break
        return best, best_source

    def _advance(self, count: int) -> None:
        for at in range(self._at, min(self._at + count, len(self._chunk) - _SHORTEST_COPY + 1)):
            self._seen[self._chunk[at : at + _SHORTEST_COPY]].append(at)
        self._at += count
