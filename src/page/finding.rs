//! What the coach says, as templates receive it.

use serde::Serialize;

use crate::content::{Section, Story};
use crate::diagnostic::{Diagnostic, MOST_OF_A_STORY, first_words};
use crate::naming::Topic;
use crate::portfolio::{QuestionId, StoryId};
use crate::source::Span;

use super::Plan;
use super::card::LinkView;

/// How much of it the home page names.
const MOST_ON_HOME: usize = 5;

/// What pages say anyway, where it is missing: open gaps in a list of their own, questions without a story
/// among those, and beside each interview those of it. What depends on the day is on no page.
const SAID_ANYWAY: [&str; 4] = [
    "open-gap",
    "uncovered-competency",
    "guide-without-story",
    "interview-not-covered",
];

/// Something to be mended. In `message`, `why` and `help` code stands between backticks.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView<'a> {
    /// The rule that found it.
    pub rule: &'static str,
    /// `warning` or `advice`; `error` where the settings want it.
    pub severity: &'static str,
    /// The words that it is about, where it is about some.
    pub quote: Option<String>,
    /// What was found, as the beginning of a sentence.
    pub message: String,
    /// Why it matters, as the rest of it.
    pub why: Option<&'a str>,
    /// What to do, a sentence each.
    pub help: Vec<String>,
}

/// Something to be mended, with what it is about.
#[derive(Debug, Serialize)]
pub struct MendView<'a> {
    /// The stories or questions; nothing where it is about all of them together.
    pub about: Vec<LinkView<'a>>,
    /// What is to be mended.
    #[serde(flatten)]
    pub finding: FindingView<'a>,
}

/// Where in a story something is to be mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FindingPlace {
    /// In a section that is about a topic.
    Section(Topic),
    /// In a paragraph of the script, counted from 0.
    Spoken(usize),
    /// In its title, its front matter, or a section of the author's own.
    Story,
}

/// The most important things that are to be mended in a story, each where it is.
pub(super) struct StoryFindings<'a> {
    placed: Vec<(FindingPlace, FindingView<'a>)>,
    /// How much more is to be mended.
    pub(super) more: usize,
}

impl<'a> StoryFindings<'a> {
    /// Those at a place.
    pub(super) fn at(&self, place: FindingPlace) -> Vec<FindingView<'a>> {
        let there = self.placed.iter().filter(|(at, _)| *at == place);
        there.map(|(_, finding)| finding.clone()).collect()
    }
}

