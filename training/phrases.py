"""Which phrases are worth a place in the table.

Most phrases of the lexicon say little more than the sum of their words (`tight deadline`), some say something else
(`know it all`). After a first training with all of them, those that turn the direction of their words most are kept,
and the vectors are trained again: then the words carry what the other phrases said.
"""

import numpy as np

from packing import unit
from vocabulary import JOINT


def telling_phrases(vectors, count):
    """The phrases that say most beyond their words."""
    phrases = sorted(token for token in vectors if JOINT in token)
    return set(sorted(phrases, key=lambda phrase: -turn(phrase, vectors))[:count])


def turn(phrase, vectors):
    """How far a phrase turns the direction of its words: nought not at all, one where the words say nothing."""
    words = [vectors[word] for word in phrase.split(JOINT) if word in vectors]
    if not words:
        return 1.0
    alone = np.sum(words, axis=0)
    return 1 - float(unit(alone) @ unit(alone + vectors[phrase]))
