//! Names what a section is about, and recognises its heading however a person wrote it.

use crate::config::Config;
use crate::diagnostic::Diagnostic;

/// One of the four parts of a STAR story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Where it happened and what was going on.
    Situation,
    /// What had to be done.
    Task,
    /// What was done.
    Actions,
    /// What came of it.
    Result,
}

impl Part {
    /// The four parts in the order in which they are told.
    pub const ALL: [Self; 4] = [Self::Situation, Self::Task, Self::Actions, Self::Result];

    /// The part's name in settings, labels and style classes.
    pub fn id(self) -> &'static str {
        Topic::Part(self).id()
    }
}

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// A part of a story.
    Part(Part),
    /// What the teller took from it (the L of CARL, the second R of STAR+R).
    Reflection,
    /// The spoken version.
    Script,
    /// Notes to self, for nobody else.
    Coaching,
    /// What a question is asked for.
    WhatItTests,
    /// How to build the answer.
    Structure,
    /// The part that the question is really about.
    Crux,
    /// What makes an answer sound experienced.
    Signals,
    /// What spoils an answer.
    Pitfalls,
    /// A model of the whole answer.
    Framing,
    /// What is likely asked next.
    FollowUps,
    /// What many people get wrong.
    Mistakes,
    /// How to perform the answer.
    Performance,
    /// Unusual cases.
    EdgeCases,
    /// What good answers were about.
    Examples,
}

/// Every topic with its id and the headings it goes by, in the form of [`plain_words`].
const NAMES: &[(Topic, &str, &[&str])] = &[
    (
        Topic::Part(Part::Situation),
        "situation",
        &[
            "situation",
            "s",
            "context",
            "background",
            "setting",
            "scene",
            "c",
        ],
    ),
    (
        Topic::Part(Part::Task),
        "task",
        &[
            "task",
            "tasks",
            "t",
            "goal",
            "objective",
            "challenge",
            "obstacle",
            "problem",
            "o",
            "complication",
            "responsibility",
        ],
    ),
    (
        Topic::Part(Part::Actions),
        "actions",
        &[
            "actions",
            "action",
            "a",
            "approach",
            "steps",
            "what i did",
            "what we did",
            "actions taken",
            "action taken",
        ],
    ),
    (
        Topic::Part(Part::Result),
        "result",
        &[
            "result",
            "results",
            "r",
            "outcome",
            "outcomes",
            "impact",
            "result and impact",
            "results and impact",
            "what came of it",
        ],
    ),
    (
        Topic::Reflection,
        "reflection",
        &[
            "reflection",
            "reflections",
            "learning",
            "learnings",
            "lesson",
            "lessons",
            "lesson learned",
            "lessons learned",
            "lessons learnt",
            "what i learned",
            "what i learnt",
            "takeaway",
            "takeaways",
            "l",
            "e",
            "evaluation",
        ],
    ),
    (
        Topic::Script,
        "script",
        &[
            "script",
            "# second version",
            "# seconds version",
            "# second script",
            "# s version",
            "# minute version",
            "ninety second version",
            "spoken version",
            "short version",
            "ready to say out loud",
            "out loud",
            "pitch",
            "elevator pitch",
        ],
    ),
    (
        Topic::Coaching,
        "coaching",
        &[
            "coaching",
            "coach",
            "coach s note",
            "coach s notes",
            "coachs note",
            "coachs notes",
            "coaching note",
            "coaching notes",
            "note to self",
            "notes to self",
            "delivery",
            "delivery notes",
            "private notes",
        ],
    ),
    (
        Topic::WhatItTests,
        "what-it-tests",
        &[
            "what it tests",
            "what this tests",
            "what it is testing",
            "what is checked",
            "what they are checking",
            "what the interviewer is checking",
            "why they ask",
            "why it is asked",
            "intent",
        ],
    ),
    (
        Topic::Structure,
        "structure",
        &[
            "structure",
            "structure your story",
            "structure your answer",
            "outline",
            "shape",
        ],
    ),
    (
        Topic::Crux,
        "crux",
        &[
            "crux",
            "real point",
            "heart of it",
            "heart of the question",
            "what it is really about",
        ],
    ),
    (
        Topic::Signals,
        "signals",
        &[
            "signals of seniority",
            "signals",
            "what signals seniority",
            "seniority signals",
            "strong signals",
            "green flags",
        ],
    ),
    (
        Topic::Pitfalls,
        "pitfalls",
        &["pitfalls", "pitfall", "traps", "red flags", "what to avoid"],
    ),
    (
        Topic::Framing,
        "framing",
        &["framing", "model framing", "model answer", "sample framing"],
    ),
    (
        Topic::FollowUps,
        "follow-ups",
        &[
            "follow up questions",
            "follow ups",
            "followups",
            "followup questions",
            "what they ask next",
        ],
    ),
    (
        Topic::Mistakes,
        "mistakes",
        &["common mistakes", "mistakes", "frequent mistakes"],
    ),
    (
        Topic::Performance,
        "performance",
        &["performance considerations", "performance"],
    ),
    (
        Topic::EdgeCases,
        "edge-cases",
        &["edge cases", "edge case", "special cases"],
    ),
    (
        Topic::Examples,
        "examples",
        &[
            "real world examples",
            "examples",
            "real examples",
            "real life examples",
        ],
    ),
];