impl<'a> Plan<'a> {
    /// What is to be mended in a story.
    pub(super) fn findings(&self, id: StoryId) -> StoryFindings<'a> {
        let shown = self.news_of(id).take(MOST_OF_A_STORY);
        StoryFindings {
            placed: shown
                .map(|finding| (self.place_of(finding, id), self.finding(finding)))
                .collect(),
            more: self.news_of(id).count().saturating_sub(MOST_OF_A_STORY),
        }
    }

    /// What to mend next: the most important thing of each story, the worse first, then what is about all
    /// of them together.
    pub(super) fn mend_next(&self) -> Vec<MendView<'a>> {
        let stories = self.portfolio.stories();
        // What is not told yet is to be written first.
        let ready = stories.filter(|(id, _)| self.portfolio.lacks[id.0].is_empty());
        let of_stories = ready.filter_map(|(id, _)| Some((Some(id), self.news_of(id).next()?)));
        let together = self.coaching.together.iter().filter(|it| is_news(it));
        let mut found: Vec<(Option<StoryId>, &Diagnostic)> = of_stories.collect();
        found.extend(together.map(|finding| (None, finding)));
        found.sort_by_key(|(_, finding)| finding.severity);
        let next = found.into_iter().take(MOST_ON_HOME);
        next.map(|(id, finding)| MendView {
            about: match id {
                Some(id) => vec![self.story_link(id)],
                None => self.named_by(finding),
            },
            finding: self.finding(finding),
        })
        .collect()
    }

    /// The stories and questions that a finding points at.
    fn named_by(&self, finding: &Diagnostic) -> Vec<LinkView<'a>> {
        let labels = finding.place.iter().chain(&finding.related);
        let named = labels.filter_map(|label| {
            let story = self.story_titled_at(label.span);
            let question = || {
                let mut questions = self.portfolio.questions.iter();
                questions.position(|question| question.span == label.span)
            };
            let story = story.map(|id| self.story_link(id));
            story.or_else(|| Some(self.question_link(QuestionId(question()?))))
        });
        named.collect()
    }

    /// The story whose title is at a place.
    fn story_titled_at(&self, place: Span) -> Option<StoryId> {
        let mut stories = self.portfolio.stories();
        let (id, _) = stories.find(|(_, story)| story.title.span == place)?;
        Some(id)
    }

    /// What the coach says of a story and its page does not say anyway.
    fn news_of(&self, id: StoryId) -> impl Iterator<Item = &'a Diagnostic> {
        self.coaching.of(id).iter().filter(|it| is_news(it))
    }

    /// Where in a story a finding is.
    fn place_of(&self, finding: &Diagnostic, id: StoryId) -> FindingPlace {
        let paragraphs = self.sheets[id.0]
            .script
            .iter()
            .flat_map(|it| &it.paragraphs);
        let spans = paragraphs.map(|it| it.prose.words.span_of(0..it.prose.text().len()));
        let start = finding.place.as_ref().map(|place| place.span.start);
        let is_around = |span: Option<Span>| {
            let (span, start) = span.zip(start)?;
            Some((span.start..span.end).contains(&start))
        };
        let spoken = spans
            .map(is_around)
            .position(|is_there| is_there == Some(true));
        let in_section = || section_of(finding, self.portfolio.story(id));
        spoken.map_or_else(in_section, FindingPlace::Spoken)
    }

    fn finding(&self, finding: &'a Diagnostic) -> FindingView<'a> {
        let place = finding.place.as_ref().map(|place| place.span);
        // A title stands above already; and where a file's name is the title, its place says something else.
        let quoted = place.filter(|place| self.story_titled_at(*place).is_none());
        let quote = quoted.map(|place| shortened(self.sources.slice(place)));
        FindingView {
            rule: finding.rule,
            severity: finding.severity.name(),
            quote: quote.filter(|quote| !quote.is_empty()),
            message: sentence(&finding.message),
            why: finding.notes.first().map(String::as_str),
            help: finding.help.iter().map(|help| sentence(help)).collect(),
        }
    }
}

fn is_news(finding: &Diagnostic) -> bool {
    !SAID_ANYWAY.contains(&finding.rule)
}

/// The section that a finding is in: the last one that begins before it.
fn section_of(finding: &Diagnostic, story: &Story) -> FindingPlace {
    let Some(place) = &finding.place else {
        return FindingPlace::Story;
    };
    let start = |section: &&Section| section.heading.span.start;
    let sections = story.body.sections.iter();
    let before = sections.filter(|section| start(section) <= place.span.start);
    let topic = before.max_by_key(start).and_then(|section| section.topic);
    match topic {
        Some(topic @ (Topic::Part(_) | Topic::Script)) => FindingPlace::Section(topic),
        _ => FindingPlace::Story,
    }
}

/// A sentence that begins with a capital, with quotation marks as in print, but for those in code.
fn sentence(text: &str) -> String {
    let mut is_code = false;
    let mut is_quoted = false;
    let in_print = |letter| match letter {
        '`' => {
            is_code = !is_code;
            letter
        }
        '"' if !is_code => {
            is_quoted = !is_quoted;
            if is_quoted { '“' } else { '”' }
        }
        _ => letter,
    };
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    let capital = first.into_iter().flatten().chain(letters);
    capital.map(in_print).collect()
}

/// Words in one line, and of many only the first; without the marks that Markdown and TOML put around them.
fn shortened(words: &str) -> String {
    let words = words.trim_start_matches(['#', '*', '-', '>', ' ']);
    first_words(words.trim_matches('"'))
}
