"""Training: every token gets a vector, so that the sum over a text's tokens says what the text asks.

A vector is `projection x (what the teacher says of the token) + correction`, times a weight. What is learned is the
projection that all share, and each token's correction and weight. Two things are asked for at once: two ways of
asking the same come nearer to each other than to 255 other texts (contrast), and the others are as near as the
teacher finds them (imitation). The first teaches what interviewers mean, the second what nobody wrote down.
"""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np

from text import words_of
from vocabulary import CONCEPT, weight_of

MOST_TOKENS = 40


@dataclasses.dataclass
class Settings:
    """The figures of training, chosen on the development questions."""

    inputs: int = 192
    dimensions: int = 128
    steps: int = 700
    pairs: int = 256
    rate: float = 2e-3
    warm_up: int = 50
    temperature: float = 0.08
    imitation: float = 0.5
    dropped_tokens: float = 0.4
    decay: float = 0.15
    seed: int = 0


def train(vocabulary, phrasebook, teacher, settings=Settings()):
    """The vectors of all tokens, concepts folded in, as numpy arrays of `settings.dimensions` numbers."""
    tokens, inputs, common, common_inputs = teacher_inputs(vocabulary, teacher, settings.inputs)
    groups = [group for group in [*phrasebook.values(), *vocabulary.lexicon.values()] if len(group) > 1]
    texts = [text for group in groups for text in group]
    batches = Batches(groups, *token_lists(texts, vocabulary, tokens), teacher.vectors(spoken(texts)), settings)
    learned = descend(inputs, batches, settings)

    projection = np.asarray(learned["projection"])
    weights = np.exp(np.asarray(learned["weight"]))[:, None]
    vectors = weights * (inputs @ projection + np.asarray(learned["correction"]))
    typical = np.median(np.linalg.norm(vectors, axis=1))
    trained = dict(zip(tokens, vectors / typical))
    return folded(vocabulary, trained) | dict(zip(common, common_inputs @ projection / typical))


def spoken(texts):
    """What the teacher reads of a text: what is searched for, so that it does not compare openings."""
    return [" ".join(words_of(text)) for text in texts]


def teacher_inputs(vocabulary, teacher, size):
    """What the teacher says of each token, centred and turned so that the first numbers tell most.

    A stem is the mean of its spellings, a concept the mean of its terms. Common words that no source uses follow
    the same turn.
    """
    readings = dict(vocabulary.spellings)
    readings.update({CONCEPT + concept: terms for concept, terms in vocabulary.lexicon.items()})
    tokens, common = sorted(readings), sorted(vocabulary.common)

    def mean_vector(texts):
        return teacher.vectors(sorted(texts)).mean(axis=0)

    # All at once fills the teacher's cache in one go.
    teacher.vectors([text for texts in [*readings.values(), *vocabulary.common.values()] for text in texts])
    raw = np.stack([mean_vector(readings[token]) for token in tokens])
    centre = raw.mean(axis=0)
    turn = np.linalg.svd(raw - centre, full_matrices=False)[2][:size].T
    common_raw = np.stack([mean_vector(vocabulary.common[token]) for token in common]) if common else raw[:0]
    return tokens, (raw - centre) @ turn, common, (common_raw - centre) @ turn


def token_lists(texts, vocabulary, tokens):
    """The tokens of each text as two arrays: their numbers and their weights, nought where there are fewer."""
    number = {token: index for index, token in enumerate(tokens)}
    numbers = np.zeros((len(texts), MOST_TOKENS), "int32")
    weights = np.zeros((len(texts), MOST_TOKENS), "float32")
    for row, text in enumerate(texts):
        weighted = vocabulary.weighted_tokens(text)
        heaviest = sorted(weighted, key=lambda token: (-weighted[token], token))[:MOST_TOKENS]
        for column, token in enumerate(heaviest):
            numbers[row, column], weights[row, column] = number[token], weighted[token]
    return numbers, weights


