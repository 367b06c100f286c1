//! Names the lines that say something about a story instead of telling it.

/// What such a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// What the story is called.
    Title,
    /// The question that it answers.
    Question,
    /// The questions that it answers too.
    Covers,
    /// What it is filed under.
    Tags,
    /// The story in a sentence.
    Headline,
    /// The outcomes worth saying.
    Metrics,
    /// Facts still to be filled in.
    Gaps,
    /// Who the teller was in it.
    Role,
}

/// Every field with its name in the files of languages.
pub(super) const FIELDS: [(Field, &str); 8] = [
    (Field::Title, "title"),
    (Field::Question, "question"),
    (Field::Covers, "covers"),
    (Field::Tags, "tags"),
    (Field::Headline, "headline"),
    (Field::Metrics, "metrics"),
    (Field::Gaps, "gaps"),
    (Field::Role, "role"),
];
