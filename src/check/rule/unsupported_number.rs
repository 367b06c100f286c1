//! The rule `unsupported-number`.

use crate::check::case::Passage;
use crate::check::{Case, Finding};
use crate::speech::{Number, Unit, Utterance, counted, is_counted_share};

/// Up to here numbers count what is told anyway: "the three of them". From here on they are facts.
const LARGE: f64 = 10.0;

declare! {
    /// # What it does
    /// Finds numbers in the script that parts and metrics do not have, or have otherwise. Numbers that are rounded,
    /// or follow from others, are fine: what fell from 50 to 20 fell by 30.
    ///
    /// # Why it matters
    /// Who is asked "how do you know?" and has two numbers is not believed in either.
    ///
    /// # Example
    /// Actions: "I rang 30 of them." Script: "I rang forty people." Make them one.
    "unsupported-number", Substance, Advice, Story(find)
}

fn find(case: &Case<'_>) -> Vec<Finding> {
    // Where the parts are not written, there is nothing to compare the script with.
    if !case.story.is_ready() {
        return Vec::new();
    }
    let known = Known::of(case);
    let mut findings = Vec::new();
    for passage in &case.script {
        let numbers = case.numbers(&passage.said);
        let doubtful = numbers
            .iter()
            .filter(|number| !known.supports(number, &passage.said));
        findings.extend(doubtful.filter_map(|number| finding(passage, number)));
    }
    findings
}

fn finding(passage: &Passage<'_>, number: &Number) -> Option<Finding> {
    let words = &passage.said.text[number.range.clone()];
    let finding = Finding::new(
        format!("`{words}` is said here and written nowhere else in the story"),
        passage.span_of(number.range.clone())?,
        "where is this from?",
    );
    Some(
        finding
            .why("two numbers for one thing are not believed")
            .help("make it the number of the parts, or add it to them or to `metrics`"),
    )
}

/// The numbers that a story has beside its script.
struct Known {
    numbers: Vec<Number>,
    /// For each number what it counts, as the beginnings of the words behind it.
    counted: Vec<(f64, String)>,
}

impl Known {
    fn of(case: &Case<'_>) -> Self {
        let mut known = Self {
            numbers: Vec::new(),
            counted: Vec::new(),
        };
        let keys: Vec<Utterance<'_>> = case.keys().collect();
        for said in case.written().chain(&keys) {
            for number in case.numbers(said) {
                let counted = counted(said, &number).map(|word| (number.amount, word));
                known.counted.extend(counted);
                known.numbers.push(number);
            }
        }
        known
    }

    fn supports(&self, number: &Number, said: &Utterance<'_>) -> bool {
        let is_known = || self.numbers.iter().any(|known| number.agrees_with(known));
        match number.unit {
            Unit::Moment | Unit::Times => true,
            // `a quarter` is also three months.
            Unit::Share if !is_counted_share(number, said) => true,
            Unit::Count | Unit::Time if number.amount < LARGE => {
                is_known() || !self.is_counted_otherwise(number, said)
            }
            _ => is_known() || self.follows(number),
        }
    }

    /// Whether the same things are counted, and come out otherwise.
    fn is_counted_otherwise(&self, number: &Number, said: &Utterance<'_>) -> bool {
        let is_same = |value: f64| (value - number.amount).abs() < 1e-9;
        let Some(word) = counted(said, number) else {
            return false;
        };
        let mut counted = self.counted.iter().filter(|(_, counted)| *counted == word);
        counted.next().is_some_and(|(value, _)| !is_same(*value))
            && counted.all(|(value, _)| !is_same(*value))
    }

    /// Whether a number is the sum or the difference of two others, or the share by which one has changed.
    fn follows(&self, number: &Number) -> bool {
        // Things of two kinds are not added.
        let adds = number.unit != Unit::Count;
        let near = |value: f64| (value - number.value).abs() <= 0.02 * number.value.abs();
        let of_unit = |known: &&Number| match number.unit {
            Unit::Share => true,
            unit => known.unit == unit,
        };
        let known: Vec<&Number> = self.numbers.iter().filter(of_unit).collect();
        known.iter().enumerate().any(|(at, left)| {
            known[..at].iter().any(|right| {
                let (low, high) = if left.value < right.value {
                    (left.value, right.value)
                } else {
                    (right.value, left.value)
                };
                let is_change = number.unit == Unit::Share
                    && high > 0.0
                    && left.unit == right.unit
                    && (near(1.0 - low / high)
                        || near(low / high)
                        || low > 0.0 && near(high / low - 1.0));
                is_change
                    || left.unit == right.unit
                        && right.unit == number.unit
                        && (near(high - low) || adds && near(high + low))
            })
        })
    }
}