impl Topic {
    /// The topic's name in settings, labels and style classes.
    pub fn id(self) -> &'static str {
        NAMES
            .iter()
            .find(|(topic, ..)| *topic == self)
            .map_or("", |(_, id, _)| id)
    }

    /// Whether stories have such a section; otherwise guides have.
    pub fn is_of_story(self) -> bool {
        matches!(
            self,
            Self::Part(_) | Self::Reflection | Self::Script | Self::Coaching
        )
    }

    fn from_id(id: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(_, name, _)| *name == id)
            .map(|(topic, ..)| *topic)
    }
}

/// The headings that are recognised: the built-in ones and a person's own.
#[derive(Debug, Clone, Default)]
pub struct Headings {
    own: Vec<(String, Topic)>,
}

impl Headings {
    /// The built-in headings and those that the settings add under `[sections]`.
    pub fn from_settings(config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut own = Vec::new();
        for (heading, kind) in &config.sections {
            match Topic::from_id(&kind.value) {
                Some(topic) => own.push((plain_words(&heading.value), topic)),
                None => diagnostics.push(unknown_section(&kind.value, kind.span)),
            }
        }
        Self { own }
    }

    /// What a section under `heading` is about, or nothing if no name fits.
    ///
    /// A heading is taken apart at dashes and colons and stripped of what stands in
    /// parentheses: `S — Situation`, `Actions (at once)` and `The 90-second version: out loud`
    /// are all recognised.
    pub fn topic(&self, heading: &str) -> Option<Topic> {
        if let Some(topic) = self.named(&plain_words(heading)) {
            return Some(topic);
        }
        let mut pieces: Vec<String> = pieces(heading).map(plain_words).collect();
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        pieces.iter().find_map(|piece| self.named(piece))
    }

    fn named(&self, words: &str) -> Option<Topic> {
        let own = self.own.iter().find(|(name, _)| name == words);
        own.map(|(_, topic)| *topic).or_else(|| {
            NAMES
                .iter()
                .find(|(_, _, names)| names.contains(&words))
                .map(|(topic, ..)| *topic)
        })
    }
}

fn unknown_section(kind: &str, span: crate::source::Span) -> Diagnostic {
    let ids = || NAMES.iter().map(|(_, id, _)| *id);
    Diagnostic::error("unknown-section", format!("no section is called `{kind}`"))
        .at(span, "not a section")
        .did_you_mean(kind, ids())
        .note(format!(
            "the sections are {}",
            ids().collect::<Vec<_>>().join(", ")
        ))
}

/// The pieces of a heading between dashes, colons and bars, without what stands in parentheses.
fn pieces(heading: &str) -> impl Iterator<Item = &str> {
    let heading = heading.split('(').next().unwrap_or(heading);
    heading
        .split(['—', '–', ':', '|', '.', ')'])
        .flat_map(|piece| piece.split(" - "))
        .filter(|piece| !piece.trim().is_empty())
}

/// A heading reduced to its words: lower case, punctuation gone, figures as `#`,
/// without an article in front.
fn plain_words(heading: &str) -> String {
    let words: String = heading
        .to_lowercase()
        .replace('&', " and ")
        .chars()
        .filter(|letter| !matches!(letter, '\'' | '’'))
        .map(|letter| {
            if letter.is_alphanumeric() {
                letter
            } else {
                ' '
            }
        })
        .collect();
    let words: Vec<&str> = words
        .split_whitespace()
        .map(|word| {
            let is_figure = word.bytes().all(|byte| byte.is_ascii_digit());
            if is_figure { "#" } else { word }
        })
        .collect();
    let words = match words.as_slice() {
        ["the" | "a" | "my" | "your", rest @ ..] if !rest.is_empty() => rest,
        words => words,
    };
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_recognised_however_they_are_written() {
        let headings = Headings::default();
        for (heading, id) in [
            ("Situation", "situation"),
            ("S — Situation", "situation"),
            ("S: Situation", "situation"),
            ("s. situation", "situation"),
            ("1. Task", "task"),
            ("Obstacle", "task"),
            ("Actions (immediate + systemic)", "actions"),
            ("A — What I did", "actions"),
            ("RESULTS", "result"),
            ("The 90-second version — ready to say out loud", "script"),
            ("60-second version", "script"),
            ("Script", "script"),
            ("Coach’s note", "coaching"),
            ("Coach's note", "coaching"),
            ("What signals seniority", "signals"),
            ("Follow-up questions", "follow-ups"),
            ("Real-world examples", "examples"),
        ] {
            let topic = headings.topic(heading);
            assert_eq!(topic.map(Topic::id), Some(id), "{heading}");
        }
        assert_eq!(headings.topic("What the weather was like"), None);
        assert_eq!(headings.topic(""), None);
    }
}
