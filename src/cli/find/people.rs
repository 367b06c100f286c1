//! What was found, for people: five lines a question, the best first.

use std::fmt::Write;

use crate::content::Metric;
use crate::failure::Failure;
use crate::portfolio::{Question, StoryId};
use crate::search::{FoundQuestion, Reason};
use crate::terminal::{Drawn, visible};

use super::super::report;
use super::Found;

/// More figures do not fit in a glance.
const MOST_METRICS: usize = 3;

/// So many words of the query are explained.
const MOST_REASONS: usize = 4;

/// So many questions without a story are named where nothing was found.
const MOST_UNCOVERED: usize = 3;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const PLAIN: &str = "\u{1b}[0m";

/// Prints what was found.
pub(super) fn print(found: &Found<'_>, explain: bool) -> Result<(), Failure> {
    let ranking = &found.ranking;
    let mut blocks: Vec<String> = Vec::new();
    if explain {
        blocks.extend(taken_for(found));
    }
    blocks.extend(interviews(found, true));
    blocks.extend(stories(found, true));
    if ranking.is_sure() {
        blocks.extend(questions(found, explain));
        blocks.extend(interviews(found, false));
        blocks.extend(titles_of_stories(found));
    } else {
        blocks.extend(interviews(found, false));
        blocks.extend(stories(found, false));
    }
    if !ranking.is_sure() && ranking.interviews.is_empty() && ranking.stories.is_empty() {
        blocks.push(nothing(found));
    }
    report::shown(&Drawn::new(blocks.join("\n").trim_end()))
}

/// The questions that are wanted, but for those against which more speaks than for them: their score is below nought.
fn questions(found: &Found<'_>, explain: bool) -> Vec<String> {
    let near = found.questions().iter().take_while(|it| it.score > 0.0);
    let questions = near.enumerate().map(|(at, it)| {
        let reasons = if explain {
            reasons(found, it)
        } else {
            String::new()
        };
        format!("{}{reasons}", question(found, it, at + 1))
    });
    questions.collect()
}

/// The stories that a word names, or the others that have what was typed: what one says first of each.
fn stories(found: &Found<'_>, named: bool) -> Vec<String> {
    let those = stories_where(found, named);
    those.map(|id| story_lines(found, id, None)).collect()
}

/// The stories that have what was typed, though no word names them: beside questions their titles are enough.
fn titles_of_stories(found: &Found<'_>) -> Option<String> {
    let titles = stories_where(found, false).map(|id| {
        let title = &found.portfolio.story(id).title.value;
        format!("  {}\n", visible(title))
    });
    let titles: Vec<String> = titles.collect();
    (!titles.is_empty()).then(|| format!("{DIM}In their own words{PLAIN}\n{}", titles.concat()))
}

fn stories_where(found: &Found<'_>, named: bool) -> impl Iterator<Item = StoryId> {
    let stories = found.ranking.stories.iter();
    let those = stories.filter(move |it| it.is_named == named);
    those.take(found.limit).map(|it| it.id)
}

/// The interviews whose company was typed, or the others: what each is called, and when it is.
fn interviews(found: &Found<'_>, named: bool) -> Option<String> {
    let those = found.ranking.interviews.iter();
    let those = those.filter(|it| it.is_named == named).take(found.limit);
    let blocks = those.map(|it| {
        let said = &found.portfolio.interviews[it.interview].said;
        let title = format!("{BOLD}{}{PLAIN}\n", visible(&said.title()));
        let date = said.date.as_ref();
        let date = date.map(|date| format!("   {}\n", visible(&date.value.to_string())));
        title + &date.unwrap_or_default()
    });
    let blocks: Vec<String> = blocks.collect();
    (!blocks.is_empty()).then(|| blocks.join("\n"))
}

/// A question, and the best story for it.
fn question(found: &Found<'_>, it: &FoundQuestion, number: usize) -> String {
    let question = found.portfolio.question(it.id);
    let heading = format!("{BOLD}{number}. {}{PLAIN}\n", visible(&question.text));
    let Some(best) = question.answers.first() else {
        return format!("{heading}   no story yet\n");
    };
    let story = story_lines(found, best.story, best.angle.as_deref());
    let others = question.answers[1..].iter().map(|answer| {
        let title = &found.portfolio.story(answer.story).title.value;
        format!("   {DIM}or: {}{PLAIN}\n", visible(title))
    });
    let others: Vec<String> = others.collect();
    format!("{heading}{story}{}", others.concat())
}

/// What one says first of a story: its title, its opening line, its figures, and how to open it for a question.
fn story_lines(found: &Found<'_>, id: StoryId, angle: Option<&str>) -> String {
    let story = found.portfolio.story(id);
    let mut lines = format!("   {}\n", visible(&story.title.value));
    if let Some(opening) = found.opening(id) {
        let _ = writeln!(lines, "   “{}”", visible(opening));
    }
    let metrics = story.metrics.iter().take(MOST_METRICS);
    let metrics: Vec<String> = metrics.map(|it| Metric::text(&it.value)).collect();
    if !metrics.is_empty() {
        let _ = writeln!(lines, "   {}", visible(&metrics.join(" · ")));
    }
    if let Some(angle) = angle {
        let _ = writeln!(lines, "   Angle: {}", visible(angle));
    }
    lines
}

/// What each word was taken for that was not what was typed.
fn taken_for(found: &Found<'_>) -> Option<String> {
    let taken = found.ranking.taken_for.iter().map(|(typed, stems)| {
        format!(
            "{DIM}“{}” is taken for: {}{PLAIN}\n",
            visible(typed),
            visible(&stems.join(", "))
        )
    });
    let taken: Vec<String> = taken.collect();
    (!taken.is_empty()).then(|| taken.concat())
}

/// What speaks for a question.
fn reasons(found: &Found<'_>, it: &FoundQuestion) -> String {
    let reasons = found.index.reasons(found.asked, it.id).into_iter();
    let reasons = reasons.take(MOST_REASONS).map(|reason| {
        let Reason {
            typed,
            meaning,
            is_shared,
        } = reason;
        let shared = if is_shared { ", in its words" } else { "" };
        format!("“{}” {meaning:+.2}{shared}", visible(&typed))
    });
    let reasons: Vec<String> = reasons.collect();
    format!("   {DIM}{:.2}: {}{PLAIN}\n", it.score, reasons.join("; "))
}

/// What there is instead: the competency that is nearest, and what nobody has answered yet.
fn nothing(found: &Found<'_>) -> String {
    let portfolio = found.portfolio;
    let mut text = "Nothing here asks that.\n".to_owned();
    let nearest = found.ranking.questions.first();
    let nearest = nearest.map(|it| portfolio.question(it.id).competency);
    let name = nearest.and_then(|at| portfolio.competencies[at].name.as_deref());
    if let Some(name) = name {
        let _ = writeln!(text, "The nearest competency is {}.", visible(name));
    }
    let near = found.ranking.questions.iter().map(|it| it.id);
    let near = near.map(|id| portfolio.question(id));
    let all = portfolio.questions().map(|(_, question)| question);
    let uncovered = near
        .chain(all)
        .filter(|question| question.answers.is_empty());
    let mut named: Vec<&Question> = Vec::new();
    for question in uncovered {
        if named.len() < MOST_UNCOVERED && !named.iter().any(|it| it.slug == question.slug) {
            named.push(question);
        }
    }
    if !named.is_empty() {
        text += "No story answers yet:\n";
    }
    for question in named {
        let _ = writeln!(text, "  {}", visible(&question.text));
    }
    text + "Is it one of yours in other words? Then add them to its `aliases`.\n"
}
