//! An interview as JSON. What is for its author alone stays out before this: others have no interviews.

use serde_json::{Value, json};

use crate::content::{HowItWent, InterviewRound};
use crate::portfolio::{LinkedInterview, LinkedRound, Portfolio, QuestionId, StoryId};
use crate::source::Spanned;

pub(super) fn interview(portfolio: &Portfolio, interview: &LinkedInterview) -> Value {
    let said = &interview.said;
    let rounds = said.rounds.iter().zip(&interview.rounds);
    let rounds = rounds.map(|(said, linked)| round(portfolio, said, linked));
    let asked = said.asked.iter().zip(&interview.asked);
    let asked = asked.map(|(said, linked)| {
        json!({
            "question": slug_of(portfolio, linked.question),
            "story": linked.story.map(|id| slug_of_story(portfolio, id)),
            "went": linked.went.map(HowItWent::id),
            "notes": said.notes.as_ref().map(|it| &it.value),
        })
    });
    json!({
        "id": said.body.slug,
        "company": said.company.value,
        "role": said.role.as_ref().map(|it| &it.value),
        "date": said.date.as_ref().map(|it| it.value.to_string()),
        "banks": texts(&said.banks),
        "rounds": rounds.collect::<Vec<_>>(),
        "ask": texts(&said.ask),
        "asked": asked.collect::<Vec<_>>(),
        "notes": said.body.texts().collect::<Vec<_>>().join("\n\n"),
        "extra": said.extra,
    })
}

fn round(portfolio: &Portfolio, said: &InterviewRound, linked: &LinkedRound) -> Value {
    let questions = linked.questions.iter().map(|(question, story)| {
        json!({
            "question": slug_of(portfolio, *question),
            "story": story.map(|id| slug_of_story(portfolio, id)),
        })
    });
    let stories = linked.stories.iter();
    let stories = stories.map(|id| slug_of_story(portfolio, *id));
    json!({
        "name": said.name.value,
        "minutes": said.minutes,
        "interviewer": said.interviewer.as_ref().map(|it| &it.value),
        "date": said.date.as_ref().map(|it| it.value.to_string()),
        "competencies": texts(&said.competencies),
        "questions": questions.collect::<Vec<_>>(),
        "stories": stories.collect::<Vec<_>>(),
        "ask": texts(&said.ask),
        "notes": said.notes.as_ref().map(|it| &it.value),
    })
}

fn texts(texts: &[Spanned<String>]) -> Vec<&str> {
    texts.iter().map(|it| it.value.as_str()).collect()
}

fn slug_of(portfolio: &Portfolio, question: QuestionId) -> &str {
    &portfolio.question(question).slug
}

fn slug_of_story(portfolio: &Portfolio, story: StoryId) -> &str {
    &portfolio.story(story).body.slug
}
