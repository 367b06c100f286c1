//! What the test suite reaches into. Everything else is tested by walking the program's own path.

/// Building a site.
pub mod build {
    pub use crate::build::{
        BuildReport, Fault, Made, ReadContent, RunOptions, Snapshot, Told, lexicon, read, sheets,
    };
}

/// The incremental cache.
pub mod cache {
    pub use crate::cache::{Cache, Key};
}

/// The rules.
pub mod check {
    pub use crate::check::{Rule, SiteCoaching, Subject, rules};
}

/// Settings.
pub mod config {
    pub use crate::config::{
        Config, Language, Paper, Redaction, Visibility, environment, flags, read,
    };
}

/// Parsed content.
pub mod content {
    pub use crate::content::{
        Metric, NativeFile, NativeKind, ParseOptions, Story, kind_of, native,
    };
}

/// Problems.
pub mod diagnostic {
    pub use crate::diagnostic::{Diagnostic, Severity, human, json, one_line};
}

/// Trouble with the world.
pub mod failure {
    pub use crate::failure::Failure;
}

/// What people call sections.
pub mod naming {
    pub use crate::naming::{Names, Part, Topic};
}

/// Any notation.
pub mod notation {
    pub use crate::notation::{Found, Reading, guides, read};
}

/// The check of a finished site's links.
pub mod links {
    pub use crate::links::{Broken, BrokenLink, ScannedFile, broken_links, scan_file};
}

/// Locking a site.
pub mod lock {
    pub use crate::lock::{Lock, Salt};
}

/// The Markdown reader.
pub mod markdown {
    pub use crate::markdown::{
        Block, BlockKind, Document, Fragment, Highlighter, Input, Item, Link, LinkKind, Options,
        Prose, Words, parse,
    };
}

/// The safe writer.
pub mod output {
    pub use crate::output::{
        Changes, Digest, FinishedContent, FinishedFile, NullSink, OutputFolder, Patience, Record,
        Sink, Stage,
    };
}

/// Which story is told where.
pub mod interview {
    pub use crate::interview::{Slot, assign, plan};
}

/// Linked content.
pub mod portfolio {
    pub use crate::portfolio::{Portfolio, StoryId};
}

/// The kinds of pages.
pub mod page {
    pub use crate::page::KINDS;
}

/// The printer of sheets.
pub mod pdf {
    pub use crate::pdf::{Fonts, Line, SheetLayout, Side};
}

/// Rehearsal.
pub mod practice {
    pub use crate::practice::{
        Feedback, GivenAnswer, Remark, Repertoire, RepertoireSource, best_story, feedback,
    };
}

/// A snapshot of a project's files.
pub mod project {
    pub use crate::project::{Files, Font, Overrides, Project};
}

/// Notations.
pub mod record {
    pub use crate::record::{Date, DateError, Moment, Reader, Table, Value, ValueKind, toml, yaml};
}

/// What is found.
pub mod search {
    pub use crate::search::{CLOSE_ENOUGH, Index, IndexSource, Ranking, closeness};
}

/// Cheat sheets.
pub mod sheet {
    pub use crate::sheet::Sheet;
}

/// Places in texts.
pub mod source {
    pub use crate::source::{Edit, FileId, Rewritten, Sources, Span, Spanned};
}

/// Texts as they are spoken.
pub mod speech {
    pub use crate::speech::{
        Acronym, Explanations, Lexicon, Number, Phrases, Unit, Utterance, acronyms, numbers,
        sentences, spoken_words,
    };
}

/// The default theme.
pub mod theme {
    pub use crate::theme::{embedded, embedded_paths};
}

/// Addresses.
pub mod url {
    pub use crate::url::{Route, slug};
}