class Batches:
    """Pairs of texts of the same group, each pair of another group."""

    def __init__(self, groups, numbers, weights, teacher_vectors, settings):
        sizes = [len(group) for group in groups]
        self.members = np.split(np.arange(sum(sizes)), np.cumsum(sizes)[:-1])
        self.numbers, self.weights, self.teacher_vectors = numbers, weights, teacher_vectors
        self.settings = settings
        self.random = np.random.default_rng(settings.seed)

    def next(self):
        chosen = self.random.permutation(len(self.members))[: self.settings.pairs]
        pairs = np.array([self.random.choice(self.members[group], 2, replace=False) for group in chosen])
        return tuple(self.side(pairs[:, column]) for column in (0, 1))

    def side(self, rows):
        """The texts of one side. Some of their tokens are left out, so that none does all the work."""
        weights = self.weights[rows]
        several = (weights > 0).sum(axis=1, keepdims=True) > 1
        kept = self.random.random(weights.shape) > self.settings.dropped_tokens * several
        return self.numbers[rows], weights * kept, self.teacher_vectors[rows]


def descend(inputs, batches, settings):
    """Find the parameters by Adam's method, in steps that grow at first and shrink later."""
    start = {
        "projection": jnp.eye(settings.inputs, settings.dimensions),
        "correction": jnp.zeros((len(inputs), settings.dimensions)),
        "weight": jnp.zeros(len(inputs)),
        "sharpness": jnp.log(1 / settings.temperature),
    }
    loss = loss_function(jnp.asarray(inputs), start["projection"], settings)
    tree_map = jax.tree.map

    @jax.jit
    def step(parameters, mean, square, count, rate, batch):
        gradient = jax.grad(loss)(parameters, batch)
        mean = tree_map(lambda old, new: 0.9 * old + 0.1 * new, mean, gradient)
        square = tree_map(lambda old, new: 0.99 * old + 0.01 * new * new, square, gradient)

        def moved(value, first, second):
            return value - rate * (first / (1 - 0.9**count)) / (jnp.sqrt(second / (1 - 0.99**count)) + 1e-8)

        return tree_map(moved, parameters, mean, square), mean, square

    parameters = start
    mean, square = tree_map(jnp.zeros_like, start), tree_map(jnp.zeros_like, start)
    for count in range(1, settings.steps + 1):
        rate = settings.rate * min(1, count / settings.warm_up) * (1 - 0.9 * count / settings.steps)
        parameters, mean, square = step(parameters, mean, square, float(count), rate, batches.next())
    return parameters


def loss_function(inputs, first_projection, settings):
    """What is made small: two ways of asking that are apart, neighbours that the teacher does not see, and
    corrections larger than they have to be."""
    typical = float(jnp.abs(inputs[:, : settings.dimensions]).mean())

    def vectors(parameters, numbers, weights):
        of_tokens = inputs @ parameters["projection"] + parameters["correction"]
        counted = (weights * jnp.exp(parameters["weight"][numbers]))[..., None]
        total = (counted * of_tokens[numbers]).sum(axis=1)
        return total / jnp.sqrt((total * total).sum(axis=1, keepdims=True) + 1e-8)

    def loss(parameters, batch):
        (left_numbers, left_weights, left_teacher), (right_numbers, right_weights, right_teacher) = batch
        left = vectors(parameters, left_numbers, left_weights)
        right = vectors(parameters, right_numbers, right_weights)
        nearness = jnp.exp(parameters["sharpness"]) * left @ right.T
        seen = jax.nn.softmax(left_teacher @ right_teacher.T / settings.temperature, axis=1)
        wanted = (1 - settings.imitation) * jnp.eye(len(nearness)) + settings.imitation * seen
        apart = -(wanted * jax.nn.log_softmax(nearness, axis=1)).sum(axis=1).mean()
        apart -= (wanted.T * jax.nn.log_softmax(nearness.T, axis=1)).sum(axis=1).mean()
        corrections = (parameters["correction"] ** 2).sum() / (typical**2 * settings.dimensions)
        corrections += (parameters["weight"] ** 2).sum()
        turned = ((parameters["projection"] - first_projection) ** 2).sum() / settings.dimensions
        return apart + settings.decay * corrections / 3000 + 0.3 * turned

    return loss


def folded(vocabulary, trained):
    """The vectors of tokens with their weights and their concepts in them."""
    vectors = {}
    for token, vector in trained.items():
        if not token.startswith(CONCEPT):
            concepts = vocabulary.concepts_of(token)
            vectors[token] = weight_of(token) * vector + sum(weight * trained[name] for name, weight in concepts)
    return vectors
