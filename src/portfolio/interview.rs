//! Finds out which competencies, questions and stories an interview names.

use std::collections::HashMap;
use std::sync::Arc;

use crate::content::{self, HowItWent, Interview, Story};
use crate::diagnostic::Diagnostic;
use crate::source::Spanned;

use super::competency::Competency;
use super::gather::Gathered;
use super::spelling::key;
use super::{QuestionId, StoryId};

/// An interview, with all that it names found.
#[derive(Debug)]
pub struct LinkedInterview {
    /// What its file says.
    pub said: Arc<Interview>,
    /// What its rounds name, in their order.
    pub rounds: Vec<LinkedRound>,
    /// What was really asked, in the order of the file.
    pub asked: Vec<LinkedAsked>,
}

/// What a round of an interview names.
#[derive(Debug)]
pub struct LinkedRound {
    /// Its competencies, as indices into the portfolio's.
    pub competencies: Vec<usize>,
    /// The questions that are sure to be asked, with the story that the author has chosen.
    pub questions: Vec<(QuestionId, Option<StoryId>)>,
    /// The stories that are to be told in it.
    pub stories: Vec<StoryId>,
}

/// A question that was really asked.
#[derive(Debug)]
pub struct LinkedAsked {
    /// The question.
    pub question: QuestionId,
    /// The story that was told.
    pub story: Option<StoryId>,
    /// How it went.
    pub went: Option<HowItWent>,
}

impl LinkedInterview {
    /// Whether the questions of a bank with this name are expected here.
    pub fn has_bank(&self, name: &str) -> bool {
        has_bank(&self.said, name)
    }
}

/// Whether an interview names the bank of this name.
pub(super) fn has_bank(interview: &Interview, name: &str) -> bool {
    let mut banks = interview.banks.iter();
    banks.any(|bank| key(&bank.value) == key(name))
}

/// What the names in interviews stand for.
pub(super) struct Namesakes<'a> {
    pub(super) stories: &'a [Arc<Story>],
    pub(super) competencies: &'a [Competency],
    /// The names of the banks that have one.
    pub(super) banks: &'a [String],
    /// The public paths of drafts.
    pub(super) drafts: &'a [String],
}

impl Namesakes<'_> {
    /// Looks up all that the interviews name. What is not there is reported and left out.
    pub(super) fn link(
        &self,
        interviews: Vec<Arc<Interview>>,
        gathered: &Gathered,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<LinkedInterview> {
        let numbered = interviews.into_iter().zip(&gathered.interviews);
        let linked = numbered.map(|(said, questions)| {
            for bank in &said.banks {
                self.look_for_bank(bank, diagnostics);
            }
            let rounds = said.rounds.iter().zip(&questions.rounds);
            let rounds = rounds.map(|(round, questions)| self.round(round, questions, diagnostics));
            let rounds = rounds.collect();
            let asked = said.asked.iter().zip(&questions.asked);
            let asked = asked.map(|(asked, question)| LinkedAsked {
                question: *question,
                story: self.optional_story(asked.story.as_ref(), diagnostics),
                went: asked.went,
            });
            LinkedInterview {
                asked: asked.collect(),
                rounds,
                said,
            }
        });
        linked.collect()
    }

    fn round(
        &self,
        round: &content::InterviewRound,
        questions: &[QuestionId],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> LinkedRound {
        let competencies = round.competencies.iter();
        let competencies = competencies.filter_map(|it| self.competency(it, diagnostics));
        let competencies = competencies.collect();
        let chosen = round.questions.iter().zip(questions);
        let chosen = chosen.map(|(chosen, question)| {
            let story = self.optional_story(chosen.story.as_ref(), diagnostics);
            (*question, story)
        });
        let questions = chosen.collect();
        let stories = round.stories.iter();
        let stories = stories.filter_map(|it| self.story(it, diagnostics));
        LinkedRound {
            competencies,
            questions,
            stories: stories.collect(),
        }
    }

    fn competency(
        &self,
        name: &Spanned<String>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<usize> {
        let names = || self.competencies.iter().filter_map(|it| it.name.as_deref());
        let wanted = key(&name.value);
        let mut known = self.competencies.iter();
        let found =
            known.position(|it| it.name.as_deref().is_some_and(|known| key(known) == wanted));
        if found.is_none() {
            let message = format!("no question belongs to the competency `{}`", name.value);
            let problem = Diagnostic::error("unknown-competency", message)
                .at(name.span, "no such competency")
                .did_you_mean(&name.value, names());
            diagnostics.push(problem.help(format!(
                "the competencies are {}",
                listed(names()).unwrap_or_else(|| "those of the questions: none has one".to_owned())
            )));
        }
        found
    }

    fn optional_story(
        &self,
        name: Option<&Spanned<String>>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<StoryId> {
        self.story(name?, diagnostics)
    }

    /// The story of a name: its slug, its file, or its title.
    fn story(&self, name: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) -> Option<StoryId> {
        let written = without_ending(&name.value);
        let wanted = key(written);
        let is_meant = |story: &Arc<Story>| {
            key(&story.body.slug) == wanted || key(&story.title.value) == wanted
        };
        if let Some(found) = self.stories.iter().position(is_meant) {
            return Some(StoryId(found));
        }
        let is_draft = |path: &String| key(without_ending(path)) == wanted;
        let problem = if self.drafts.iter().any(is_draft) {
            Diagnostic::warning("link-to-draft", format!("the story `{written}` is a draft"))
                .at(name.span, "left out while it is one")
                .help("take `draft = true` out of that file, or build with `--drafts`")
        } else {
            let slugs = self.stories.iter().map(|it| it.body.slug.as_str());
            Diagnostic::error("unknown-story", format!("there is no story `{written}`"))
                .at(name.span, "no such story")
                .did_you_mean(written, slugs)
                .help("name it by its file, without `.md`; `starling list` shows all")
        };
        diagnostics.push(problem);
        None
    }

    fn look_for_bank(&self, name: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
        let wanted = key(&name.value);
        if self.banks.iter().any(|it| key(it) == wanted) {
            return;
        }
        let message = format!("no bank is called `{}`", name.value);
        let known = || self.banks.iter().map(String::as_str);
        let problem = Diagnostic::error("unknown-bank", message)
            .at(name.span, "no such bank")
            .did_you_mean(&name.value, known());
        diagnostics.push(match listed(known()) {
            Some(names) => problem.help(format!("the banks with a name are {names}")),
            None => problem.help(
                "give a file in `content/questions` a name: `name = \"...\"` above its questions",
            ),
        });
    }
}

/// For each question and story how often the one was answered with the other well, less how often badly.
pub(super) fn outcomes(interviews: &[LinkedInterview]) -> HashMap<(QuestionId, StoryId), i64> {
    let mut outcomes = HashMap::new();
    for asked in interviews.iter().flat_map(|it| &it.asked) {
        if let Some(story) = asked.story {
            *outcomes.entry((asked.question, story)).or_default() += match asked.went {
                Some(HowItWent::Well) => 1,
                Some(HowItWent::Badly) => -1,
                Some(HowItWent::Fairly) | None => 0,
            };
        }
    }
    outcomes
}

/// The name of a file without its folder and its ending.
fn without_ending(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> Option<String> {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    (!names.is_empty()).then(|| names.join(", "))
}
