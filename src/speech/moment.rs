//! Moments: numbers that say when, and not how much.

use super::number_reader::NumberReader;

/// Whether a figure is a time of day: `18:10`.
fn is_clock(figure: &str) -> bool {
    figure.starts_with(|letter: char| letter.is_ascii_digit()) && figure.contains(':')
}

impl NumberReader<'_> {
    /// Whether it says when: a year, a day of a month, a time of day.
    pub(super) fn is_moment(&mut self, start: usize) -> bool {
        let before = start.checked_sub(1).map_or("", |at| self.word(at));
        let after = self.word(self.at);
        let is_alone = self.at == start + 1;
        // `eleven twenty`, `nineteen ninety-five`: two numbers that make none together.
        if is_alone && self.is_below_hundred(start) && self.is_of_two_digits(self.at) {
            while self.is_of_two_digits(self.at) || self.word(self.at) == "-" {
                self.at += 1;
            }
            return true;
        }
        let clock = self.tokens_of_clock(self.at);
        if clock > 0 || is_alone && is_clock(self.word(start)) {
            self.at += clock;
            return true;
        }
        if self.words.months.contains(before) || self.words.months.contains(after) {
            return true;
        }
        // `ten past six` and `a quarter to nine`, but not `from ten to six`: there it is no time of day.
        let is_written_out = self.tokens[start].value.is_none();
        let opens = self.opens_stretch(start);
        if self.words.past.contains(after) && is_written_out && !opens && self.is_hour(self.at + 1)
        {
            return self.may_be_minutes(start).unwrap_or(true);
        }
        if self.words.past.contains(before) && start >= 2 && is_written_out && self.is_hour(start) {
            return self.follows_minutes(start - 2);
        }
        is_alone && self.is_year(start)
    }

    /// Whether the word at `at` is so many minutes before or after an hour: `ten`, `half`, `quarter`.
    fn follows_minutes(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_part = self.words.halves.contains_key(word) || self.words.parts.contains_key(word);
        let are_minutes = self.may_be_minutes(at).unwrap_or(is_part);
        are_minutes && !self.opens_stretch(at)
    }

    /// Whether the number word at `at` is so many minutes as people say before an hour; `None` where it is none.
    fn may_be_minutes(&self, at: usize) -> Option<bool> {
        let minutes = self.words.words.get(self.word(at))?;
        Some(minutes % 5.0 == 0.0 && *minutes < 30.0)
    }

    /// Whether a stretch begins right before `at`: `from ten to six`.
    fn opens_stretch(&self, at: usize) -> bool {
        let mut before = at.saturating_sub(3)..at;
        before.any(|at| self.words.from.contains(self.word(at)))
    }

    /// How many tokens of the clock are at `at`: one of `am`, three of `a.m`.
    fn tokens_of_clock(&self, at: usize) -> usize {
        let three = self.tokens.get(at..at + 3).unwrap_or_default();
        let three: String = three
            .iter()
            .map(|token| self.utterance.word(token))
            .collect();
        if self.words.clock.contains(self.word(at)) {
            1
        } else if self.words.clock.contains(&three) {
            3
        } else {
            0
        }
    }

    /// Whether a year is there: four figures without a mark between them.
    fn is_year(&self, at: usize) -> bool {
        let value = self.tokens.get(at).and_then(|token| token.value);
        let written = self.word(at);
        let is_plain = written.len() == 4 && written.bytes().all(|it| it.is_ascii_digit());
        is_plain && value.is_some_and(|value| (1900.0..2100.0).contains(&value))
    }

    fn is_below_hundred(&self, at: usize) -> bool {
        let value = self.words.words.get(self.word(at)).copied();
        value.is_some_and(|value| (1.0..100.0).contains(&value))
    }

    /// Whether a written-out number is there that has two figures, or one behind `oh`.
    fn is_of_two_digits(&self, at: usize) -> bool {
        let value = self.words.words.get(self.word(at)).copied();
        value.is_some_and(|value| (5.0..100.0).contains(&value))
    }

    /// Whether an hour of the clock is there, and no unit behind it.
    pub(super) fn is_hour(&self, at: usize) -> bool {
        let hour = self.words.words.get(self.word(at)).copied();
        let behind = self.word(at + 1);
        let is_counted = self.words.time.contains_key(behind)
            || self.words.percent.contains(behind)
            || self.words.scales.contains_key(behind);
        hour.is_some_and(|hour| (1.0..=12.0).contains(&hour)) && !is_counted
    }
}
