//! Cuts a story to its script with timings and cues: what is on its cheat sheet.
//!
//! How a sheet looks on a screen is left to the pages; how it looks in print is decided in [`crate::pdf`].

mod content;
mod cue;
mod script;

use crate::config::Speaking;
use crate::content::Story;
use crate::naming::{Names, Part};
use crate::speech::Lexicon;

pub use content::SheetContent;
pub use script::{Fit, Script, Share, SpokenSentence};

/// What one sheet of paper says about one story.
#[derive(Debug)]
pub struct Sheet {
    /// The first sentence to say, word for word; else the headline.
    pub opening: Option<String>,
    /// The words that bring each part back, in the order of [`Part::ALL`].
    pub cues: [Option<String>; 4],
    /// The last sentence to say, where it is not the opening one as well.
    pub closing: Option<String>,
    /// The spoken version with its clock.
    pub script: Option<Script>,
}

impl Sheet {
    /// What each part takes of the script, in the order of [`Part::ALL`], where that is known.
    pub fn shares(&self) -> Option<[Share; 4]> {
        self.script.as_ref()?.shares
    }
}

/// What is to be known of how somebody tells their stories.
#[derive(Debug, Clone, Copy)]
pub struct CutOptions<'a> {
    /// The headings that may divide a script.
    pub names: &'a Names,
    /// How the author speaks.
    pub speaking: Speaking,
    /// What their language says.
    pub lexicon: &'a Lexicon,
}

/// Cuts `story` to its sheet.
pub fn cut(story: &Story, options: CutOptions<'_>) -> Sheet {
    let script = script::time(story, options);
    let opening = script
        .as_ref()
        .and_then(Script::first_sentence)
        .or_else(|| Some(story.headline.as_ref()?.value.clone()))
        .or_else(|| cue::first_sentence(story.part(Part::Situation)?));
    let closing = script
        .as_ref()
        .and_then(Script::last_sentence)
        .or_else(|| cue::last_sentence(story.part(Part::Result)?))
        .filter(|closing| opening.as_ref() != Some(closing));
    Sheet {
        opening,
        cues: Part::ALL.map(|part| cue::of(story, part)),
        closing,
        script,
    }
}
