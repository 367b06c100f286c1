//! The rule `unsupported-number`.

use crate::check::case::Passage;
use crate::check::known_numbers::KnownNumbers;
use crate::check::{Case, Finding};
use crate::speech::{Lexicon, Number, Unit, Utterance, is_counted_share};

/// Up to here numbers count what is told anyway: "the three of them". From here on they are facts.
const LARGE: f64 = 10.0;

/// Between a share and what it is a share of are the pieces of ` of the `, at most.
const MOST_BETWEEN: usize = 4;

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
    if !case.outline.is_ready() {
        return Vec::new();
    }
    let Some(known) = KnownNumbers::of(case) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for passage in &case.script {
        let numbers = case.numbers(&passage.said);
        let followers = numbers.iter().skip(1).map(Some).chain([None]);
        let doubtful = numbers.iter().zip(followers).filter(|(number, next)| {
            let is_worked_out = next.is_some_and(|next| is_share_of(number, next, &passage.said));
            !is_worked_out && !is_supported(number, passage, &known, case.lexicon)
        });
        findings.extend(doubtful.filter_map(|(number, _)| finding(passage, number)));
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

fn is_supported(
    number: &Number,
    Passage { said, .. }: &Passage<'_>,
    known: &KnownNumbers,
    lexicon: &Lexicon,
) -> bool {
    match number.unit {
        Unit::Moment | Unit::Times => true,
        // `a quarter` is also three months.
        Unit::Share if !is_counted_share(number, said, &lexicon.numbers) => true,
        Unit::Count | Unit::Time if number.amount < LARGE => {
            known.have(number) || !known.count_otherwise(number, said)
        }
        _ => known.have(number) || known.lead_to(number),
    }
}

/// Whether a number is a share of the next one, and so worked out: `half of the twenty-four flats`.
fn is_share_of(number: &Number, next: &Number, said: &Utterance<'_>) -> bool {
    let between = said.text.get(number.range.end..next.range.start);
    let between = between.unwrap_or_default();
    let has_words_only = between.chars().all(|it| it.is_alphabetic() || it == ' ');
    number.unit == Unit::Share && has_words_only && between.split(' ').count() <= MOST_BETWEEN
}
