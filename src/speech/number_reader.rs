//! Reads one number after the other out of what somebody says.

use super::number::{Number, Unit};
use super::number_words::WrittenNumbers;
use super::token::Token;
use super::utterance::Utterance;

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
    /// The token at `at` as it is said, in small letters; nothing where there is none.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens
            .get(at)
            .map_or("", |token| self.utterance.word(token))
    }

    /// The number that begins at the next token. Behind it, or behind what is none though it looks like
    /// one, reading goes on.
    pub(super) fn number(&mut self) -> Option<Number> {
        let start = self.at;
        if self.is_glued_to_letters(start) {
            self.at += 1;
            return None;
        }
        if let Some(share) = self.one_of_many() {
            return Some(share);
        }
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
            return Some(self.scaled(value));
        }
        let start = self.at;
        let is_article =
            self.words.articles.contains(self.word(start)) && !self.are_decimals(start + 1);
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
            if let Some(scale) = self.scale_behind_article(start + 1) {
                self.at = start + 3;
                return Some(Amount {
                    value: half * scale,
                    is_part: false,
                });
            }
            self.at += 1;
            return Some(Amount {
                value: *half,
                is_part: true,
            });
        }
        let value = self.written_out(is_article)?;
        let value = self.with_decimals(value);
        if let Some(part) = self.words.parts.get(self.word(self.at)) {
            self.at += 1;
            return Some(Amount {
                value: value * part,
                is_part: true,
            });
        }
        Some(self.with_part(value))
    }

    /// The scale that follows an article: `half a dozen`.
    fn scale_behind_article(&self, at: usize) -> Option<f64> {
        let is_article = self.words.articles.contains(self.word(at));
        let scale = self.words.scales.get(self.word(at + 1));
        scale.copied().filter(|_| is_article)
    }

    /// `one in twenty`, as a share.
    fn one_of_many(&mut self) -> Option<Number> {
        let start = self.at;
        let is_one =
            self.word(start) == "1" || self.words.words.get(self.word(start)) == Some(&1.0);
        if !is_one || !self.words.of_many.contains(self.word(start + 1)) {
            return None;
        }
        self.at = start + 2;
        let many = self
            .amount()
            .filter(|many| !many.is_part && many.value > 1.0);
        let is_counted = many.as_ref().is_some_and(|many| self.unit(many).is_none());
        let Some(many) = many.filter(|_| is_counted) else {
            self.at = start;
            return None;
        };
        let share = 1.0 / many.value;
        Some(self.finished(start, (share, share), Unit::Share))
    }

    /// A figure with the scales and the part behind it.
    fn scaled(&mut self, value: f64) -> Amount {
        let short = self.words.glued_scales.get(self.word(self.at));
        let is_of_money =
            |at: Option<usize>| at.is_some_and(|at| self.words.money.contains(self.word(at)));
        let is_money = is_of_money(self.at.checked_sub(2)) || is_of_money(Some(self.at + 1));
        let short = short.filter(|_| is_money || self.is_glued(self.at));
        self.at += usize::from(short.is_some());
        self.with_part(value * short.unwrap_or(&1.0))
    }

    /// Whether a token follows the one before it without a blank.
    fn is_glued(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.tokens.get(before));
        let token = self.tokens.get(at);
        let ends = before.map(|before| before.range.end);
        ends.is_some() && ends == token.map(|token| token.range.start)
    }

    /// Whether a figure is a piece of a word: `B2B`.
    fn is_glued_to_letters(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        let is_figure = self.tokens[at].value.is_some();
        is_figure && self.is_glued(at) && before.starts_with(char::is_alphabetic)
    }

    /// Adds the decimals that follow: `point two`.
    fn with_decimals(&mut self, value: f64) -> f64 {
        if !self.are_decimals(self.at) {
            return value;
        }
        self.at += 1;
        let mut value = value;
        let mut place = 0.1;
        while let Some(digit) = self.digit(self.at) {
            value += digit * place;
            place /= 10.0;
            self.at += 1;
        }
        value
    }

    /// Whether decimals are there, and behind them what they are decimals of: `at one point two came` has none.
    fn are_decimals(&self, at: usize) -> bool {
        if !self.words.points.contains(self.word(at)) {
            return false;
        }
        let mut end = at + 1;
        while self.digit(end).is_some() {
            end += 1;
        }
        let behind = self.word(end);
        let is_counted = self.words.scales.contains_key(behind)
            || self.words.time.contains_key(behind)
            || self.words.money.contains(behind)
            || self.tokens_of_percent(end) > 0;
        end > at + 1 && is_counted
    }

    /// A digit that is said as a word.
    fn digit(&self, at: usize) -> Option<f64> {
        let value = self.words.words.get(self.word(at)).copied();
        value.filter(|value| (0.0..10.0).contains(value))
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
                let next = self.word(at + 1);
                let is_opening = self.at == start
                    && (self.words.joiners.contains(next) || self.words.words.contains_key(next));
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
        let ends = self.tokens[self.at - 1].value.is_some()
            && self.is_glued(self.at)
            && self.words.ordinals.contains(self.word(self.at));
        self.at += usize::from(ends);
        ends
    }

    /// How many tokens of `per cent` are at `at`.
    fn tokens_of_percent(&self, at: usize) -> usize {
        let two = format!("{} {}", self.word(at), self.word(at + 1));
        if self.words.percent.contains(self.word(at)) {
            1
        } else if self.words.percent.contains(&two) {
            2
        } else {
            0
        }
    }

    /// Whether the number behind says of what both are: `from 34 to 12 per cent`.
    fn opens_range_of_shares(&mut self) -> bool {
        let start = self.at;
        if !self.words.range.contains(self.word(start)) {
            return false;
        }
        self.at += 1;
        let is_share = self.amount().is_some() && self.tokens_of_percent(self.at) > 0;
        self.at = start;
        is_share
    }

    /// The unit behind a number, and how much of it is one of ours.
    fn unit(&mut self, amount: &Amount) -> Option<(f64, Unit)> {
        let hyphen = usize::from(self.word(self.at) == "-");
        let is_article = |at: usize| self.words.articles.contains(self.word(at));
        let article = usize::from(amount.is_part && is_article(self.at));
        // `a quarter of an hour`.
        let is_of_one = amount.is_part
            && self.words.after_part.contains(self.word(self.at))
            && is_article(self.at + 1)
            && self.words.time.contains_key(self.word(self.at + 2));
        let at = self.at + hyphen + if is_of_one { 2 } else { article };
        let word = self.word(at);
        let percent = self.tokens_of_percent(at);
        let (length, unit) = if percent > 0 {
            (percent, (0.01, Unit::Share))
        } else if let Some(seconds) = self.words.time.get(word) {
            (1, (*seconds, Unit::Time))
        } else if self.words.money.contains(word) {
            (1, (1.0, Unit::Money))
        } else if self.words.fold.contains(word) {
            (1, (1.0, Unit::Times))
        } else {
            return self.opens_range_of_shares().then_some((0.01, Unit::Share));
        };
        self.at = at + length;
        Some(unit)
    }
}
