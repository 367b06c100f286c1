//! Reads one number after the other out of what somebody says.

use super::number::{Number, Unit};
use super::number_words::WrittenNumbers;
use super::token::Token;
use super::utterance::Utterance;

/// Whether a figure is a time of day: `18:10`.
fn is_clock(figure: &str) -> bool {
    figure.starts_with(|letter: char| letter.is_ascii_digit()) && figure.contains(':')
}

pub(super) struct NumberReader<'a> {
    pub(super) utterance: &'a Utterance<'a>,
    pub(super) tokens: &'a [Token],
    pub(super) words: &'a WrittenNumbers,
    pub(super) at: usize,
}

/// A number before its unit is known.
struct Amount {
    value: f64,
    /// Whether it is a part of one: `half`, `a third`.
    is_part: bool,
}

impl<'a> NumberReader<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| self.utterance.word(token))
    }

    /// The number that begins at the next token. Behind it, or behind what is none though it looks like
    /// one, reading goes on.
    pub(super) fn number(&mut self) -> Option<Number> {
        let start = self.at;
        let is_money = self.words.money.contains(self.word(start));
        if is_money {
            self.at += 1;
        }
        let Some(amount) = self.amount() else {
            if let Some(times) = self.words.times.get(self.word(start)) {
                self.at = start + 1;
                return Some(self.finished(start, (*times, *times), Unit::Times));
            }
            self.at = start;
            return None;
        };
        if self.is_ordinal() {
            return None;
        }
        if self.is_moment(start) {
            return Some(self.finished(start, (amount.value, amount.value), Unit::Moment));
        }
        let unit = if is_money {
            Some((1.0, Unit::Money))
        } else {
            self.unit(&amount)
        };
        // `twelve minutes past six`.
        let is_time = unit.is_some_and(|(_, unit)| unit == Unit::Time);
        let names_hour = self.is_hour(self.at + 1);
        let ends_there = !self.word(self.at + 1).starts_with(char::is_alphanumeric);
        if is_time && self.words.past.contains(self.word(self.at)) && (names_hour || ends_there) {
            self.at += 1 + usize::from(names_hour);
            return Some(self.finished(start, (amount.value, amount.value), Unit::Moment));
        }
        let (scale, unit) = unit.unwrap_or((
            1.0,
            if amount.is_part {
                Unit::Share
            } else {
                Unit::Count
            },
        ));
        let is_just_one = unit == Unit::Count && (amount.value - 1.0).abs() < 1e-9;
        let is_written_out = self.tokens[start].value.is_none();
        if is_just_one && is_written_out {
            return None;
        }
        Some(self.finished(start, (amount.value * scale, amount.value), unit))
    }

    fn finished(&self, start: usize, (value, amount): (f64, f64), unit: Unit) -> Number {
        let before = start.checked_sub(1).map_or("", |at| self.word(at));
        let two_before = start.checked_sub(2).map_or("", |at| self.word(at));
        let is_rough = [before, two_before]
            .iter()
            .any(|word| self.words.about.contains(*word))
            && !before.chars().all(|it| matches!(it, '.' | ',' | ';'));
        Number {
            range: self.tokens[start].range.start..self.tokens[self.at - 1].range.end,
            value,
            amount,
            unit,
            is_rough,
        }
    }

    /// Figures or words that say how much.
    fn amount(&mut self) -> Option<Amount> {
        let token = self.tokens.get(self.at)?;
        if let Some(value) = token.value {
            self.at += 1;
            let mut value = value;
            while let Some(scale) = self.words.scales.get(self.word(self.at)) {
                value *= scale;
                self.at += 1;
            }
            return Some(self.with_part(value));
        }
        let start = self.at;
        let is_article = self.words.articles.contains(self.word(start));
        if is_article {
            let next = self.word(start + 1);
            if let Some(part) = self
                .words
                .parts
                .get(next)
                .filter(|_| self.is_part_of_something(start + 2))
            {
                self.at = start + 2;
                return Some(Amount {
                    value: *part,
                    is_part: true,
                });
            }
            if !self.words.scales.contains_key(next) {
                return None;
            }
            self.at += 1;
        } else if let Some(half) = self.words.halves.get(self.word(start)) {
            self.at += 1;
            return Some(Amount {
                value: *half,
                is_part: true,
            });
        }
        let value = self.written_out(is_article)?;
        if let Some(part) = self.words.parts.get(self.word(self.at)) {
            self.at += 1;
            return Some(Amount {
                value: value * part,
                is_part: true,
            });
        }
        Some(self.with_part(value))
    }

    /// Whether what is at `at` lets `a third` mean a share: `a third of`, and the end of a clause.
    fn is_part_of_something(&self, at: usize) -> bool {
        let word = self.word(at);
        !word.contains(char::is_alphanumeric) || self.words.after_part.contains(word)
    }

    /// Adds `and a half`, where that follows.
    fn with_part(&mut self, value: f64) -> Amount {
        let mut value = value;
        let follows = self.words.joiners.contains(self.word(self.at));
        if follows {
            let article = usize::from(self.words.articles.contains(self.word(self.at + 1)));
            let part = self.word(self.at + 1 + article);
            let part = self
                .words
                .halves
                .get(part)
                .or_else(|| self.words.parts.get(part).filter(|_| article > 0));
            if let Some(part) = part {
                value += part;
                self.at += 2 + article;
            }
        }
        while let Some(scale) = self.words.scales.get(self.word(self.at)) {
            value *= scale;
            self.at += 1;
        }
        Amount {
            value,
            is_part: false,
        }
    }

    /// Number words: `three hundred and ten thousand`. An article stands for one before a scale.
    fn written_out(&mut self, has_article: bool) -> Option<f64> {
        let mut total = 0.0;
        let mut current: Option<f64> = has_article.then_some(1.0);
        let mut may_add = !has_article;
        let start = self.at;
        loop {
            let joins = self.at > start && self.words.joiners.contains(self.word(self.at));
            let is_hyphen = self.at > start && self.word(self.at) == "-";
            let at = self.at + usize::from(joins || is_hyphen);
            let word = self.word(at);
            if let Some(value) = self.words.words.get(word) {
                let value = *value;
                let fits = match current {
                    None => true,
                    Some(current) if joins => {
                        current % 100.0 == 0.0 && current > 0.0 && value < 100.0
                    }
                    Some(current) => {
                        current % 100.0 == 0.0 && current >= 100.0 && value < 100.0
                            || current % 10.0 == 0.0 && current % 100.0 >= 20.0 && value < 10.0
                    }
                };
                // `and` joins only what is above a hundred: `two and three` are two numbers.
                let fits = fits && (!joins || total > 0.0 || current.is_some_and(|it| it >= 100.0));
                if !fits || !may_add {
                    break;
                }
                current = Some(current.unwrap_or(0.0) + value);
            } else if let Some(scale) = self.words.scales.get(word).filter(|_| !joins) {
                let is_opening = self.at == start && self.words.joiners.contains(self.word(at + 1));
                let Some(amount) = current.or(is_opening.then_some(1.0)) else {
                    break;
                };
                if *scale > 100.0 {
                    total += amount * scale;
                    current = None;
                } else {
                    current = Some(amount * scale);
                }
                may_add = true;
            } else {
                break;
            }
            self.at = at + 1;
        }
        (self.at > start).then(|| total + current.unwrap_or(0.0))
    }

    /// `4th`, and `the twenty-first`.
    fn is_ordinal(&mut self) -> bool {
        let is_glued = |token: &Token, before: &Token| token.range.start == before.range.end;
        let (Some(before), Some(token)) = (self.tokens.get(self.at - 1), self.tokens.get(self.at))
        else {
            return false;
        };
        let ends = before.value.is_some()
            && is_glued(token, before)
            && self.words.ordinals.contains(self.word(self.at));
        self.at += usize::from(ends);
        ends
    }

    /// Whether it says when: a year, a day of a month, a time of day.
    fn is_moment(&mut self, start: usize) -> bool {
        let before = start.checked_sub(1).map_or("", |at| self.word(at));
        let after = self.word(self.at);
        let token = &self.tokens[start];
        let is_alone = self.at == start + 1;
        // `eleven twenty`, `nineteen ninety-five`: two numbers that make none together.
        if is_alone && self.is_below_hundred(start) && self.is_of_two_digits(self.at) {
            while self.is_of_two_digits(self.at) || self.word(self.at) == "-" {
                self.at += 1;
            }
            return true;
        }
        if self.words.clock.contains(after) || is_alone && is_clock(self.word(start)) {
            self.at += usize::from(self.words.clock.contains(after));
            return true;
        }
        if self.words.months.contains(before) || self.words.months.contains(after) {
            return true;
        }
        // `ten past six` and `a quarter to nine`, but not `from ten to six`: there it is no time of day.
        let opens = (1..=3).any(|back| {
            start
                .checked_sub(back)
                .is_some_and(|at| self.words.from.contains(self.word(at)))
        });
        let is_written_out = token.value.is_none();
        if self.words.past.contains(after) && is_written_out && !opens && self.is_hour(self.at + 1)
        {
            let minutes = self.words.words.get(self.word(start)).copied();
            return minutes.is_none_or(|minutes| minutes % 5.0 == 0.0 && minutes < 30.0);
        }
        if self.words.past.contains(before) && start >= 2 && is_written_out && self.is_hour(start) {
            return self.follows_minutes(start - 2);
        }
        is_alone && self.is_year(start)
    }

    /// Whether the word at `at` is so many minutes before or after an hour: `ten`, `half`, `quarter`.
    fn follows_minutes(&self, at: usize) -> bool {
        let word = self.word(at);
        let minutes = self.words.words.get(word).copied();
        let is_part = self.words.halves.contains_key(word) || self.words.parts.contains_key(word);
        let opens = (1..=3).any(|back| {
            at.checked_sub(back)
                .is_some_and(|at| self.words.from.contains(self.word(at)))
        });
        !opens && (is_part || minutes.is_some_and(|minutes| minutes % 5.0 == 0.0 && minutes < 30.0))
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
    fn is_hour(&self, at: usize) -> bool {
        let hour = self.words.words.get(self.word(at)).copied();
        let behind = self.word(at + 1);
        let is_counted = self.words.time.contains_key(behind)
            || self.words.percent.contains(behind)
            || self.words.scales.contains_key(behind);
        hour.is_some_and(|hour| (1.0..=12.0).contains(&hour)) && !is_counted
    }

    /// The unit behind a number, and how much of it is one of ours.
    fn unit(&mut self, amount: &Amount) -> Option<(f64, Unit)> {
        let hyphen = usize::from(self.word(self.at) == "-");
        let article =
            usize::from(amount.is_part && self.words.articles.contains(self.word(self.at)));
        let at = self.at + hyphen + article;
        let word = self.word(at);
        let two = format!("{word} {}", self.word(at + 1));
        let (length, unit) = if self.words.percent.contains(word) {
            (1, (0.01, Unit::Share))
        } else if self.words.percent.contains(&two) {
            (2, (0.01, Unit::Share))
        } else if let Some(seconds) = self.words.time.get(word) {
            (1, (*seconds, Unit::Time))
        } else if self.words.money.contains(word) {
            (1, (1.0, Unit::Money))
        } else if self.words.fold.contains(word) {
            (1, (1.0, Unit::Times))
        } else {
            return None;
        };
        self.at = at + length;
        Some(unit)
    }
}
