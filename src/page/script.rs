//! A script with its clock, as templates receive it.

use std::borrow::Cow;
use std::time::Duration;

use serde::Serialize;

use crate::naming::Part;
use crate::sheet::{Fit, Script};
use crate::speech::{minutes, whole_seconds};

use super::Plan;
use super::finding::FindingView;
use super::html::LinkContext;

/// How much of the picture a letter takes on a phone.
const ROOM_FOR_A_LETTER: f64 = 0.05;

/// A spoken version with its clock.
#[derive(Debug, Serialize)]
pub struct ScriptView<'a> {
    /// The paragraphs in order.
    pub paragraphs: Vec<SpokenView<'a>>,
    /// How many words it has when spoken.
    pub words: usize,
    /// How long it takes, as `1:36`.
    pub time: String,
    /// How long it takes, in whole seconds.
    pub seconds: u32,
    /// How long it should take, as `1:30`.
    pub target: String,
    /// How long it should take, in whole seconds.
    pub target_seconds: u32,
    /// `short`, `fits` or `long`, with 15 % of leeway.
    pub fit: &'static str,
    /// What each part takes; empty where that is not known.
    pub shares: Vec<ShareView>,
    /// Where the target is in the picture of the shares, as `91.8%`. The picture is as long as
    /// the script or the target, whichever is longer.
    pub target_at: String,
}

/// A paragraph of a script.
#[derive(Debug, Serialize)]
pub struct SpokenView<'a> {
    /// What is said.
    pub html: Cow<'a, str>,
    /// When it begins, as `0:21`.
    pub starts: String,
    /// When it ends, as `0:42`.
    pub ends: String,
    /// The id of the part that most of it tells.
    pub part: Option<&'static str>,
    /// What is to be mended in it; nothing on a sheet.
    pub findings: Vec<FindingView<'a>>,
}

/// What a part takes of a script.
#[derive(Debug, Serialize)]
pub struct ShareView {
    /// The part's id.
    pub part: &'static str,
    /// In whole seconds.
    pub seconds: u32,
    /// In spoken words.
    pub words: usize,
    /// In whole per cent of the script.
    pub percent: usize,
    /// Where it begins in the picture, as `28.6%`.
    pub x: String,
    /// How wide it is in the picture, as `5.0%`.
    pub width: String,
    /// Its middle in the picture, as `31.1%`.
    pub middle: String,
    /// Whether it is wide enough for its letter.
    pub has_room: bool,
}

impl Plan<'_> {
    pub(super) fn script<'f>(
        &self,
        script: &'f Script,
        context: LinkContext<'_>,
    ) -> ScriptView<'f> {
        let target = self.config.speaking.target();
        let length = script.time.max(target);
        let paragraphs = script.paragraphs.iter().map(|spoken| SpokenView {
            html: self.html(&spoken.prose.html, context),
            starts: minutes(spoken.starts_at),
            ends: minutes(spoken.ends_at),
            part: spoken.part.map(Part::id),
            findings: Vec::new(),
        });
        ScriptView {
            paragraphs: paragraphs.collect(),
            words: script.words,
            time: minutes(script.time),
            seconds: whole_seconds(script.time),
            target: minutes(target),
            target_seconds: self.config.speaking.target_seconds,
            fit: id_of(script.fit(target)),
            shares: shares(script, length),
            target_at: percent(target.div_duration_f64(length)),
        }
    }
}

fn id_of(fit: Fit) -> &'static str {
    match fit {
        Fit::Short => "short",
        Fit::Fits => "fits",
        Fit::Long => "long",
    }
}

/// What each part takes, in a picture of such a length.
fn shares(script: &Script, length: Duration) -> Vec<ShareView> {
    let mut told = Duration::ZERO;
    let shares = script.shares.iter().flatten().zip(Part::ALL);
    shares
        .map(|(share, part)| {
            let start = told.div_duration_f64(length);
            let width = share.time.div_duration_f64(length);
            told += share.time;
            ShareView {
                part: part.id(),
                seconds: whole_seconds(share.time),
                words: share.words,
                percent: share.percent,
                x: percent(start),
                width: percent(width),
                middle: percent(start + width / 2.0),
                has_room: width >= ROOM_FOR_A_LETTER,
            }
        })
        .collect()
}

fn percent(share: f64) -> String {
    format!("{:.1}%", share * 100.0)
}
