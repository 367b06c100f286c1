//! A round of practice: a question, the story that was told, and the answer.

use std::collections::HashSet;

use super::answer::Answer;
use super::question::QuestionToAsk;
use super::repertoire::Repertoire;
use super::story::StoryToTell;
use crate::config::Speaking;
use crate::naming::Part;
use crate::speech::{Lexicon, stems};

/// A round of practice, and all that it is seen with.
#[derive(Debug)]
pub struct Round<'a> {
    /// Everything that can be practised.
    pub repertoire: &'a Repertoire<'a>,
    /// What the language says; nothing where the answer is in another one.
    pub lexicon: &'a Lexicon,
    /// How the author speaks.
    pub speaking: Speaking,
    /// What was asked, where that is known.
    pub question: Option<&'a QuestionToAsk<'a>>,
    /// The story that was told.
    pub story: &'a StoryToTell<'a>,
    /// The answer.
    pub answer: Answer<'a>,
    /// How long it took, in seconds.
    pub seconds: u32,
}

impl Round<'_> {
    /// Whether something was asked that went wrong.
    pub(super) fn is_of_failure(&self) -> bool {
        self.question
            .map_or(self.story.is_of_failure, |question| question.is_of_failure)
    }

    /// Whether a part of the story is in the answer, in whatever words: where there is a sign of it, it is.
    pub(super) fn tells(&self, part: Part) -> bool {
        let limits = &self.repertoire.limits;
        let (answer, phrases) = (&self.answer, &self.lexicon.phrases);
        let evidence = &answer.evidence[part as usize];
        let has_sign = match part {
            Part::Situation | Part::Result => evidence.shared > 0,
            Part::Task => {
                evidence.own_words_of_part < limits.fewest_own_words
                    || phrases.duty.are_in(&answer.said)
            }
            Part::Actions => {
                let share = answer.shares.map_or(0, |shares| shares[part as usize]);
                share >= limits.least_actions
                    || phrases.acting.find(&answer.said).len() >= limits.fewest_acts
            }
        };
        has_sign || evidence.own_words >= limits.least_own_words[part as usize]
    }

    /// Whether the answer says something of the story in other words: so many of those that the story has for
    /// it are in the answer.
    pub(super) fn echoes(&self, words: &[String]) -> bool {
        let said: HashSet<String> = stems(&self.answer.said, self.lexicon).collect();
        let echoed = words.iter().filter(|word| said.contains(*word)).count();
        echoed >= self.repertoire.limits.fewest_echoes
    }

    /// Whether the answer has enough words for what it lacks to be missed.
    pub(super) fn is_long_enough(&self) -> bool {
        self.answer.words >= self.repertoire.limits.fewest_words
    }
}
