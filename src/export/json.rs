//! The portfolio as one JSON object.

use serde_json::{Map, Value, json};

use crate::config::Visibility;
use crate::naming::Part;
use crate::portfolio::{Portfolio, StoryId};

use super::interview::interview;
use super::{covered, metric_text, part_text, script_text};

pub(super) fn export(portfolio: &Portfolio, visibility: Visibility) -> String {
    let stories = portfolio
        .stories()
        .map(|(id, _)| story(portfolio, visibility, id));
    let questions = portfolio.questions().map(|(_, question)| {
        let answers = question.answers.iter();
        let answers = answers.map(|it| &portfolio.story(it.story).body.slug);
        json!({
            "id": question.slug,
            "text": question.text,
            "competency": portfolio.competencies[question.competency].name,
            "aliases": question.aliases,
            "guide": question.guide.is_some(),
            "stories": answers.collect::<Vec<_>>(),
        })
    });
    let interviews = portfolio.interviews.iter();
    let interviews = interviews.map(|it| interview(portfolio, it));
    let all = json!({
        "stories": stories.collect::<Vec<_>>(),
        "questions": questions.collect::<Vec<_>>(),
        "interviews": interviews.collect::<Vec<_>>(),
    });
    // A value that was just made has nothing that cannot be written.
    let mut text = serde_json::to_string_pretty(&all).unwrap_or_default();
    text.push('\n');
    text
}

fn story(portfolio: &Portfolio, visibility: Visibility, id: StoryId) -> Value {
    let story = portfolio.story(id);
    let extra = visibility.is_private().then_some(&story.extra);
    let parts = Part::ALL.into_iter();
    let parts: Map<String, Value> = parts
        .map(|part| (part.id().to_owned(), part_text(story, part).into()))
        .collect();
    let covers = covered(portfolio, id).map(|(question, angle)| {
        json!({ "question": portfolio.question(question).slug, "angle": angle })
    });
    json!({
        "id": story.body.slug,
        "title": story.title.value,
        "headline": story.headline.as_ref().map(|it| &it.value),
        "date": story.date.as_ref().map(|it| it.value.to_string()),
        "role": story.role.as_ref().map(|it| &it.value),
        "tags": story.tags.iter().map(|it| &it.value).collect::<Vec<_>>(),
        "metrics": story.metrics.iter().map(|it| metric_text(&it.value)).collect::<Vec<_>>(),
        "gaps": story.gaps.iter().map(|it| &it.value).collect::<Vec<_>>(),
        "covers": covers.collect::<Vec<_>>(),
        "parts": parts,
        "script": script_text(story),
        "extra": extra,
    })
}
