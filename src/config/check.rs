//! `[check]`: what is made of rules.

use crate::record::Reader;
use crate::source::Spanned;

/// What is made of rules, for the whole site. Whether there are rules of these names is for others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckSettings {
    /// Rules that nobody is to hear of.
    pub allow: Vec<Spanned<String>>,
    /// Rules that keep the site from being right.
    pub deny: Vec<Spanned<String>>,
    /// How bad what a rule finds is.
    pub severity: Vec<(Spanned<String>, Spanned<RuleLevel>)>,
}

/// What is made of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RuleLevel {
    /// Nobody is to hear of it.
    Allow,
    /// It is worth a thought.
    Advice,
    /// It is worth mending.
    Warning,
    /// It keeps the site from being right.
    Error,
}

impl RuleLevel {
    /// Every level, by the name that it has in settings.
    const ALL: [(&'static str, Self); 4] = [
        ("allow", Self::Allow),
        ("advice", Self::Advice),
        ("warning", Self::Warning),
        ("error", Self::Error),
    ];
}

impl CheckSettings {
    /// The names of rules in it, as they are written.
    pub fn named(&self) -> impl Iterator<Item = &Spanned<String>> {
        let severities = self.severity.iter().map(|(rule, _)| rule);
        self.allow.iter().chain(&self.deny).chain(severities)
    }

    /// What is made of each rule that is named. Of one that is named twice what is said last counts:
    /// `allow`, then `deny`, then `severity`.
    pub fn levels(&self) -> impl Iterator<Item = (String, RuleLevel)> {
        let allowed = self.allow.iter().map(|rule| (rule, RuleLevel::Allow));
        let denied = self.deny.iter().map(|rule| (rule, RuleLevel::Error));
        let others = self
            .severity
            .iter()
            .map(|(rule, level)| (rule, level.value));
        let levels = allowed.chain(denied).chain(others);
        levels.map(|(rule, level)| (rule.value.clone(), level))
    }
}

/// Reads `[check]`.
pub(super) fn read(settings: &mut Reader<'_>) -> CheckSettings {
    let Some(table) = settings.table("check") else {
        return CheckSettings::default();
    };
    let mut reader = Reader::new(table, "`[check]`", settings.diagnostics());
    let check = CheckSettings {
        allow: reader.texts("allow"),
        deny: reader.texts("deny"),
        severity: reader.choices("severity", &RuleLevel::ALL),
    };
    reader.finish();
    check
}
