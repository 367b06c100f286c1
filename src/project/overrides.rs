//! What a command adds to the settings file.

use std::hash::{Hash, Hasher};

/// What a command adds to the settings file.
#[derive(Debug, Default, Clone)]
pub struct Overrides {
    /// The environment's variables; only those that start with `STARLING_` matter.
    pub environment: Vec<(String, String)>,
    /// Settings given as flags: the flag, the setting's key, the value.
    pub flags: Vec<(&'static str, &'static str, String)>,
    /// Whether drafts are shown.
    pub drafts: bool,
}

impl Overrides {
    /// The same for a copy for others, where that is asked for.
    #[must_use]
    pub fn shared(mut self, is_asked_for: bool) -> Self {
        if is_asked_for {
            self.flags
                .push(("--share", "visibility", "shared".to_owned()));
        }
        self
    }
}

/// Hashes what matters, in an order that does not depend on the machine.
impl Hash for Overrides {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let environment = self.environment.iter();
        let mut settings: Vec<_> = environment
            .filter(|(name, _)| name.starts_with("STARLING_"))
            .collect();
        settings.sort_unstable();
        (settings, &self.flags, self.drafts).hash(state);
    }
}
