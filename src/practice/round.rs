//! A round of practice: a question, the story that was told, and the answer.

use super::answer::Answer;
use super::question::QuestionToAsk;
use super::repertoire::Repertoire;
use super::story::StoryToTell;
use crate::config::Speaking;
use crate::naming::Part;
use crate::speech::{Lexicon, spoken_words};

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
        let evidence = &self.answer.evidence[part as usize];
        let has_sign = match part {
            Part::Situation => evidence.shared > 0 || self.tells_setting_early(),
            Part::Result => evidence.shared > 0 || self.tells_ending_late(),
            Part::Task => {
                evidence.own_words_of_part < limits.fewest_own_words || self.tells_duty_early()
            }
            Part::Actions => self.tells_acts(),
        };
        has_sign || evidence.own_words >= limits.least_own_words[part as usize]
    }

    /// Whether it is said early who the teller is, or where and when it was.
    fn tells_setting_early(&self) -> bool {
        let settings = self.lexicon.phrases.setting.find(&self.answer.said);
        let latest = self.repertoire.limits.latest_setting;
        let first = settings.first();
        first.is_some_and(|setting| self.share_before(setting.start) <= latest)
    }

    /// Whether the last words are about how it ended.
    fn tells_ending_late(&self) -> bool {
        let endings = self.lexicon.phrases.ending.find(&self.answer.said);
        let earliest = self.repertoire.limits.earliest_ending;
        let last = endings.last();
        last.is_some_and(|ending| self.share_before(ending.start) >= earliest)
    }

    /// Whether it is said what there was to do before half of the answer is over.
    fn tells_duty_early(&self) -> bool {
        let duties = self.lexicon.phrases.duty.find(&self.answer.said);
        let latest = self.repertoire.limits.latest_duty;
        let first = duties.first();
        first.is_some_and(|duty| self.share_before(duty.start) <= latest)
    }

    /// Whether the teller does something several times, or most of the answer is about what was done. Where
    /// the teller does something at all, less of it is enough.
    fn tells_acts(&self) -> bool {
        let limits = &self.repertoire.limits;
        let acts = self.lexicon.phrases.acting.find(&self.answer.said).len();
        let shares = self.answer.shares;
        let share = shares.map_or(0, |shares| shares[Part::Actions as usize]);
        let least = match acts {
            0 => limits.least_actions,
            _ => limits.least_actions_with_acts,
        };
        acts >= limits.fewest_acts || share >= least
    }

    /// How much of the answer comes before a place in it, in per cent.
    pub(super) fn share_before(&self, place: usize) -> usize {
        let before = &self.answer.said.text[..place];
        spoken_words(before, self.speaking) * 100 / self.answer.words.max(1)
    }

    /// Whether the answer has enough words for what it lacks to be missed.
    pub(super) fn is_long_enough(&self) -> bool {
        self.answer.words >= self.repertoire.limits.fewest_words_of_full_answer
    }
}
