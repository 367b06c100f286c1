//! The arguments of every command.

mod asking;
mod making;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::Styles;
use clap::builder::styling::AnsiColor;
use clap::{Args, ColorChoice, Parser, Subcommand, ValueEnum, ValueHint};

pub(super) use asking::{
    CheckArgs, CheckFormat, CompletionsArgs, ExportArgs, ExportKind, FindArgs, Format, ListArgs,
    Listing, PracticeArgs, PrintArgs, StoryOrder, ThemeArgs, ThemeCommand,
};
pub(super) use making::{
    BuildArgs, ImportArgs, ImportKind, InitArgs, LockArgs, NewArgs, NewFile, ServeArgs, WatchArgs,
};

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
pub(in crate::cli) struct Arguments {
    #[command(subcommand)]
    pub(in crate::cli) command: Command,

    #[command(flatten)]
    pub(in crate::cli) common: Common,

    /// Coloured output
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = false
    )]
    pub(in crate::cli) color: Color,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(in crate::cli) struct Common {
    /// The site's folder [default: the nearest one upwards with a starling.toml]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(in crate::cli) root: Option<PathBuf>,

    /// Say nothing but what went wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(in crate::cli) quiet: bool,

    /// Say more, such as every file that changes
    #[arg(short, long, global = true)]
    pub(in crate::cli) verbose: bool,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum Color {
    Auto,
    Always,
    Never,
}

impl Color {
    /// What is asked for among arguments that cannot be understood as a whole.
    pub(in crate::cli) fn asked_for_among(arguments: &[OsString]) -> Option<Self> {
        let texts = arguments.iter().map(|it| it.to_string_lossy());
        let texts: Vec<_> = texts.collect();
        let joined = texts.iter().filter_map(|it| it.strip_prefix("--color="));
        let following = texts.windows(2).filter(|pair| pair[0] == "--color");
        let mut asked_for = joined.chain(following.map(|pair| pair[1].as_ref()));
        Self::from_str(asked_for.next()?, false).ok()
    }

    /// Holds for everything that is printed from now on.
    pub(in crate::cli) fn write_global(self) {
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
pub(in crate::cli) enum Command {
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
    /// Say what a build would find, and what is to be mended in your stories
    Check(CheckArgs),
    /// Ask a question, take the time, and say what to mend in the answer
    Practice(PracticeArgs),
    /// Find the question that was asked, in any words, and the story for it
    Find(FindArgs),
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

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_command_line_does_not_contradict_itself() {
        Arguments::command().debug_assert();
    }
}
