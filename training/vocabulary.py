"""Tokens: the stems and phrases that have a vector.

A token is a stem (`disagre`) or a phrase of the lexicon as its stems (`see_eye_to_eye`). While the vectors are
trained, the concepts that a token belongs to count as tokens of their own (`@manager`); afterwards they are folded
into the vectors of their terms, so that a search knows no concepts.
"""

from text import STOP_WORDS, full_words, stem, words_of

JOINT = "_"
CONCEPT = "@"
# A phrase says more than the words it consists of.
WEIGHT_OF_PHRASE = 1.2


def tokens_of(words, stems, phrases, longest_phrase):
    """The tokens of a text in their order: at each word the longest phrase that begins there, and the word itself
    unless it says nothing."""
    found = {}
    for at, word in enumerate(words):
        for length in range(min(longest_phrase, len(stems) - at), 1, -1):
            phrase = JOINT.join(stems[at : at + length])
            if phrase in phrases:
                found[phrase] = None
                break
        if word not in STOP_WORDS:
            found[stems[at]] = None
    return list(found)


def token_of_term(term):
    """The token that a term of the lexicon is."""
    return JOINT.join(stem(word) for word in full_words(term))


def weight_of(token):
    """What a token counts by itself, before anything is trained."""
    return WEIGHT_OF_PHRASE if JOINT in token else 1.0


class Vocabulary:
    """All tokens that the sources have, with the spellings the teacher reads for them."""

    def __init__(self, lexicon, phrasebook, common_words=(), kept_phrases=None):
        self.lexicon = lexicon
        self.ways = [way for ways in phrasebook.values() for way in ways]
        self.concepts = {}
        for concept, terms in lexicon.items():
            for term in terms:
                self.concepts.setdefault(token_of_term(term), set()).add(concept)
        self.phrases = {token for token in self.concepts if JOINT in token}
        if kept_phrases is not None:
            self.phrases &= kept_phrases
        self.longest_phrase = max((token.count(JOINT) + 1 for token in self.phrases), default=1)
        self.spellings = {}
        for text in self.ways + [term for terms in lexicon.values() for term in terms]:
            for word in full_words(text):
                if word not in STOP_WORDS:
                    self.spellings.setdefault(stem(word), set()).add(word)
        for terms in lexicon.values():
            for term in terms:
                if token_of_term(term) in self.phrases:
                    self.spellings.setdefault(token_of_term(term), set()).add(term)
        # Words that no source uses: they have only what the teacher knows of them.
        self.common = {}
        for word in common_words:
            if stem(word) not in self.spellings:
                self.common.setdefault(stem(word), set()).add(word)

    def tokens(self, text):
        """The tokens of a text."""
        words = words_of(text)
        return tokens_of(words, [stem(word) for word in words], self.phrases, self.longest_phrase)

    def concepts_of(self, token):
        """The concepts of a token, each with its weight: a word of many concepts counts less for each, a phrase
        means what it says."""
        concepts = sorted(self.concepts.get(token, ()))
        weight = 1.0 if JOINT in token else len(concepts) ** -0.5 if concepts else 0.0
        return [(CONCEPT + concept, weight) for concept in concepts]

    def weighted_tokens(self, text):
        """The tokens of a text and their concepts, each with its weight, as training reads them."""
        weights = {token: weight_of(token) for token in self.tokens(text)}
        for token in list(weights):
            for concept, weight in self.concepts_of(token):
                weights[concept] = max(weights.get(concept, 0.0), weight)
        return weights
