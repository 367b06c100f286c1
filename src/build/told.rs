//! How the stories of a site are told: their sheets, and what is to be said of them.
//!
//! Of a story that has not changed it is remembered.

use std::sync::Arc;

use rayon::prelude::*;

use crate::cache::Cache;
use crate::check::{self, AskedWords, SiteCoaching, StoryTraits, Whole};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::interview::{self, InterviewPlan};
use crate::portfolio::StoryId;
use crate::project::Project;
use crate::sheet::{self, CutOptions, Sheet};
use crate::speech::Lexicon;

use super::read::ReadContent;

/// How the stories of a site are told.
#[derive(Debug)]
pub struct Told {
    /// The sheet of each story, in the portfolio's order.
    pub sheets: Vec<Arc<Sheet>>,
    /// The plan of each interview, in the portfolio's order.
    pub interviews: Vec<InterviewPlan>,
    /// What every build says of stories.
    pub structure: Vec<Diagnostic>,
    /// What the coach says; nothing on a site for others.
    pub coaching: SiteCoaching,
}

impl Told {
    /// Cuts the sheet of each story, and asks the coach, but for what stories and settings do not want to
    /// hear.
    pub fn of(project: &Project, content: &ReadContent, lexicon: &Lexicon, cache: &Cache) -> Self {
        let config = &project.config;
        let sheets = sheets(project, content, lexicon, cache);
        let interviews = interview::plans(&content.portfolio);
        let is_private = config.visibility.is_private();
        let (traits, asked) = if is_private {
            let traits = traits(project, content, lexicon, cache);
            (traits, asked(content, lexicon, config, cache))
        } else {
            (Vec::new(), Vec::new())
        };
        let whole = Whole {
            portfolio: &content.portfolio,
            sheets: &sheets,
            interviews: &interviews,
            config,
            today: project.today,
            lexicon,
            traits: &traits,
            asked: &asked,
        };
        let structure = check::findings(&whole);
        let coaching = if is_private {
            coaching(&whole, project, content, cache)
        } else {
            SiteCoaching::default()
        };
        Self {
            sheets,
            interviews,
            structure,
            coaching,
        }
    }
}

/// What is known of the language of a site.
pub fn lexicon(project: &Project, cache: &Cache) -> Arc<Lexicon> {
    let language = &project.config.language;
    cache.get_or_insert_with("lexicon", language, || Lexicon::of(language))
}

/// Cuts the sheet of each story.
pub fn sheets(
    project: &Project,
    content: &ReadContent,
    lexicon: &Lexicon,
    cache: &Cache,
) -> Vec<Arc<Sheet>> {
    let options = CutOptions {
        names: &content.names,
        speaking: project.config.speaking,
        lexicon,
    };
    let stories = content.portfolio.stories.par_iter();
    let sheets = stories.map(|story| {
        let key = (project.key_of(story.body.file), &story.body.slug);
        cache.get_or_insert_with("sheet", &key, || sheet::cut(story, options))
    });
    sheets.collect()
}

/// What each story is like.
fn traits(
    project: &Project,
    content: &ReadContent,
    lexicon: &Lexicon,
    cache: &Cache,
) -> Vec<Arc<StoryTraits>> {
    let stories = content.portfolio.stories.par_iter();
    let traits = stories.map(|story| {
        let key = (project.key_of(story.body.file), &story.body.slug);
        cache.get_or_insert_with("traits", &key, || StoryTraits::of(story, lexicon))
    });
    traits.collect()
}

/// What each question asks.
fn asked(
    content: &ReadContent,
    lexicon: &Lexicon,
    config: &Config,
    cache: &Cache,
) -> Vec<Arc<AskedWords>> {
    let questions = content.portfolio.questions.par_iter();
    let asked = questions.map(|question| {
        let key = (&config.language, &question.text, &question.aliases);
        cache.get_or_insert_with("asked", &key, || {
            AskedWords::of(question, &config.language, lexicon)
        })
    });
    asked.collect()
}

/// Asks the coach.
fn coaching(
    whole: &Whole<'_>,
    project: &Project,
    content: &ReadContent,
    cache: &Cache,
) -> SiteCoaching {
    let stories = (0..whole.portfolio.stories.len())
        .into_par_iter()
        .map(StoryId);
    let coached = |id: StoryId| {
        let story = whole.portfolio.story(id);
        let key = (project.key_of(story.body.file), &story.body.slug);
        cache.get_or_insert_with("coaching", &key, || {
            let mut coaching = check::coach(whole, id);
            content.policy.apply(&mut coaching.findings);
            // The rules have them in the order of their weight.
            coaching.findings.sort_by_key(|finding| finding.severity);
            coaching
        })
    };
    let (stories, mut together) = rayon::join(
        || stories.map(coached).collect(),
        || check::coach_all(whole),
    );
    content.policy.apply(&mut together);
    SiteCoaching { stories, together }
}
