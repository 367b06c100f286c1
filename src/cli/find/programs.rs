//! What was found, for programs.

use serde_json::{Value, json};

use super::Found;

/// A list of the questions, the best first. What else was found has no place in it: whoever reads it relies on the keys.
pub(super) fn json(found: &Found<'_>) -> Value {
    let portfolio = found.portfolio;
    let questions = found.questions().iter().map(|it| {
        let question = portfolio.question(it.id);
        let stories = question.answers.iter().map(|answer| {
            let story = portfolio.story(answer.story);
            json!({
                "slug": story.body.slug,
                "title": story.title.value,
                "opening": found.opening(answer.story),
                "angle": answer.angle,
            })
        });
        json!({
            "question": question.text,
            "slug": question.slug,
            "competency": portfolio.competencies[question.competency].name,
            "score": (it.score * 1000.0).round() / 1000.0,
            "stories": stories.collect::<Vec<_>>(),
        })
    });
    questions.collect()
}
