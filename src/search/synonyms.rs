//! Words and phrases of one's trade that mean the same, as the settings say.

use serde::{Serialize, Serializer};

use super::direction::Direction;

/// What the token of a group begins with; no word does.
const MARK: char = '=';

/// Groups of phrases with one meaning each.
#[derive(Debug, Clone, Default)]
pub(super) struct Synonyms {
    /// Of each group its phrases, as stems, and what they mean together.
    groups: Vec<Group>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct Group {
    /// The phrases as the stems of their words.
    pub(super) phrases: Vec<Vec<String>>,
    /// What they mean, taken together.
    #[serde(serialize_with = "numbers")]
    pub(super) direction: Direction,
}

/// Whether a token is that of a group.
pub(super) fn is_of_synonyms(token: &str) -> bool {
    token.starts_with(MARK)
}

impl Synonyms {
    pub(super) fn new(groups: Vec<Group>) -> Self {
        Self { groups }
    }

    /// The groups that one of their phrases stands for at the start of `stems`: the token of each, and how many
    /// words the phrase has.
    pub(super) fn at_start(&self, stems: &[String]) -> Vec<(String, usize)> {
        let groups = self.groups.iter().enumerate();
        let said = groups.filter_map(|(number, group)| {
            let phrases = group.phrases.iter();
            let said = phrases.filter(|phrase| stems.starts_with(phrase));
            let longest = said.map(Vec::len).max()?;
            Some((format!("{MARK}{number}"), longest))
        });
        said.collect()
    }

    /// Every word of the groups.
    pub(super) fn words(&self) -> impl Iterator<Item = &String> {
        self.groups
            .iter()
            .flat_map(|group| &group.phrases)
            .flatten()
    }

    /// What the token of a group means.
    pub(super) fn direction(&self, token: &str) -> Option<Direction> {
        let number: usize = token.strip_prefix(MARK)?.parse().ok()?;
        self.groups.get(number).map(|group| group.direction)
    }

    /// The groups in the order of the settings.
    pub(super) fn groups(&self) -> &[Group] {
        &self.groups
    }
}

fn numbers<S: Serializer>(direction: &Direction, serializer: S) -> Result<S::Ok, S::Error> {
    direction.0.as_slice().serialize(serializer)
}
