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

/// Every topic with its id.
pub(super) const TOPICS: [(Topic, &str); 18] = [
    (Topic::Part(Part::Situation), "situation"),
    (Topic::Part(Part::Task), "task"),
    (Topic::Part(Part::Actions), "actions"),
    (Topic::Part(Part::Result), "result"),
    (Topic::Reflection, "reflection"),
    (Topic::Script, "script"),
    (Topic::Coaching, "coaching"),
    (Topic::WhatItTests, "what-it-tests"),
    (Topic::Structure, "structure"),
    (Topic::Crux, "crux"),
    (Topic::Signals, "signals"),
    (Topic::Pitfalls, "pitfalls"),
    (Topic::Framing, "framing"),
    (Topic::FollowUps, "follow-ups"),
    (Topic::Mistakes, "mistakes"),
    (Topic::Performance, "performance"),
    (Topic::EdgeCases, "edge-cases"),
    (Topic::Examples, "examples"),
];

impl Topic {
    /// The topic's name in settings, labels and style classes.
    pub fn id(self) -> &'static str {
        let found = TOPICS.iter().find(|(topic, _)| *topic == self);
        found.map_or("", |(_, id)| id)
    }

    /// Whether stories have such a section; otherwise guides have.
    pub fn is_of_story(self) -> bool {
        matches!(
            self,
            Self::Part(_) | Self::Reflection | Self::Script | Self::Coaching
        )
    }

    pub(super) fn from_id(id: &str) -> Option<Self> {
        let found = TOPICS.iter().find(|(_, known)| *known == id);
        found.map(|(topic, _)| *topic)
    }
}
