//! The arguments of the commands that say what there is, or hand it to paper and to other programs.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::config::Paper;

use super::super::selection::Selection;

#[derive(Debug, Args)]
pub(in crate::cli) struct ExportArgs {
    /// What to write
    #[arg(value_name = "FORMAT")]
    pub(in crate::cli) format: ExportKind,

    /// Where to write it; never over a file that is there [default: standard output]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) output: Option<PathBuf>,

    /// Write drafts too
    #[arg(long)]
    pub(in crate::cli) drafts: bool,

    /// Write for somebody else: without drafts, interviews, gaps and redacted names
    #[arg(long)]
    pub(in crate::cli) share: bool,
}

/// A format of other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum ExportKind {
    /// One object with everything, for programs of your own
    Json,
    /// A table with a row for each story, for spreadsheets
    Csv,
    /// A card for each question that a story answers, for Anki
    Anki,
}

/// How to report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// What says how to check, and nothing of rules.
const OF_A_CHECK: [&str; 8] = [
    "files", "all", "strict", "drafts", "external", "timeout", "fresh", "format",
];

#[derive(Debug, Args)]
#[command(after_help = "\
`--format json` writes an object a line. Of a finding: kind, rule, severity, story, path, place, quote, message, \
notes, help, related; of what is good about a story: kind (strength), story, path, message, quote; at the end: \
kind (summary), stories, errors, warnings, advice. README.md explains each under \"A coach in the terminal\".

Exit codes: 0 there is no error, 1 there is one, 2 it could not be done. Advice is never an error.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(in crate::cli) struct CheckArgs {
    /// The files or folders to check [default: everything]
    #[arg(value_name = "FILE", value_hint = ValueHint::AnyPath)]
    pub(in crate::cli) files: Vec<PathBuf>,

    /// Say everything, not only the three most important things of each story
    #[arg(short, long)]
    pub(in crate::cli) all: bool,

    /// Treat every warning as an error
    #[arg(long)]
    pub(in crate::cli) strict: bool,

    /// Check drafts, too
    #[arg(short, long)]
    pub(in crate::cli) drafts: bool,

    /// Ask other servers, too, whether your links to them lead somewhere
    #[arg(long)]
    pub(in crate::cli) external: bool,

    /// How long a server has for an answer, in seconds
    #[arg(long, value_name = "SECONDS", default_value = "10", requires = "external", value_parser = clap::value_parser!(u64).range(1..=300))]
    pub(in crate::cli) timeout: u64,

    /// Ask again for what was there within the last week
    #[arg(long, requires = "external")]
    pub(in crate::cli) fresh: bool,

    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: CheckFormat,

    /// Explain a rule: what it finds, why that matters, before and after
    #[arg(long, value_name = "RULE", conflicts_with_all = OF_A_CHECK)]
    pub(in crate::cli) explain: Option<String>,

    /// List every rule
    #[arg(long, conflicts_with_all = OF_A_CHECK, conflicts_with = "explain")]
    pub(in crate::cli) rules: bool,
}

/// How to report what was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum CheckFormat {
    /// For people
    Human,
    /// For programs: an object a line
    Json,
    /// For GitHub's workflows: a note beside the line in a change
    Github,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  starling print --story the-lift --story the-boat
  starling print --question \"Tell me about a failure\" --tag leadership --paper a5
  starling print --all --per-page 4 --duplex -o cards.pdf
  starling print --interview northwind
  starling print --interview northwind --card -o card.pdf

Exit codes: 0 the sheets are printed, 1 the content has problems, 2 it could not be done.")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(in crate::cli) struct PrintArgs {
    #[command(flatten)]
    pub(in crate::cli) selection: Selection,

    /// The paper or card [default: as in the settings]
    #[arg(long, value_name = "PAPER", value_parser = PossibleValuesParser::new(Paper::ALL.map(|(name, _)| name)))]
    pub(in crate::cli) paper: Option<String>,

    /// How many sheets share a page of A4 or Letter: 1, 2 or 4 [default: as in the settings]
    #[arg(long, value_name = "N", value_parser = PossibleValuesParser::new(["1", "2", "4"]), hide_possible_values = true)]
    pub(in crate::cli) per_page: Option<String>,

    /// Print your notes to self, too, on every paper
    #[arg(long, overrides_with = "no_coaching")]
    pub(in crate::cli) coaching: bool,

    /// Leave your notes to self out
    #[arg(long, overrides_with = "coaching")]
    pub(in crate::cli) no_coaching: bool,

    /// Print on both sides of the paper: the backs are mirrored, so that each card has its own
    #[arg(long)]
    pub(in crate::cli) duplex: bool,

    /// Print drafts, too
    #[arg(short, long)]
    pub(in crate::cli) drafts: bool,

    /// Print for somebody else: without notes to self and redacted names
    #[arg(long)]
    pub(in crate::cli) share: bool,

    /// The file to write
    #[arg(short, long, value_name = "FILE", default_value = "cheat-sheets.pdf", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) output: PathBuf,

    /// Write over a file even if it is no PDF
    #[arg(short, long)]
    pub(in crate::cli) force: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  starling practice
  starling practice --story the-lift
  starling practice --interview acme
  starling practice --question \"Tell me about a failure\" --answer said.txt --seconds 84
  pbpaste | starling practice --story the-lift --answer - --format json

