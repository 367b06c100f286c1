//! The arguments of the commands that write files or serve a site.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum, ValueHint};

use super::Format;

#[derive(Debug, Args)]
pub(in crate::cli) struct InitArgs {
    /// Where to make it; files that are there already are kept
    #[arg(value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct NewArgs {
    /// What to add
    #[arg(value_name = "KIND")]
    pub(in crate::cli) kind: NewFile,

    /// The story's title, the guide's question, or the company and the role of an interview
    #[arg(value_name = "TITLE")]
    pub(in crate::cli) title: String,

    /// The day of an interview, as in `2026-12-03` or `"2026-12-03 09:30"`
    #[arg(long, value_name = "DATE")]
    pub(in crate::cli) date: Option<String>,
}

/// What can be added to a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum NewFile {
    /// A story, with a heading for each of its parts
    Story,
    /// A guide to a question, with a heading for each of its sections
    Guide,
    /// A coming interview, with its rounds
    Interview,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ImportArgs {
    /// A file (.md, .txt, .html, .docx), a folder of them, or `-` for text that you paste
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) source: PathBuf,

    /// What it holds [default: what it looks like]
    #[arg(long = "as", value_name = "KIND")]
    pub(in crate::cli) kind: Option<ImportKind>,

    /// Show the files instead of writing them
    #[arg(short = 'n', long)]
    pub(in crate::cli) dry_run: bool,
}

/// What an imported file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ImportKind {
    /// Stories
    Stories,
    /// Guides to questions, or lists of them
    Questions,
}

/// What is built, and where.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct TargetArgs {
    /// The folder to build into [default: public in the site's folder, shared with `--share`, locked with `--lock`]
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) output_dir: Option<PathBuf>,

    /// Where the site will be; only for canonical links and the sitemap of a public site
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    pub(in crate::cli) base_url: Option<String>,

    /// Show drafts, too
    #[arg(short, long)]
    pub(in crate::cli) drafts: bool,

    /// Build a copy for somebody: without drafts, interviews, notes to self, gaps and redacted names
    #[arg(long)]
    pub(in crate::cli) share: bool,

    /// Build into a folder that holds other files, too; none of them is removed
    #[arg(short, long)]
    pub(in crate::cli) force: bool,

    #[command(flatten)]
    pub(in crate::cli) lock: LockArgs,
}

/// Whether a site is locked, and where its password is.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct LockArgs {
    /// Encrypt the site: it asks for a password
    ///
    /// Whoever has the password reads it on any host, from disk or out of an archive; nobody else does.
    #[arg(long)]
    pub(in crate::cli) lock: bool,

    /// Take the password from a file, or `-` for what comes in [default: `STARLING_PASSWORD`, or it is asked for]
    #[arg(long, value_name = "FILE", requires = "lock", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) password_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 the site is built, 1 the content has problems, 2 it could not be done."
)]
pub(in crate::cli) struct BuildArgs {
    #[command(flatten)]
    pub(in crate::cli) target: TargetArgs,

    /// Also pack the site into one file, to hand over [default: the folder's name with .zip]
    #[arg(long, value_name = "FILE", num_args = 0..=1, conflicts_with = "dry_run", value_hint = ValueHint::FilePath)]
    #[expect(
        clippy::option_option,
        reason = "as clap tells a flag alone from one with a file"
    )]
    pub(in crate::cli) zip: Option<Option<PathBuf>>,

    /// Treat every warning as an error
    #[arg(long)]
    pub(in crate::cli) strict: bool,

    /// Open the site in the browser afterwards
    #[arg(long)]
    pub(in crate::cli) open: bool,

    /// Say what would change, and change nothing
    #[arg(short = 'n', long)]
    pub(in crate::cli) dry_run: bool,

    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: Format,
}

#[derive(Debug, Args)]
#[command(after_help = "It is served from memory: nothing is written. Ctrl-C ends it.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(in crate::cli) struct ServeArgs {
    /// The address of this machine to serve at; others can reach it at any but this one
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub(in crate::cli) interface: IpAddr,

    /// The port to serve at, or the next one that is free; 0 for any
    #[arg(short, long, value_name = "PORT", default_value = "1990")]
    pub(in crate::cli) port: u16,

    /// Open the site in the browser
    #[arg(long)]
    pub(in crate::cli) open: bool,

    /// Show drafts, too
    #[arg(short, long)]
    pub(in crate::cli) drafts: bool,

    /// Show what somebody would see to whom you give a copy
    #[arg(long)]
    pub(in crate::cli) share: bool,

    /// Lead the browser to the page of the file that was saved
    #[arg(long)]
    pub(in crate::cli) navigate: bool,

    #[command(flatten)]
    pub(in crate::cli) lock: LockArgs,

    /// Look for changes again and again, for folders that do not report them, such as shared ones
    #[arg(long)]
    pub(in crate::cli) poll: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "A save with a problem leaves the last site as it is. Ctrl-C ends it.")]
pub(in crate::cli) struct WatchArgs {
    #[command(flatten)]
    pub(in crate::cli) target: TargetArgs,

    /// Look for changes again and again, for folders that do not report them, such as shared ones
    #[arg(long)]
    pub(in crate::cli) poll: bool,
}
