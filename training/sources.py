"""What the table is made from: the lexicon, the phrasebook and WordNet's list of senses."""

from text import STOP_WORDS


class SourceError(Exception):
    """Something in a source that cannot be meant."""


def read_lexicon(path):
    """The terms of each concept: `concept: term, term of several words, ...`."""
    lexicon = {}
    for place, line in content_lines(path):
        concept, colon, terms = line.partition(":")
        if not colon:
            raise SourceError(f"{place}: a line is `concept: term, term`")
        add_once(lexicon, concept.strip(), pieces(terms, ","), place)
    return lexicon


def read_phrasebook(folder):
    """The ways of asking of each intent, from all files: `intent | way of asking | another way | ...`."""
    phrasebook = {}
    for path in sorted(folder.glob("*.txt")):
        for place, line in content_lines(path):
            intent, _, ways = line.partition("|")
            add_once(phrasebook, intent.strip(), pieces(ways, "|"), place)
    return phrasebook


def content_lines(path):
    """The lines of a source that are no comments, with their places."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield f"{path}:{number}", line


def pieces(line, separator):
    """The parts of a line between separators."""
    return [part.strip() for part in line.split(separator) if part.strip()]


def add_once(entries, name, parts, place):
    """Add a named list; nothing is said twice."""
    if name in entries:
        raise SourceError(f"{place}: {name} is there already")
    if not parts:
        raise SourceError(f"{place}: {name} has nothing")
    if len(set(parts)) < len(parts):
        raise SourceError(f"{place}: {name} says something twice")
    entries[name] = parts


def senses(wordnet):
    """The lemmas of WordNet that are one plain word, each with how often its texts use one of its senses.

    A line of `index.sense` is `lemma%sense offset number times`.
    """
    with open(wordnet / "index.sense", encoding="latin-1") as lines:
        for line in lines:
            key, _, _, times = line.split()
            lemma = key.split("%")[0]
            if lemma.isascii() and lemma.isalpha():
                yield lemma, int(times)


def common_words(wordnet, count):
    """The words that the texts behind WordNet use most."""
    uses = {}
    for lemma, times in senses(wordnet):
        if len(lemma) > 2 and lemma not in STOP_WORDS:
            uses[lemma] = uses.get(lemma, 0) + times
    return sorted(uses, key=lambda word: (-uses[word], word))[:count]


def known_words(wordnet):
    """All words that the texts behind WordNet use: such a word is no typing slip."""
    return {lemma for lemma, times in senses(wordnet) if times > 0 and len(lemma) > 3}
