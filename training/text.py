"""Words of a text, as Starling's search reads them.

The same is done in Rust and in the browser: whatever changes here changes there. Nothing here needs more than a
split at letters and digits and a look at lists, so that three languages of programming agree.
"""

import functools
import pathlib
import re

import snowballstemmer

WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
# The search reads the same lists.
LISTS = pathlib.Path(__file__).parent.parent / "src" / "search" / "english"
FEWEST_WORDS_LEFT = 2

_stemmer = snowballstemmer.stemmer("english")


@functools.lru_cache(None)
def stem(word):
    """The stem of a word (Snowball English, which is Porter2)."""
    return _stemmer.stemWord(word)


def split(text):
    """The words of a text in lower case, without the `'s` of the genitive."""
    lowered = text.lower().replace("’", "'")
    return [word.removesuffix("'s") for word in WORD.findall(lowered)]


def full_words(text):
    """The words of a text in their full form: `didnt` is `did not`."""
    return [full for word in split(text) for full in SPELLINGS.get(word, (word,))]


def words_of(text):
    """The words that are searched for: in their full form, without fillers, openings and endings."""
    return without_frame(without_fillers(full_words(text)))


def without_fillers(words):
    """Leave out what fills pauses, wherever it stands."""
    kept, at = [], 0
    while at < len(words):
        length = longest_phrase(words[at:], FILLERS)
        if length == 0:
            kept.append(words[at])
        at += max(length, 1)
    return kept


def without_frame(words):
    """Cut openings from the front and endings from the back, the longest first, again and again. Where nothing would
    be left to search for, all was meant."""
    left = words
    while length := longest_phrase(left, OPENINGS):
        left = left[length:]
    while length := longest_phrase(left[::-1], ENDINGS_BACKWARDS):
        left = left[:-length]
    return left if len(left) >= FEWEST_WORDS_LEFT else words


def longest_phrase(words, phrases):
    """How many words the longest of the phrases has that the words begin with."""
    most = min(len(words), max(map(len, phrases)))
    return next((length for length in range(most, 0, -1) if tuple(words[:length]) in phrases), 0)


def read_list(name):
    """The lines of a list that are no comments."""
    lines = (LISTS / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def read_phrases(name):
    """The phrases of a list, as tuples of words."""
    return {tuple(full_words(line)) for line in read_list(name)}


def read_spellings(name):
    """The words of a list in short and the words that they stand for."""
    pairs = (line.split("=") for line in read_list(name))
    return {short.strip(): tuple(split(full)) for short, full in pairs}


SPELLINGS = read_spellings("spellings.txt")
STOP_WORDS = set(read_list("stop-words.txt"))
FILLERS = read_phrases("fillers.txt")
OPENINGS = read_phrases("openings.txt")
ENDINGS_BACKWARDS = {phrase[::-1] for phrase in read_phrases("endings.txt")}
SUFFIXES = read_list("suffixes.txt")
