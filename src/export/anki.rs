//! Cards to learn by, in the text format that Anki imports: one for each question that a story answers.
//!
//! The lines that begin with `#` are Anki's own (docs.ankiweb.net, "Text Files"). A card keeps its id from
//! one export to the next, so that importing again changes it and keeps how well it is known.

use crate::html;
use crate::naming::Part;
use crate::portfolio::{Portfolio, StoryId};

use super::{covered, metric_text, part_text};

const HEAD: &str = "#separator:tab\n#html:true\n#guid column:1\n#tags column:4\n#columns:id\tquestion\tanswer\ttags\n";

pub(super) fn export(portfolio: &Portfolio) -> String {
    let mut cards = HEAD.to_owned();
    for (id, story) in portfolio.stories() {
        for (question, angle) in covered(portfolio, id) {
            let question = portfolio.question(question);
            let tags = story
                .tags
                .iter()
                .map(|it| it.value.replace(char::is_whitespace, "-"));
            let fields = [
                field(&format!("starling:{}:{}", story.body.slug, question.slug)),
                field(&question.text),
                answer(portfolio, id, angle),
                field(&tags.collect::<Vec<_>>().join(" ")),
            ];
            cards.push_str(&fields.join("\t"));
            cards.push('\n');
        }
    }
    cards
}

/// The back of a card: which story, how to open it, its numbers and its parts.
fn answer(portfolio: &Portfolio, id: StoryId, angle: Option<&str>) -> String {
    let story = portfolio.story(id);
    let mut answer = format!("<b>{}</b>", field(&story.title.value));
    let headline = story.headline.as_ref().map(|it| it.value.as_str());
    for line in [headline, angle].into_iter().flatten() {
        answer.extend(["<br><i>", &field(line), "</i>"]);
    }
    let metrics: Vec<String> = story
        .metrics
        .iter()
        .map(|it| metric_text(&it.value))
        .collect();
    if !metrics.is_empty() {
        answer.extend(["<br>", &field(&metrics.join(" · "))]);
    }
    for part in Part::ALL {
        let text = part_text(story, part);
        if !text.is_empty() {
            answer.extend(["<br><br>", &field(&text)]);
        }
    }
    answer
}

/// A text as a field of a card: nothing in it ends the field or is taken for HTML.
fn field(text: &str) -> String {
    let mut field = String::with_capacity(text.len());
    html::push_escaped(&mut field, text.trim());
    field
        .replace('\t', " ")
        .replace('\r', "")
        .replace('\n', "<br>")
}
