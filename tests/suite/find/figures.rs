//! How often the right question is found, and the right story.
//!
//! The queries of `tests/find` were written by people who knew the bank and nothing of how it is searched. Half of each
//! file has typing slips, half words or dictated speech. In `queries-plain.toml` people type the interviewer's key
//! words: nothing was changed after a look at it. In `queries-other-words.toml` hardly a word is shared with the
//! question: weights and lists were chosen on it, too. The tables are in `target/tmp/find-*.txt`.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use starling::testing::search::CLOSE_ENOUGH;

use super::given::{Searched, bank, desk, typed};

/// How often what was meant was found.
#[derive(Debug, Default, Clone, Copy)]
struct Figures {
    queries: u32,
    first: u32,
    among_three: u32,
    reciprocals: f64,
    with_story: u32,
    story_first: u32,
}

impl Figures {
    fn note(&mut self, place: usize, story: Option<bool>) {
        self.queries += 1;
        self.first += u32::from(place == 0);
        self.among_three += u32::from(place < 3);
        self.reciprocals += 1.0 / f64::from(u32::try_from(place + 1).unwrap());
        self.with_story += u32::from(story.is_some());
        self.story_first += u32::from(story == Some(true));
    }

    fn first(self) -> f64 {
        f64::from(self.first) / f64::from(self.queries)
    }

    fn among_three(self) -> f64 {
        f64::from(self.among_three) / f64::from(self.queries)
    }
}

/// The figures of a file of queries: by the kind of question, also by the kind of query; and by whether the search
/// knows the question.
fn figures(file: &str, with_aliases: bool) -> BTreeMap<String, Figures> {
    let searched = Searched::new(&desk(with_aliases));
    let index = searched.index();
    let bank = bank();
    let mut figures: BTreeMap<String, Figures> = BTreeMap::new();
    for typed in typed(file) {
        let ranking = index.rank(&typed.words);
        let found = searched.questions(&ranking);
        let place = found.iter().position(|it| *it == typed.question);
        let stories = searched.stories_for(&typed.question);
        let story = searched
            .story(&ranking)
            .map(|story| stories.contains(&story));
        let story = (!stories.is_empty()).then(|| story == Some(true));
        let asked = bank
            .iter()
            .find(|asked| asked.text == typed.question)
            .unwrap();
        let set = if asked.is_common { "common" } else { "special" };
        let is_known = asked.closeness(with_aliases) >= CLOSE_ENOUGH;
        let known = if is_known { "known" } else { "unknown" };
        let names = [
            set.to_owned(),
            known.to_owned(),
            format!("{set} {}", typed.kind),
        ];
        for name in names {
            let figures = figures.entry(name).or_default();
            figures.note(place.unwrap_or(found.len()), story);
        }
    }
    figures
}

/// Writes the figures down, so that they can be read, and returns them.
fn reported(name: &str, file: &str, with_aliases: bool) -> BTreeMap<String, Figures> {
    let figures = figures(file, with_aliases);
    let mut table = format!("{name}\n");
    for (kind, it) in &figures {
        let share = |count: u32, of: u32| f64::from(count) / f64::from(of);
        writeln!(
            table,
            "{kind:<18} {:>3} queries  first {:.2}  among three {:.2}  reciprocal rank {:.2}  story first {:.2}",
            it.queries,
            it.first(),
            it.among_three(),
            it.reciprocals / f64::from(it.queries),
            share(it.story_first, it.with_story),
        )
        .unwrap();
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("find-{name}.txt"));
    fs::write(path, table).unwrap();
    figures
}

#[test]
fn the_question_is_found_by_an_interviewers_key_words() {
    let figures = reported("plain", "queries-plain.toml", false);
    assert!(figures["common"].first() >= 0.75, "{figures:#?}");
    assert!(figures["common"].among_three() >= 0.9, "{figures:#?}");
}

#[test]
fn an_alias_helps_to_find_a_question_that_no_list_has() {
    let without = reported("plain", "queries-plain.toml", false)["special"];
    let with = reported("plain-aliases", "queries-plain.toml", true)["special"];
    assert!(
        with.among_three() > without.among_three(),
        "{without:?} {with:?}"
    );
}

#[test]
fn the_question_is_found_in_words_that_it_does_not_have() {
    let figures = reported("other-words", "queries-other-words.toml", false);
    assert!(figures["common"].among_three() >= 0.5, "{figures:#?}");
    reported("other-words-aliases", "queries-other-words.toml", true);
}
