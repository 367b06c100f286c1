"""The table: tokens and their vectors in few bytes.

    table.bin    number of tokens          2 bytes, little end first
                 numbers a vector          1 byte, even
                 words of longest phrase   1 byte
                 tokens, sorted            each: letters shared with the one before (1 byte, at most 25),
                                           letters that follow (1 byte), these letters (ASCII)
                 scales                    one byte a token
                 pairs                     one byte for two neighbouring numbers a, b of a vector: 9 (a + 4) + b + 4;
                                           the first pair of all tokens, then the second of all, and so on

A scale byte `s` stands for the whole number (8 + s mod 8) * 2^(s div 8), a vector for its numbers times its scale.
So all vectors are whole numbers: sums of them are the same to the last bit in Rust and in the browser. Numbers go
from -4 to 4, so that a pair is one printable letter in the site's script: gzip makes more of that than of finer
numbers.

    ways.bin     the direction of each way of asking, in the order of the files: 48 signed bytes, of the length 127
    intents.bin  the middle of the ways of each intent, in the same bytes
"""

import os.path
import struct

import numpy as np

from text import stem, words_of
from vocabulary import JOINT, tokens_of

GREATEST_NUMBER = 4
LEVELS = 2 * GREATEST_NUMBER + 1
MOST_SHARED = 25
GREATEST_BYTE = 127
SCALE_STEPS = 8
GREATEST_SCALE = 63
# How much the directions in which single tokens differ count, beside those in which whole questions differ.
SHARE_OF_TOKENS = 0.3


def narrowed(vectors, sums, dimensions):
    """Turn vectors so that few numbers tell most of the differences between texts, and keep those."""
    texts = unit(np.stack(sums))
    tokens = np.stack(list(vectors.values()))
    spread = variation(texts) + SHARE_OF_TOKENS * variation(tokens)
    turn = np.linalg.eigh(spread)[1][:, ::-1][:, :dimensions]
    return {token: vector @ turn for token, vector in vectors.items()}


def variation(rows):
    """In which directions rows differ, all together one."""
    centred = rows - rows.mean(axis=0)
    products = centred.T @ centred
    return products / np.trace(products)


def unit(rows):
    """Vectors of length one; nothing stays nothing."""
    return rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + 1e-9)


def scale_of(byte):
    """The whole number that a scale byte stands for."""
    return (SCALE_STEPS + byte % SCALE_STEPS) * 2 ** (byte // SCALE_STEPS)


SCALES = np.array([scale_of(byte) for byte in range(GREATEST_SCALE + 1)])


def quantised(vectors):
    """Vectors as small whole numbers and a scale each: the smallest scale by which all numbers fit."""
    steps = np.abs(vectors).max(axis=1) / GREATEST_NUMBER
    unit_of_scales = steps.max() / SCALES[-1]
    scales = np.searchsorted(SCALES * unit_of_scales, steps * (1 - 1e-9))
    numbers = np.round(vectors / (SCALES[scales] * unit_of_scales)[:, None])
    return scales, numbers.astype(int)


def packed(vectors, longest_phrase):
    """The bytes of the table."""
    tokens = sorted(vectors)
    scales, numbers = quantised(np.stack([vectors[token] for token in tokens]))
    head = struct.pack("<HBB", len(tokens), numbers.shape[1], longest_phrase)
    return head + front_coded(tokens) + bytes(scales.tolist()) + pairs_of(numbers)


def pairs_of(numbers):
    """Two neighbouring numbers in a byte, pair by pair through all rows."""
    shifted = numbers + GREATEST_NUMBER
    pairs = shifted[:, ::2] * LEVELS + shifted[:, 1::2]
    return bytes(pairs.T.reshape(-1).tolist())


def front_coded(tokens):
    """Sorted tokens, each by what differs from the one before."""
    coded, before = bytearray(), ""
    for token in tokens:
        shared = min(len(os.path.commonprefix([token, before])), MOST_SHARED)
        coded += bytes([shared, len(token) - shared]) + token[shared:].encode("ascii")
        before = token
    return bytes(coded)


def packed_ways(ways, table):
    """The directions of ways of asking: signed bytes, each direction of the length 127."""
    sums = np.stack([table.meaning(way) for way in ways])
    return directions(sums).tobytes()


def packed_intents(phrasebook, table):
    """The directions of intents, in the same bytes: of each the middle of its ways of asking."""
    middles = [unit(np.stack([table.meaning(way) for way in ways])).mean(axis=0) for ways in phrasebook.values()]
    return directions(np.stack(middles)).tobytes()


def directions(rows):
    """Signed bytes, each row of the length 127."""
    return np.round(unit(rows) * GREATEST_BYTE).astype("int8")


class Table:
    """A table as it is read back."""

    def __init__(self, data):
        count, self.dimensions, self.longest_phrase = struct.unpack_from("<HBB", data)
        self.tokens, at, token = [], 4, ""
        for _ in range(count):
            shared, more = data[at], data[at + 1]
            token = token[:shared] + data[at + 2 : at + 2 + more].decode("ascii")
            self.tokens.append(token)
            at += 2 + more
        self.scales = np.frombuffer(data, "uint8", count, at).astype(int)
        self.pairs = np.frombuffer(data, "uint8", offset=at + count).reshape(self.dimensions // 2, count).T.astype(int)
        numbers = np.stack([self.pairs // LEVELS, self.pairs % LEVELS], axis=2) - GREATEST_NUMBER
        self.numbers = numbers.reshape(count, self.dimensions)
        self.vectors = dict(zip(self.tokens, self.numbers * SCALES[self.scales][:, None]))
        self.phrases = {token for token in self.tokens if JOINT in token}

    def meaning(self, text):
        """The sum of the vectors of a text's tokens."""
        words = words_of(text)
        tokens = tokens_of(words, [stem(word) for word in words], self.phrases, self.longest_phrase)
        nothing = np.zeros(self.dimensions)
        return sum((self.vectors[token] for token in tokens if token in self.vectors), nothing)
