//! A round for people: the time, the parts, the best thing first, then what to mend.

use std::fmt::Write;
use std::time::Duration;

use crate::failure::Failure;
use crate::naming::Part;
use crate::practice::{QuestionToAsk, Remark, Repertoire};
use crate::speech::minutes;
use crate::terminal::{Drawn, visible};

use super::super::report;
use super::FinishedRound;
use super::wording::Wording;

const BOLD: &str = "\u{1b}[1m";
const GREEN: &str = "\u{1b}[32m";
const YELLOW: &str = "\u{1b}[33m";
const PLAIN: &str = "\u{1b}[0m";

/// Prints a round.
pub(super) fn print(
    round: &FinishedRound<'_>,
    wording: Wording<'_>,
    repertoire: &Repertoire<'_>,
    all: bool,
) -> Result<(), Failure> {
    let mut text = heading(round, wording, repertoire);
    match &round.feedback {
        Some(feedback) => {
            let most_shown = repertoire.limits.most_shown;
            let most = if all { usize::MAX } else { most_shown };
            for remark in feedback.praise.iter().take(most) {
                let praise = wording.praise(remark);
                let (praise, quoted) = (visible(&praise), quoted(remark, most_shown));
                let _ = writeln!(text, "\n{GREEN}good{PLAIN}: {praise}{quoted}");
            }
            for remark in feedback.findings.iter().take(most) {
                let (message, help) = wording.to_mend(remark);
                let (message, help) = (visible(&message), visible(&help));
                let quoted = quoted(remark, most_shown);
                let _ = writeln!(
                    text,
                    "\n{YELLOW}mend{PLAIN}: {message}{quoted}\n      {help}"
                );
            }
            let left = feedback.findings.len().saturating_sub(most);
            if left > 0 {
                let _ = writeln!(text, "\n... and {left} more: `--all` says all of it");
            }
            if feedback.findings.is_empty() {
                text += "\nNothing to mend. It can be told as it is.\n";
            }
        }
        None => text += &checklist(round, wording),
    }
    text += &round
        .question
        .map_or(String::new(), |question| of_the_guide(question, wording));
    report::shown(&Drawn::new(text.trim_end()))
}

/// What the guide of a question has one tick oneself, and what is asked next.
fn of_the_guide(question: &QuestionToAsk<'_>, wording: Wording<'_>) -> String {
    let mut text = String::new();
    let points = [
        ("practice_signals", &question.signals),
        ("practice_pitfalls", &question.pitfalls),
    ];
    for (name, points) in points.into_iter().filter(|(_, points)| !points.is_empty()) {
        let _ = writeln!(text, "\n{BOLD}{}{PLAIN}", visible(wording.label(name)));
        for point in points {
            let _ = writeln!(text, "  [ ] {}", visible(point));
        }
    }
    if let Some(next) = question.follow_ups.first() {
        let name = wording.label("practice_follow_up");
        let _ = writeln!(text, "\n{BOLD}{}{PLAIN}  {}", visible(name), visible(next));
    }
    text
}

/// The story, its time and its pace, and what each part took of it.
fn heading(round: &FinishedRound<'_>, wording: Wording<'_>, repertoire: &Repertoire<'_>) -> String {
    let target = Duration::from_secs(repertoire.target_seconds.into());
    let mut text = format!(
        "{BOLD}{}{PLAIN}  {} of {}",
        visible(round.story.title),
        minutes(round.time),
        minutes(target)
    );
    let Some(feedback) = &round.feedback else {
        return text + "\n";
    };
    let words = report::counted(feedback.words, "word", "words");
    let _ = write!(text, ", {words}");
    if round.is_timed {
        let seconds = round.time.as_secs().max(1);
        let pace = (feedback.words as u64 * 60 + seconds / 2) / seconds;
        let _ = write!(text, ", {pace} a minute");
    }
    text.push('\n');
    let row = |name: &str, shares: [usize; 4]| {
        let parts = Part::ALL.into_iter().zip(shares);
        let parts: Vec<String> = parts
            .map(|(part, percent)| {
                let letter = wording.label(&format!("{}_letter", part.id()));
                format!("{letter} {percent:>2} %")
            })
            .collect();
        format!("  {name:<7} {}\n", parts.join("   "))
    };
    if let Some(shares) = feedback.shares {
        text += &row("said", shares);
        text += &round
            .story
            .shares
            .map_or(String::new(), |shares| row("script", shares));
    }
    text
}

/// What somebody ticks themselves who has only spoken.
fn checklist(round: &FinishedRound<'_>, wording: Wording<'_>) -> String {
    let mut text = "\nWas it in there?\n".to_owned();
    for part in Part::ALL {
        let cue = round.story.parts[part as usize].cue.unwrap_or_default();
        let name = wording.label(part.id());
        let _ = writeln!(text, "  [ ] {name}: {}", visible(cue));
    }
    for metric in &round.story.metrics {
        let _ = writeln!(text, "  [ ] {}", visible(metric));
    }
    text
}

/// The words of the answer that a remark is about, as they follow it, of so many places at most.
fn quoted(remark: &Remark, most: usize) -> String {
    let quotes: Vec<String> = remark
        .quotes
        .iter()
        .take(most)
        .map(|quote| format!("“{}”", shortened(quote)))
        .collect();
    if quotes.is_empty() {
        String::new()
    } else {
        format!("\n      {}", visible(&quotes.join(", ")))
    }
}

/// The beginning of somebody's words.
fn shortened(words: &str) -> String {
    let words: Vec<&str> = words.split_whitespace().collect();
    match words.len() {
        0..=14 => words.join(" "),
        _ => format!("{} …", words[..12].join(" ")),
    }
}
