//! The rule `interview-not-covered`.

use crate::check::{Finding, Whole};
use crate::interview::{ExpectedQuestion, InterviewPlan};
use crate::portfolio::{LinkedInterview, QuestionId};

/// How many of the questions are named.
const MOST_NAMED: usize = 2;

declare! {
    /// # What it does
    /// Finds interviews that are still to come and in which a question is expected that no story answers.
    ///
    /// # Why it matters
    /// It has a day. On that day you would have to invent a story while they look at you.
    ///
    /// # Example
    /// A round at Acme is about "Conflict", and no story covers its questions. Bend the story that is nearest to one
    /// of them: write the question into its `covers`, with the angle from which you open it for that question,
    /// `{ question = "...", angle = "..." }`.
    "interview-not-covered", Coverage, Warning, Portfolio(find)
}

fn find(whole: &Whole<'_>) -> Vec<Finding> {
    let interviews = whole.portfolio.interviews.iter().zip(whole.interviews);
    let coming = interviews.filter(|(interview, _)| is_coming(whole, interview));
    coming
        .filter_map(|(interview, plan)| not_covered(whole, interview, plan))
        .collect()
}

fn is_coming(whole: &Whole<'_>, interview: &LinkedInterview) -> bool {
    let date = interview.said.date.as_ref();
    let is_past = date.is_some_and(|date| date.value.day < whole.today);
    !is_past && !interview.said.is_over()
}

fn not_covered(
    whole: &Whole<'_>,
    interview: &LinkedInterview,
    plan: &InterviewPlan,
) -> Option<Finding> {
    let uncovered = plan.uncovered();
    let uncovered: Vec<(QuestionId, &ExpectedQuestion)> = uncovered
        .filter_map(|expected| Some((expected.question?, expected)))
        .collect();
    let first = uncovered.first()?;
    let text = |id: QuestionId| whole.portfolio.question(id).text.as_str();
    let named = uncovered.iter().take(MOST_NAMED);
    let named: Vec<String> = named.map(|(id, _)| format!("`{}`", text(*id))).collect();
    let more = match uncovered.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let said = &interview.said;
    let message = format!("no story answers {}{more}", named.join(" or "));
    let finding = Finding::new(message, said.company.span, "expected here");
    let when = said.date.as_ref().map_or_else(
        || "it is still to come".to_owned(),
        |date| format!("it is on {}", date.value),
    );
    Some(
        finding
            .why(format!("{}: {when}", said.title()))
            .help(help(whole, *first)),
    )
}

/// What to do about the first of the questions.
fn help(whole: &Whole<'_>, (question, expected): (QuestionId, &ExpectedQuestion)) -> String {
    let text = &whole.portfolio.question(question).text;
    match expected.nearest.map(|id| whole.portfolio.story(id)) {
        Some(story) => format!(
            "`{}` is nearest to the first: add `{{ question = {text:?}, angle = \"how you open it there\" }}` to its \
             `covers`",
            story.title.value
        ),
        None => "write one story for it, or name it in `covers` of a story that fits".to_owned(),
    }
}
