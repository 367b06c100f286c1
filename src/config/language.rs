//! What a language asks of the interface: which way it is written, and how it counts.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

/// Scripts that are written from right to left.
const RIGHT_TO_LEFT_SCRIPTS: [&str; 13] = [
    "adlm", "arab", "armi", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "syrj",
    "thaa",
];
/// Languages that are written in one of them, unless their tag names another.
const RIGHT_TO_LEFT: [&str; 25] = [
    "ar", "arc", "ary", "arz", "bal", "bqi", "ckb", "dv", "fa", "glk", "he", "iw", "ji", "ks",
    "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug", "ur", "yi",
];

/// The forms that a label which counts may have. Each language needs some of them; `other` is
/// the one that all have.
pub const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// A language, as far as the interface is concerned.
pub struct Language {
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// How it counts, where that is known.
    rules: Option<PluralRules>,
}

impl Language {
    /// What is known of a language by its tag, such as `pt-BR`.
    pub fn of(tag: &str) -> Self {
        let tag = tag.to_lowercase();
        // Whatever follows a single letter is not about the language.
        let subtags: Vec<&str> = tag.split('-').take_while(|part| part.len() > 1).collect();
        let (language, rest) = match subtags.as_slice() {
            [language, rest @ ..] => (*language, rest),
            [] => ("", &[][..]),
        };
        let script = rest
            .iter()
            .find(|part| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic()));
        let is_right_to_left = match script {
            Some(script) => RIGHT_TO_LEFT_SCRIPTS.contains(script),
            None => RIGHT_TO_LEFT.contains(&language),
        };
        // Portuguese counts in one way in Portugal and in another in Brazil.
        let candidates = [subtags.join("-"), language.to_owned()];
        let rules = candidates.iter().find_map(|tag| {
            let language: LanguageIdentifier = tag.parse().ok()?;
            PluralRules::create(language, PluralRuleType::CARDINAL).ok()
        });
        Self {
            direction: if is_right_to_left { "rtl" } else { "ltr" },
            rules,
        }
    }

    /// Which of the `PLURALS` a number of things takes.
    pub fn plural(&self, n: i64) -> &'static str {
        let category = self.rules.as_ref().map(|rules| rules.select(n));
        match category {
            Some(Ok(PluralCategory::ZERO)) => "zero",
            Some(Ok(PluralCategory::ONE)) => "one",
            Some(Ok(PluralCategory::TWO)) => "two",
            Some(Ok(PluralCategory::FEW)) => "few",
            Some(Ok(PluralCategory::MANY)) => "many",
            None if n == 1 => "one",
            _ => "other",
        }
    }
}
