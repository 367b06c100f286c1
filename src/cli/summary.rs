//! Prints how a build went: how large the site is, and what has changed in the folder.

use std::path::Path;
use std::time::Instant;

use serde_json::json;

use crate::build::{Counts, LeftOut};
use crate::failure::Failure;
use crate::output::Changes;
use crate::url::Route;

use super::args::{BuildArgs, Common, Format};
use super::report;

/// Prints how a build went.
pub(super) struct Summary<'a> {
    pub(super) args: &'a BuildArgs,
    pub(super) common: &'a Common,
    pub(super) folder: &'a Path,
    /// The file that the site was packed into.
    pub(super) archive: Option<&'a Path>,
    pub(super) start: Instant,
}

impl Summary<'_> {
    pub(super) fn print(
        &self,
        counts: &Counts,
        changes: &Changes,
        left_out: Option<LeftOut>,
    ) -> Result<(), Failure> {
        match self.args.format {
            Format::Json => self.for_programs(counts, changes, left_out),
            Format::Human => self.for_people(counts, changes, left_out),
        }
    }

    fn for_programs(
        &self,
        counts: &Counts,
        changes: &Changes,
        left_out: Option<LeftOut>,
    ) -> Result<(), Failure> {
        let names = |routes: &[Route]| routes.iter().map(Route::to_string).collect::<Vec<_>>();
        report::json(&json!({
            "kind": "summary",
            "stories": counts.stories,
            "questions": counts.questions,
            "files": counts.files,
            "added": names(&changes.added),
            "changed": names(&changes.changed),
            "removed": names(&changes.removed),
            "kept": names(&changes.kept),
            "left_out": left_out,
            "output": self.folder,
            "zip": self.archive,
            "dry_run": self.args.dry_run,
            "milliseconds": u64::try_from(self.start.elapsed().as_millis()).unwrap_or(u64::MAX),
        }))
    }

    fn for_people(
        &self,
        counts: &Counts,
        changes: &Changes,
        left_out: Option<LeftOut>,
    ) -> Result<(), Failure> {
        for route in &changes.kept {
            report::remark(&format!(
                "kept {}: no story makes it any more, but it was changed by hand",
                self.folder.join(route.as_str()).display()
            ));
        }
        if self.common.quiet {
            return Ok(());
        }
        if self.common.verbose || self.args.dry_run {
            for (verb, routes) in [
                ("add", &changes.added),
                ("change", &changes.changed),
                ("remove", &changes.removed),
            ] {
                for route in routes {
                    report::line(&format!(
                        "{verb:>8} {}",
                        self.folder.join(route.as_str()).display()
                    ))?;
                }
            }
        }
        let verb = if self.args.dry_run {
            "Would build"
        } else {
            "Built"
        };
        let written = changes.added.len() + changes.changed.len();
        report::line(&format!(
            "{verb} {}, {} -> {} ({}, {written} changed, {} removed) in {}",
            report::counted(counts.stories, "story", "stories"),
            report::counted(counts.questions, "question", "questions"),
            folder_name(self.folder),
            report::counted(counts.files, "file", "files"),
            changes.removed.len(),
            report::spent(self.start.elapsed()),
        ))?;
        if let Some(left_out) = left_out {
            report::line(&in_words(left_out))?;
        }
        if let Some(archive) = self.archive {
            report::line(&format!("Packed it into {}", archive.display()))?;
        }
        if counts.stories == 0 {
            report::line(report::NO_STORY)?;
        }
        Ok(())
    }
}

/// What a site for others is without, in words.
fn in_words(left_out: LeftOut) -> String {
    let counts = [
        (left_out.drafts, "draft", "drafts"),
        (left_out.interviews, "interview", "interviews"),
        (left_out.banks, "bank of interviews", "banks of interviews"),
        (
            left_out.notes,
            "file's notes and gaps",
            "files' notes and gaps",
        ),
    ];
    let parts = counts.into_iter().filter(|(count, ..)| *count > 0);
    let parts = parts.map(|(count, one, many)| report::counted(count, one, many));
    let parts: Vec<String> = parts.collect();
    let without = match parts.as_slice() {
        [] => "nothing".to_owned(),
        parts => parts.join(", "),
    };
    let replaced = match left_out.names {
        0 => String::new(),
        names => {
            let places = report::counted(names, "place", "places");
            format!("; replaced names in {places}")
        }
    };
    format!("For others: left out {without}{replaced}")
}

/// A folder's path with a slash behind it, so that it reads as one.
fn folder_name(folder: &Path) -> String {
    format!("{}/", folder.display().to_string().trim_end_matches('/'))
}
