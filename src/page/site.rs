//! What every template receives about the site.

use serde::Serialize;

use super::Plan;

/// What every template receives as `site`.
#[derive(Debug, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct SiteView<'a> {
    /// The site's title.
    pub title: &'a str,
    /// Whose stories they are.
    pub author: Option<&'a str>,
    /// The language of the content, as in `en`.
    pub language: &'a str,
    /// Whether the site is for its author only.
    pub is_private: bool,
    /// Whether its pages are read with a password.
    pub is_locked: bool,
    /// Whether search engines may list it.
    pub is_listed: bool,
    /// How many stories there are.
    pub stories: usize,
    /// The pace of speaking, in words per minute.
    pub words_per_minute: u32,
    /// How long a script should take, in seconds.
    pub target_seconds: u32,
    /// Whether it can be kept on a device, served over `https`.
    pub is_kept_offline: bool,
    /// The author's own settings under `[extra]`.
    pub extra: &'a serde_json::Value,
    /// The version of Starling that made it.
    pub version: &'static str,
}

impl<'a> Plan<'a> {
    /// What every template receives as `site`.
    pub fn site(&self) -> SiteView<'a> {
        let config = self.config;
        SiteView {
            title: &config.title,
            author: config.author.as_deref(),
            language: &config.language,
            is_private: self.is_private(),
            is_locked: self.lock.is_some(),
            is_listed: self.is_listed(),
            stories: self.portfolio.stories.len(),
            words_per_minute: config.speaking.words_per_minute,
            target_seconds: config.speaking.target_seconds,
            is_kept_offline: config.host.offline,
            extra: &config.extra,
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}
