"""The filter of known words: whether a word that the table lacks is a word at all, or a typing slip.

    known.bin    a Bloom filter. Hash number i (0, 1, 2) of a stem is FNV-1a, 32 bits, of the digit i and the stem,
                 modulo the number of bits. Bit n is bit 7 - n mod 8 of byte n div 8.

A slip is mended only to a stem that is near. So only words need to be known that are near a stem of the table: all
others are left as they are anyway.
"""

import numpy as np

from repair import Mender
from text import stem

BITS_A_WORD = 8
HASHES = 3


def hash_of(text):
    """FNV-1a, 32 bits."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def places(stem, size):
    """The bits of a stem in a filter of so many bits."""
    return [hash_of(f"{index}{stem}") % size for index in range(HASHES)]


def endangered(words, tokens):
    """The stems of those words that would be taken for slips of tokens."""
    mender = Mender(tokens)
    return sorted({stem(word) for word in words if mender.mended(word, stem(word)) != stem(word)})


def known_filter(stems):
    """The bytes of a filter that knows the stems."""
    size = (len(stems) * BITS_A_WORD + 7) // 8 * 8
    bits = np.zeros(size, bool)
    for stem in stems:
        bits[places(stem, size)] = True
    return np.packbits(bits).tobytes()
