//! The arguments of every command.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::builder::styling::AnsiColor;
use clap::builder::{PossibleValuesParser, Styles};
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::config::Paper;

use super::selection::Selection;

/// The colours of the help, as cargo has them.
const STYLES: Styles = Styles::styled()
    .header(AnsiColor::BrightGreen.on_default().bold())
    .usage(AnsiColor::BrightGreen.on_default().bold())
    .literal(AnsiColor::BrightCyan.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

/// Turn a folder of interview stories into a prep site
///
/// Keep each story in a Markdown file; Starling makes a site of them that opens from disk, prints
/// as cheat sheets and can be hosted anywhere. Nothing leaves your machine.
#[derive(Debug, Parser)]
#[command(name = "starling", version, styles = STYLES, max_term_width = 100)]
#[command(arg_required_else_help = true, disable_help_subcommand = false)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Command,

    #[command(flatten)]
    pub(super) common: Common,

    /// Coloured output
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = false
    )]
    pub(super) color: Color,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Common {
    /// The site's folder [default: the nearest one upwards with a starling.toml]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) root: Option<PathBuf>,

    /// Say nothing but what went wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,

    /// Say more, such as every file that changes
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// Holds for everything that is printed from now on.
    pub(super) fn write_global(self) {
        let choice = match self {
            Self::Auto => ColorChoice::Auto,
            Self::Always => ColorChoice::Always,
            Self::Never => ColorChoice::Never,
        };
        match choice {
            ColorChoice::Auto => anstream::ColorChoice::Auto.write_global(),
            ColorChoice::Always => anstream::ColorChoice::Always.write_global(),
            ColorChoice::Never => anstream::ColorChoice::Never.write_global(),
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a small new site: an example story and the questions that most people get
    Init(InitArgs),
    /// Add a story or a guide to the site
    New(NewArgs),
    /// Write what you have in other notations as stories and guides of the site
    Import(ImportArgs),
    /// Build the site into a folder, `public` unless told otherwise
    Build(BuildArgs),
    /// Show the site in the browser, and every change as soon as it is saved
    Serve(ServeArgs),
    /// Build the site into a folder, and again whenever something is saved
    Watch(WatchArgs),
    /// Print cheat sheets of chosen stories into one PDF file
    Print(PrintArgs),
    /// List what the site holds
    List(ListArgs),
    /// Write all stories and questions for other programs
    Export(ExportArgs),
    /// See the default theme and make parts of it your own
    Theme(ThemeArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Where to make it; files that are there already are kept
    #[arg(value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct NewArgs {
    /// What to add
    #[arg(value_name = "KIND")]
    pub(super) kind: NewFile,

    /// The story's title, or the guide's question
    #[arg(value_name = "TITLE")]
    pub(super) title: String,
}

/// What can be added to a site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum NewFile {
    /// A story, with a heading for each of its parts
    Story,
    /// A guide to a question, with a heading for each of its sections
    Guide,
}

#[derive(Debug, Args)]
pub(super) struct ImportArgs {
    /// A file (.md, .txt, .html, .docx), a folder of them, or `-` for text that you paste
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(super) source: PathBuf,

    /// What it holds [default: what it looks like]
    #[arg(long = "as", value_name = "KIND")]
    pub(super) kind: Option<ImportKind>,

    /// Show the files instead of writing them
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,
}

/// What an imported file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ImportKind {
    /// Stories
    Stories,
    /// Guides to questions, or lists of them
    Questions,
}

#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// What to write
    #[arg(value_name = "FORMAT")]
    pub(super) format: ExportKind,

    /// Where to write it; never over a file that is there [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(super) output: Option<PathBuf>,

    /// Write drafts too
    #[arg(long)]
    pub(super) drafts: bool,
}

/// A format of other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ExportKind {
    /// One object with everything, for programs of your own
    Json,
    /// A table with a row for each story, for spreadsheets
    Csv,
    /// A card for each question that a story answers, for Anki
    Anki,
}

/// What is built, and where.
#[derive(Debug, Clone, Args)]
pub(super) struct TargetArgs {
    /// The folder to build into [default: public in the site's folder]
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) output_dir: Option<PathBuf>,

    /// Where the site will be; only for canonical links and the sitemap of a public site
    #[arg(long, value_name = "URL", value_hint = ValueHint::Url)]
    pub(super) base_url: Option<String>,

    /// Show drafts, too
    #[arg(short, long)]
    pub(super) drafts: bool,

    /// Build into a folder that holds other files, too; none of them is removed
    #[arg(short, long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 the site is built, 1 the content has problems, 2 it could not be done."
)]
pub(super) struct BuildArgs {
    #[command(flatten)]
    pub(super) target: TargetArgs,

