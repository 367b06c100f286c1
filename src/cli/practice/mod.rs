//! `starling practice`

mod answer;
mod clock;
mod people;
mod programs;
mod wording;

use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::build::Told;
use crate::cache::Cache;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::interview::InterviewPlan;
use crate::portfolio::{Portfolio, QuestionId, StoryId};
use crate::practice::{
    Feedback, GivenAnswer, QuestionToAsk, Repertoire, RepertoireSource, StoryToTell, best_story,
    feedback,
};
use crate::speech::Lexicon;
use crate::theme;

use super::args::{Common, Format, PracticeArgs};
use super::reading::{self, ReadProject};
use super::selection::{interview_named, question_asked_as, story_named};
use super::{Outcome, report};

use answer::Spoken;
use wording::Wording;

/// What is asked, and the story that is meant for it.
#[derive(Debug, Clone, Copy)]
struct Asked {
    question: Option<QuestionId>,
    story: Option<StoryId>,
}

pub(super) fn run(
    args: &PracticeArgs,
    common: &Common,
    current: &Path,
) -> Result<Outcome, Failure> {
    let ReadProject {
        project,
        content,
        diagnostics,
    } = reading::read(common, current, args.drafts)?;
    let errors: Vec<&Diagnostic> = diagnostics.iter().filter(|it| it.is_error()).collect();
    report::diagnostics(errors.iter().copied(), &project.sources, Format::Human)?;
    let portfolio = &content.portfolio;
    if portfolio.stories.is_empty() {
        return Err(Failure::new("there is no story to practise")
            .hint("`starling new story \"A title\"` begins one"));
    }
    let lexicon = Lexicon::of(&project.config.language);
    let told = Told::of(&project, &content, &lexicon, &Cache::default());
    let asked = match &args.interview {
        Some(name) => expected(name, portfolio, &told.interviews)?,
        None => asked(args, portfolio)?,
    };
    let repertoire = Repertoire::of(RepertoireSource {
        portfolio,
        sheets: &told.sheets,
        interviews: &told.interviews,
        config: &project.config,
        lexicon: &lexicon,
    });
    let labels = theme::labels(&project, &mut Vec::new());
    let spoken = if let Some(file) = &args.answer {
        answer::read(&current.join(file), file == Path::new("-"), args.seconds)?
    } else {
        let question = asked
            .question
            .map(|id| portfolio.question(id).text.as_str());
        answer::ask(question, project.config.speaking, common.quiet)?
    };
    let round = round(&repertoire, &lexicon, asked, &spoken, |given| {
        feedback(&repertoire, &lexicon, project.config.speaking, given)
    });
    let wording = Wording { labels: &labels };
    match args.format {
        Format::Human => people::print(&round, wording, &repertoire, args.all)?,
        Format::Json => report::json(&programs::json(&round, wording))?,
    }
    Ok(if errors.is_empty() {
        Outcome::Done
    } else {
        Outcome::Problems
    })
}

/// A round that is over.
struct FinishedRound<'r> {
    /// What was asked, where that is known.
    question: Option<&'r QuestionToAsk<'r>>,
    story: &'r StoryToTell<'r>,
    /// What is said of the answer; `None` where it was spoken only.
    feedback: Option<Feedback>,
    /// How long it took.
    time: Duration,
    /// Whether somebody took the time.
    is_timed: bool,
}

/// Looks at the answer as the telling of the story that was named, else of the one that it is nearest to, else
/// of the first for its question.
fn round<'r>(
    repertoire: &'r Repertoire<'r>,
    lexicon: &Lexicon,
    asked: Asked,
    spoken: &Spoken,
    feedback: impl Fn(GivenAnswer<'_>) -> Feedback,
) -> FinishedRound<'r> {
    let named = asked.story.map(|id| &repertoire.stories[id.0]);
    let question = asked.question.map(|id| &repertoire.questions[id.0]);
    let meant = || {
        let slug = question?.stories.first()?.slug;
        repertoire.stories.iter().find(|story| story.slug == slug)
    };
    let told = named
        .or_else(|| best_story(repertoire, lexicon, &spoken.text))
        .or_else(meant);
    let story = told.unwrap_or(&repertoire.stories[0]);
    let feedback = (!spoken.text.trim().is_empty()).then(|| {
        feedback(GivenAnswer {
            question,
            story,
            text: &spoken.text,
            seconds: spoken.seconds,
        })
    });
    let seconds = feedback.as_ref().map(|feedback| feedback.seconds);
    let seconds = seconds.or(spoken.seconds).unwrap_or_default();
    FinishedRound {
        question,
        story,
        feedback,
        time: Duration::from_secs(seconds.into()),
        is_timed: spoken.seconds.is_some(),
    }
}

/// What was asked for; with neither question nor story nor answer one of the questions that a story answers.
fn asked(args: &PracticeArgs, portfolio: &Portfolio) -> Result<Asked, Failure> {
    let story = args
        .story
        .as_ref()
        .map(|name| story_named(portfolio, name))
        .transpose()?;
    let question = args
        .question
        .as_ref()
        .map(|text| question_asked_as(portfolio, text))
        .transpose()?;
    let covered = || {
        let story = story?;
        let covers = portfolio.covers[story.0].iter();
        any(&covers.map(|covered| covered.question).collect::<Vec<_>>())
    };
    let answered = || {
        let questions = portfolio.questions();
        let answered = questions.filter(|(_, question)| !question.answers.is_empty());
        any(&answered.map(|(id, _)| id).collect::<Vec<_>>())
    };
    let question = question.or_else(covered);
    let question = match (question, story, &args.answer) {
        (None, None, None) => answered(),
        (question, ..) => question,
    };
    Ok(Asked { question, story })
}

/// One of the questions that are expected in an interview, and the story that is told for it there.
fn expected(name: &str, portfolio: &Portfolio, plans: &[InterviewPlan]) -> Result<Asked, Failure> {
    let plan = &plans[interview_named(portfolio, name)?];
    let asked = plan.expected().filter(|it| it.question.is_some());
    let asked = asked.map(|it| Asked {
        question: it.question,
        story: it.story,
    });
    let asked: Vec<Asked> = asked.collect();
    any(&asked).ok_or_else(|| {
        Failure::new(format!("no question is expected in the interview `{name}`"))
            .hint("give it a round: `[[rounds]]` in its file, with `competencies` or `questions`")
    })
}

/// Any of them, another each time.
fn any<T: Copy>(choices: &[T]) -> Option<T> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    let now = now.map_or(0, |time| time.subsec_nanos() as usize);
    choices.get(now % choices.len().max(1)).copied()
}
