"""A file that may be packed with gzip, member by member, as one stream; damage in one member does not end the others."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

_MAGIC = b"\x1f\x8b\x08"
_PIECE = 2**16


class DamagedError(OSError):
    """A member cannot be unpacked, or the file ends inside it; :meth:`Members.skip` leads to the next."""


class Members(io.RawIOBase):
    """The unpacked bytes of ``file``: those of its gzip members in a row, or its own if it is not packed."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__()
        self._file = file
        self._packed = file.read(len(_MAGIC))
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if self._packed == _MAGIC else None

    def readable(self) -> bool:
        """Always: it is made to be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer; 0 at the end, DamagedError where a member is broken."""
        piece = self._plain(len(buffer)) if self._unpacker is None else self._unpacked(self._unpacker, len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def skip(self) -> bool:
        """Go on behind a damage with the next member; whether there is one."""
        packed = self._packed
        while (at := packed.find(_MAGIC)) < 0:
            more = self._file.read(_PIECE)
            if not more:
                self._packed, self._unpacker = b"", None
                return False
            packed = packed[-len(_MAGIC) + 1 :] + more
        self._packed = packed[at:]
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True

    def _plain(self, size: int) -> bytes:
        piece = self._packed[:size] or self._file.read(size)
        self._packed = self._packed[size:]
        return piece

    def _unpacked(self, unpacker: zlib._Decompress, size: int) -> bytes:
        """Up to ``size`` bytes of this member, or of the next where this one is over."""
        while True:
            if unpacker.eof:
                if not self._next():
                    return b""
                unpacker = self._unpacker or unpacker
            if not self._packed:
                self._packed = self._file.read(_PIECE)
            if not self._packed:
                raise DamagedError("it ends inside a packed record")
            try:
                piece = unpacker.decompress(self._packed, size)
            except zlib.error as cause:
                self._packed = self._packed[1:]
                raise DamagedError(f"a packed record is damaged ({cause})") from cause
            self._packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if piece:
                return piece

    def _next(self) -> bool:
        """Begin the next member, zeros between members passed over; whether there is one."""
        while not self._packed.lstrip(b"\0"):
            self._packed = self._file.read(_PIECE)
            if not self._packed:
                return False
        self._packed = self._packed.lstrip(b"\0")
        self._unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        return True
