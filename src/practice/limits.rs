//! From where on something is worth saying. The page has these figures from here.

use serde::Serialize;

use crate::speech::{self, SpeechLimits};

/// From where on something is worth saying.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// What holds for everything that is said.
    #[serde(flatten)]
    pub speech: SpeechLimits,
    /// So much is said of an answer at once: so many things to mend, so much praise, so many words of each. Who is
    /// told more mends nothing.
    pub most_shown: usize,
    /// An answer is too long above this share of the target, in per cent.
    pub longest: u32,
    /// An answer is too short below this share of the target, in per cent. It may well be shorter than the
    /// script: nobody has said it by heart.
    pub shortest: u32,
    /// An answer of fewer words is none: what it lacks is all of it.
    pub fewest_words_of_answer: usize,
    /// A sentence of more words is cut where its speaker goes on; each piece has so many words at least, so that
    /// there is something to tell it by.
    pub longest_piece: usize,
    /// The fewest words of a piece.
    pub shortest_piece: usize,
    /// Where sentences have more words on the average, they are none: the text was dictated.
    pub longest_sentences: usize,
    /// An answer of fewer words is a remark: what it lacks is not missed.
    pub fewest_words_of_full_answer: usize,
    /// Situation and Task take at most so much of an answer, in per cent.
    pub longest_setup: usize,
    /// Smaller numbers of things are said of much: they are the same only where they count the same.
    pub smallest_figure: f64,
    /// So many words behind a number say whether it is a difference: `three kilos too much`.
    pub words_of_difference: usize,
    /// So many words on each side of a number say what it is about.
    pub context: usize,
    /// So many of them two numbers have in common that are about the same.
    pub least_context: usize,
    /// The same for a small number of things.
    pub context_of_few: usize,
    /// So many words of a story's own are in an answer that tells it.
    pub fewest_words_of_story: usize,
    /// Another story was told if so many times as many of its words are in an answer.
    pub times_nearer: usize,
    /// So many times somebody says what they did themselves, who is good at it.
    pub many_acts: usize,
    /// So much of the words that only one part has is in an answer that tells it, in per cent: Situation, Task,
    /// Actions, Result. With fewer it may be told in other words, for which there are other signs.
    pub least_own_words: [usize; 4],
    /// Of a Task with fewer words of its own nobody can tell by them whether it is told.
    pub fewest_own_words: usize,
    /// What there was to do is said before so much of an answer is over, in per cent.
    pub latest_duty: usize,
    /// An answer that is about what was done says so often "I did", or we.
    pub fewest_acts: usize,
    /// An answer is about what was done if so much of it tells the Actions, in per cent.
    pub least_actions: usize,
    /// The same where "I did" is said at all.
    pub least_actions_with_acts: usize,
    /// Before what was done for the third time comes at most so much of an answer, in per cent, where half of
    /// what the story says of the Actions comes late, too.
    pub latest_act: usize,
    /// Before half of the words that only the Actions have comes at most so much of an answer, in per cent.
    pub latest_actions: usize,
    /// Who the teller is, or where it was, is said before so much of an answer is over, in per cent.
    pub latest_setting: usize,
    /// How it ended is said when so much of an answer is over, in per cent.
    pub earliest_ending: usize,
    /// What holds now is of a change where so much of an answer is over, in per cent. Before, it is the setting.
    pub earliest_change: usize,
    /// In so many ways it is said what holds now where something was changed for good.
    pub fewest_signs_of_change: usize,
    /// So many words of a story that tell a lasting change are in an answer that says so in other words.
    pub fewest_echoes: usize,
    /// So many words of an answer are shown for the change that it tells.
    pub words_of_change: usize,
}

/// The figures of this version.
pub const LIMITS: Limits = Limits {
    speech: speech::LIMITS,
    most_shown: 3,
    longest: 115,
    shortest: 50,
    fewest_words_of_answer: 30,
    longest_piece: 24,
    shortest_piece: 8,
    longest_sentences: 60,
    fewest_words_of_full_answer: 60,
    longest_setup: 54,
    smallest_figure: 10.0,
    words_of_difference: 3,
    context: 8,
    least_context: 2,
    context_of_few: 3,
    fewest_words_of_story: 5,
    times_nearer: 3,
    many_acts: 4,
    least_own_words: [12, 10, 30, 12],
    fewest_own_words: 7,
    latest_duty: 50,
    fewest_acts: 3,
    least_actions: 48,
    least_actions_with_acts: 30,
    latest_act: 72,
    latest_actions: 66,
    latest_setting: 40,
    earliest_ending: 75,
    earliest_change: 33,
    fewest_signs_of_change: 2,
    fewest_echoes: 2,
    words_of_change: 8,
};