With an answer given it asks nothing. `--format json` writes one object:
  question, story, seconds, words, shares (per cent of each part, or null),
  findings: a list of rule, part (of `part-missing`), quote, message, help,
  praise: a list of name, quote, message

Exit codes: 0 the round is over, 1 the content has errors, 2 it could not be done.")]
pub(in crate::cli) struct PracticeArgs {
    /// The question to be asked, in any of its spellings [default: one of those that you have a story for]
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) question: Option<String>,

    /// The story that you tell, by its file's name [default: the one that your words are nearest to]
    #[arg(long, value_name = "SLUG")]
    pub(in crate::cli) story: Option<String>,

    /// An interview, by its file's name: one of the questions that are expected there is asked
    #[arg(long, value_name = "SLUG", conflicts_with_all = ["question", "story"])]
    pub(in crate::cli) interview: Option<String>,

    /// What you said, as a file, or `-` for standard input
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) answer: Option<PathBuf>,

    /// How long it took, in seconds [default: as long as the words take at your pace]
    #[arg(long, value_name = "SECONDS", requires = "answer", value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub(in crate::cli) seconds: Option<u32>,

    /// Say everything, not only the three most important things
    #[arg(short, long)]
    pub(in crate::cli) all: bool,

    /// Practise drafts, too
    #[arg(short, long)]
    pub(in crate::cli) drafts: bool,

    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: Format,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  starling find time you messed up
  starling find \"so tell me about somebody who was, like, hard to work with\"

`--format json` writes one list of questions, the best first, each with:
  question, slug, competency, score (about 1 where it was asked word for word),
  stories: a list of slug, title, opening, angle, the best first
Interviews, and stories by their own words, are named for people alone.

Exit codes: 0 it is done, whether something was found or not, 1 the content has errors, 2 it could not be done.")]
pub(in crate::cli) struct FindArgs {
    /// What they asked, in any words; half a word is enough
    #[arg(value_name = "WORDS", required = true)]
    pub(in crate::cli) words: Vec<String>,

    /// How many questions to name
    #[arg(short, long, value_name = "N", default_value = "3", value_parser = clap::value_parser!(u16).range(1..))]
    pub(in crate::cli) limit: u16,

    /// Say what speaks for each question
    #[arg(long)]
    pub(in crate::cli) explain: bool,

    /// Find drafts, too
    #[arg(short, long)]
    pub(in crate::cli) drafts: bool,

    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: Format,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ListArgs {
    /// What to list
    #[arg(value_name = "WHAT", default_value = "stories")]
    pub(in crate::cli) what: Listing,

    /// In which order to list stories [default: the newest first]
    #[arg(long, value_name = "COLUMN")]
    pub(in crate::cli) sort: Option<StoryOrder>,

    /// Only stories with this tag
    #[arg(long, value_name = "TAG")]
    pub(in crate::cli) tag: Option<String>,

    /// Only stories that answer this question, in any of its spellings
    #[arg(long, value_name = "TEXT")]
    pub(in crate::cli) question: Option<String>,

    /// Only stories with something to mend
    #[arg(long)]
    pub(in crate::cli) to_mend: bool,

    /// List drafts, too
    #[arg(short, long)]
    pub(in crate::cli) drafts: bool,

    /// How to report
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(in crate::cli) format: Format,
}

/// What stories can be put in order by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum StoryOrder {
    /// The newest first
    Date,
    /// By the alphabet
    Title,
    /// The longest first
    Seconds,
    /// Those that answer the most first
    Questions,
    /// Those with the most facts to fill in first
    Gaps,
    /// Those with the most to mend first
    Findings,
}

/// What can be listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Listing {
    /// The stories, with how long each takes and how many questions it answers
    Stories,
    /// The questions by competency, with how many stories answer each
    Questions,
    /// The tags, with how many stories are under each
    Tags,
    /// The interviews, the next one first, with how many questions are expected in each
    Interviews,
    /// What is still missing: questions without a story, facts to be filled in
    Gaps,
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ThemeArgs {
    #[command(subcommand)]
    pub(in crate::cli) command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum ThemeCommand {
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
pub(in crate::cli) struct CompletionsArgs {
    /// The shell to print them for
    #[arg(value_name = "SHELL")]
    pub(in crate::cli) shell: Shell,
}
