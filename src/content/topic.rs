//! Names what a section is about.

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

/// Every topic with its id and the headings it goes by, reduced to plain words
/// as [`Headings`](super::Headings) does it.
pub(super) const NAMES: &[(Topic, &str, &[&str])] = &[
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

    pub(super) fn from_id(id: &str) -> Option<Self> {
        NAMES
            .iter()
            .find(|(_, name, _)| *name == id)
            .map(|(topic, ..)| *topic)
    }
}
