"""Typing slips: a word that nobody knows is taken for the nearest stem that the table has, as the search does it."""

from text import SUFFIXES

SHORTEST_WORD = 5
SHORTEST_TARGET = 4
# From so many letters on, two slips are mended.
LONG_STEM = 8


class Mender:
    """Mends words. Its targets are single words."""

    def __init__(self, stems):
        self.stems = set(stems)
        self.targets = {}
        for stem in sorted(self.stems):
            if len(stem) >= SHORTEST_TARGET and "_" not in stem:
                self.targets.setdefault(stem[0], []).append(stem)

    def mended(self, word, stem):
        """What a word is taken for; its stem if that is known, or nothing is near."""
        is_plain = word.isascii() and word.isalpha()
        if len(word) < SHORTEST_WORD or not is_plain or stem in self.stems:
            return stem
        near = (
            (slips(piece, target), index, target)
            for index, piece in enumerate(pieces(word, stem))
            for target in self.targets.get(word[0], ())
        )
        distance, _, target = min(near, default=(TOO_MANY, 0, stem))
        return target if distance < TOO_MANY else stem


TOO_MANY = 3


def pieces(word, stem):
    """What may be a stem with a slip in it: the stem, and the word without each suffix that it has."""
    cut = [word.removesuffix(suffix) for suffix in SUFFIXES if word.endswith(suffix)]
    return [stem, *(piece for piece in cut if len(piece) >= SHORTEST_TARGET)]


def slips(left, right):
    """How many letters are wrong, missing, too many, or swapped with their neighbour; `TOO_MANY` for too many."""
    most = 2 if len(left) >= LONG_STEM else 1
    if abs(len(left) - len(right)) > most:
        return TOO_MANY
    before, row = None, list(range(len(right) + 1))
    for i, letter in enumerate(left, 1):
        following = [i]
        for j, other in enumerate(right, 1):
            value = min(row[j] + 1, following[-1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                value = min(value, before[j - 2] + 1)
            following.append(value)
        if min(following) > most:
            return TOO_MANY
        before, row = row, following
    return row[-1] if row[-1] <= most else TOO_MANY