    /// Treat every warning as an error
    #[arg(long)]
    pub(super) strict: bool,

    /// Open the site in the browser afterwards
    #[arg(long)]
    pub(super) open: bool,

    /// Say what would change, and change nothing
    #[arg(short = 'n', long)]
    pub(super) dry_run: bool,

    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
#[command(after_help = "It is served from memory: nothing is written. Ctrl-C ends it.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct ServeArgs {
    /// The address of this machine to serve at; others can reach it at any but this one
    #[arg(long, value_name = "IP", default_value = "127.0.0.1")]
    pub(super) interface: IpAddr,

    /// The port to serve at, or the next one that is free; 0 for any
    #[arg(short, long, value_name = "PORT", default_value = "1990")]
    pub(super) port: u16,

    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,

    /// Show drafts, too
    #[arg(short, long)]
    pub(super) drafts: bool,

    /// Lead the browser to the page of the file that was saved
    #[arg(long)]
    pub(super) navigate: bool,

    /// Look for changes again and again, for folders that do not report them, such as shared ones
    #[arg(long)]
    pub(super) poll: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "A save with a problem leaves the last site as it is. Ctrl-C ends it.")]
pub(super) struct WatchArgs {
    #[command(flatten)]
    pub(super) target: TargetArgs,

    /// Look for changes again and again, for folders that do not report them, such as shared ones
    #[arg(long)]
    pub(super) poll: bool,
}

/// How to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Human,
    /// For programs: an object a line
    Json,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  starling print --story the-lift --story the-boat
  starling print --question \"Tell me about a failure\" --tag leadership --paper a5
  starling print --all --per-page 4 --duplex -o cards.pdf

Exit codes: 0 the sheets are printed, 1 the content has problems, 2 it could not be done.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(super) struct PrintArgs {
    #[command(flatten)]
    pub(super) selection: Selection,

    /// The paper or card [default: as in the settings]
    #[arg(long, value_name = "PAPER", value_parser = PossibleValuesParser::new(Paper::ALL.map(|(name, _)| name)))]
    pub(super) paper: Option<String>,

    /// How many sheets share a page of A4 or Letter: 1, 2 or 4 [default: as in the settings]
    #[arg(long, value_name = "N", value_parser = PossibleValuesParser::new(["1", "2", "4"]), hide_possible_values = true)]
    pub(super) per_page: Option<String>,

    /// Print your notes to self, too, on every paper
    #[arg(long, overrides_with = "no_coaching")]
    pub(super) coaching: bool,

    /// Leave your notes to self out
    #[arg(long, overrides_with = "coaching")]
    pub(super) no_coaching: bool,

    /// Print on both sides of the paper: the backs are mirrored, so that each card has its own
    #[arg(long)]
    pub(super) duplex: bool,

    /// Print drafts, too
    #[arg(short, long)]
    pub(super) drafts: bool,

    /// The file to write
    #[arg(short, long, value_name = "FILE", default_value = "cheat-sheets.pdf", value_hint = ValueHint::FilePath)]
    pub(super) output: PathBuf,

    /// Write over a file even if it is no PDF
    #[arg(short, long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// What to list
    #[arg(value_name = "WHAT", default_value = "stories")]
    pub(super) what: Listing,

    /// List drafts, too
    #[arg(short, long)]
    pub(super) drafts: bool,

    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: Format,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Listing {
    /// The stories, with how long each takes and how many questions it answers
    Stories,
    /// The questions by competency, with how many stories answer each
    Questions,
    /// The tags, with how many stories are under each
    Tags,
    /// What is still missing: questions without a story, facts to be filled in
    Gaps,
}

#[derive(Debug, Args)]
pub(super) struct ThemeArgs {
    #[command(subcommand)]
    pub(super) command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum ThemeCommand {
    /// List the files of the default theme
    List,
    /// Copy a file of the default theme into the site's own theme, to be changed there
    Eject {
        /// Its path in the theme, such as templates/story.html
        #[arg(value_name = "PATH")]
        path: String,
    },
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell to print them for
    #[arg(value_name = "SHELL")]
    pub(super) shell: Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_command_line_does_not_contradict_itself() {
        Arguments::command().debug_assert();
    }
}
