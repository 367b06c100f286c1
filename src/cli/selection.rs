//! What is to be printed: sheets in the order in which they were asked for, or what belongs to an interview.

use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Args, Command, Error, FromArgMatches};

use crate::build::PrintSubject;
use crate::diagnostic::closest;
use crate::failure::Failure;
use crate::portfolio::{Portfolio, QuestionId, StoryId};
use crate::url::slug;

/// What was asked for.
#[derive(Debug, Clone)]
pub(super) enum Selection {
    /// Sheets, in order.
    Sheets(Vec<Pick>),
    /// The plan of an interview with the sheets of its stories, by the name of its file.
    Pack(String),
    /// The card for the pocket of an interview.
    Card(String),
}

/// Some sheets that were asked for.
#[derive(Debug, Clone)]
pub(super) enum Pick {
    Story(String),
    Tag(String),
    Question(String),
    All,
}

impl Args for Selection {
    fn augment_args(command: Command) -> Command {
        let named = |name: &'static str, value: &'static str, help: &'static str| {
            Arg::new(name)
                .long(name)
                .value_name(value)
                .help(help)
                .action(ArgAction::Append)
                .help_heading("Which sheets, in this order, each once")
        };
        let all = Arg::new("all")
            .long("all")
            .help("Those of all stories")
            .action(ArgAction::SetTrue)
            .help_heading("Which sheets, in this order, each once");
        let interview = Arg::new("interview")
            .long("interview")
            .value_name("SLUG")
            .help("Its plan, then the sheets of its stories in the order of its rounds")
            .conflicts_with_all(["story", "tag", "question", "all"])
            .help_heading("Or what belongs to an interview, by its file's name");
        let card = Arg::new("card")
            .long("card")
            .help("Its card for the pocket instead, on A6 or 4 by 6 in unless told otherwise")
            .action(ArgAction::SetTrue)
            .requires("interview")
            // What it needs is not asked for beside what excludes that.
            .conflicts_with_all(["story", "tag", "question", "all", "coaching", "no_coaching"])
            .help_heading("Or what belongs to an interview, by its file's name");
        command
            .arg(named(
                "story",
                "SLUG",
                "That of a story, by its file's name; may be repeated",
            ))
            .arg(named(
                "tag",
                "TAG",
                "Those of all stories with a tag; may be repeated",
            ))
            .arg(named(
                "question",
                "TEXT",
                "Those of all stories that answer a question, the best first; may be repeated",
            ))
            .arg(all)
            .arg(interview)
            .arg(card)
            .group(
                ArgGroup::new("selection")
                    .args(["story", "tag", "question", "all", "interview"])
                    .required(true)
                    .multiple(true),
            )
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Selection {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        if let Some(interview) = matches.get_one::<String>("interview").cloned() {
            return Ok(if matches.get_flag("card") {
                Self::Card(interview)
            } else {
                Self::Pack(interview)
            });
        }
        let mut picks: Vec<(usize, Pick)> = Vec::new();
        let mut add = |name, pick: fn(String) -> Pick| {
            let places = matches.indices_of(name).into_iter().flatten();
            let values = matches.get_many::<String>(name).into_iter().flatten();
            picks.extend(places.zip(values.cloned().map(pick)));
        };
        add("story", Pick::Story);
        add("tag", Pick::Tag);
        add("question", Pick::Question);
        if matches.get_flag("all") {
            picks.push((matches.index_of("all").unwrap_or(usize::MAX), Pick::All));
        }
        picks.sort_by_key(|(place, _)| *place);
        let picks = picks.into_iter().map(|(_, pick)| pick);
        Ok(Self::Sheets(picks.collect()))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Selection {
    /// What was asked for in this portfolio; a card fits a pocket where no paper was asked for.
    pub(super) fn subject(
        &self,
        portfolio: &Portfolio,
        has_paper: bool,
    ) -> Result<PrintSubject, Failure> {
        match self {
            Self::Sheets(picks) => Ok(PrintSubject::Sheets(stories(picks, portfolio)?)),
            Self::Pack(name) => Ok(PrintSubject::Pack(interview_named(portfolio, name)?)),
            Self::Card(name) => Ok(PrintSubject::Card {
                interview: interview_named(portfolio, name)?,
                on_pocket_paper: !has_paper,
            }),
        }
    }

    /// Whether it belongs to an interview.
    pub(super) fn is_of_interview(&self) -> bool {
        !matches!(self, Self::Sheets(_))
    }
}

/// The stories that were asked for, each once.
fn stories(picks: &[Pick], portfolio: &Portfolio) -> Result<Vec<StoryId>, Failure> {
    let mut stories = Vec::new();
    for pick in picks {
        for story in pick.stories(portfolio)? {
            if !stories.contains(&story) {
                stories.push(story);
            }
        }
    }
    if stories.is_empty() {
        return Err(Failure::new("there is no story to print")
            .hint("`starling new story \"A title\"` begins one"));
    }
    Ok(stories)
}

impl Pick {
    fn stories(&self, portfolio: &Portfolio) -> Result<Vec<StoryId>, Failure> {
        match self {
            Self::Story(name) => Ok(vec![story_named(portfolio, name)?]),
            Self::Tag(name) => {
                let tag = portfolio.tags.iter().find(|tag| tag.slug == slug(name));
                let names = portfolio.tags.iter().map(|tag| tag.name.as_str());
                let tag = tag.ok_or_else(|| unknown("tag", name, names, "tags"))?;
                Ok(tag.stories.clone())
            }
            Self::Question(text) => {
                let question = question_asked_as(portfolio, text)?;
                let answers = portfolio.question(question).answers.iter();
                let stories: Vec<StoryId> = answers.map(|answer| answer.story).collect();
                if stories.is_empty() {
                    return Err(Failure::new(format!("no story answers `{text}` yet"))
                        .hint("add the question to the `covers` of a story that fits"));
                }
                Ok(stories)
            }
            Self::All => Ok(portfolio.stories().map(|(id, _)| id).collect()),
        }
    }
}

/// The story that a file's name or a title names.
pub(super) fn story_named(portfolio: &Portfolio, name: &str) -> Result<StoryId, Failure> {
    let mut stories = portfolio.stories();
    let story = stories.find(|(_, story)| story.body.slug == slug(name));
    let slugs = portfolio.stories.iter();
    let slugs = slugs.map(|story| story.body.slug.as_str());
    let (id, _) = story.ok_or_else(|| unknown("story", name, slugs, "stories"))?;
    Ok(id)
}

/// The question of which `text` is one spelling.
pub(super) fn question_asked_as(portfolio: &Portfolio, text: &str) -> Result<QuestionId, Failure> {
    let texts = portfolio.questions.iter().map(|it| it.text.as_str());
    let question = portfolio.question_asked_as(text);
    question.ok_or_else(|| unknown("question", text, texts, "questions"))
}

/// The interview that a file's name names, counted from 0.
pub(super) fn interview_named(portfolio: &Portfolio, name: &str) -> Result<usize, Failure> {
    let slugs = portfolio.interviews.iter();
    let slugs = slugs.map(|it| it.said.body.slug.as_str());
    let found = slugs.clone().position(|it| it == slug(name));
    found.ok_or_else(|| unknown("interview", name, slugs, "interviews"))
}

fn unknown<'n>(
    kind: &str,
    name: &str,
    known: impl Iterator<Item = &'n str>,
    listing: &str,
) -> Failure {
    let failure = Failure::new(format!("there is no {kind} `{name}`"));
    match closest(name, known) {
        Some(meant) => failure.hint(format!("did you mean `{meant}`?")),
        None => failure.hint(format!("`starling list {listing}` lists what there is")),
    }
}
