//! The rule `unknown-question`.

use crate::check::{Finding, Whole};
use crate::portfolio::{Portfolio, QuestionId};
use crate::search::{Index, IndexSource};
use crate::source::Span;

/// From here on a known question is likely the one that was meant.
const LEAST_OF_MEANT: f64 = 0.4;

declare! {
    /// # What it does
    /// Finds questions in the rounds of an interview that nothing else knows: no bank has them, no guide is about
    /// them, no story covers them.
    ///
    /// # Why it matters
    /// A question in other words than elsewhere is another question. The stories that you have for it are not found.
    ///
    /// # Example
    /// A round names "Tell me about an argument with a colleague", and your stories cover "Tell me about a conflict
    /// with a colleague". Write the one that they cover; or add yours to its `aliases`; or, where it is a new one, to
    /// `content/questions.toml`.
    "unknown-question", Coverage, Warning, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    let unknown = unknown(whole.portfolio);
    if unknown.is_empty() {
        return Vec::new();
    }
    // Made only where there is something to look for.
    let index = Index::of(IndexSource {
        portfolio: whole.portfolio,
        sheets: whole.sheets,
        config: whole.config,
    });
    let findings = unknown.into_iter().map(|(id, place)| {
        let text = &whole.portfolio.question(id).text;
        Finding::new(
            format!("nothing else knows the question `{text}`"),
            place,
            "in no bank, guide or story",
        )
        .why("it is a question of its own, for which no story is found")
        .did_you_mean(meant(whole.portfolio, &index, text))
        .help("write it as it is known elsewhere, or add it to `content/questions.toml`")
    });
    findings.collect()
}

/// The questions that only a round of an interview to come names, with the place there.
fn unknown(portfolio: &Portfolio) -> Vec<(QuestionId, Span)> {
    let coming = portfolio.interviews.iter().filter(|it| !it.said.is_over());
    let named = coming.flat_map(|interview| {
        let rounds = interview.rounds.iter().zip(&interview.said.rounds);
        rounds.flat_map(|(round, said)| {
            let said = said.questions.iter().map(|it| it.question.span);
            round.questions.iter().map(|(id, _)| *id).zip(said)
        })
    });
    named.filter(|(id, _)| !is_known(portfolio, *id)).collect()
}

/// Whether something beside a round of an interview has it. What was really asked somewhere is known as well.
fn is_known(portfolio: &Portfolio, id: QuestionId) -> bool {
    let question = portfolio.question(id);
    question.is_general
        || !question.banks.is_empty()
        || !question.answers.is_empty()
        || portfolio.times_asked(id) > 0
}

/// The known question that is nearest to a text, where it is near enough.
fn meant<'p>(portfolio: &'p Portfolio, index: &Index, text: &str) -> Option<&'p str> {
    let near = index.rank(text).questions;
    let near = near.iter().take_while(|it| it.score >= LEAST_OF_MEANT);
    let mut known = near.filter(|it| is_known(portfolio, it.id));
    let nearest = known.next()?;
    Some(&portfolio.question(nearest.id).text)
}
