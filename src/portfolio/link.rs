//! Finds where links between files lead, and reports those that lead nowhere.

use std::collections::{HashMap, HashSet};

use rayon::prelude::*;

use crate::content::{Section, Topic};
use crate::diagnostic::{Diagnostic, closest};
use crate::markdown::{Block, BlockKind, Fragment, Link, LinkKind};
use crate::source::{FileId, Sources, Span};
use crate::url::{Scheme, percent_decode, scheme};

use super::outline::Outline;
use super::question::Question;
use super::{QuestionId, StoryId};

/// Something in the site that a link can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A story's page.
    Story(StoryId),
    /// A question's page, where the link names its guide.
    Question(QuestionId),
    /// A file beside the content, such as a picture, as an index into [`Destinations::attachments`].
    Attachment(usize),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination<'a> {
    /// Out of the site, by an address that is safe to follow.
    Elsewhere(&'a str),
    /// To an anchor of the same document.
    Here(&'a str),
    /// To something in the site, and an anchor there.
    Within(Place, Option<&'a str>),
}

/// Why a link leads nowhere.
enum Problem {
    NoSuchFile(String),
    NoSuchAnchor(String),
    Draft,
    Unsafe,
    PictureFromElsewhere,
}

/// Where the public paths of content files lead.
#[derive(Debug, Default)]
pub struct Destinations {
    /// The public paths of files beside the content, sorted.
    pub attachments: Vec<String>,
    places: HashMap<String, Place>,
    drafts: Vec<String>,
    /// Links to headings that are not there.
    dangling: HashSet<Span>,
}

impl Destinations {
    pub(super) fn of(
        stories: &[Outline<'_>],
        questions: &[Question],
        attachments: Vec<String>,
        drafts: Vec<String>,
        sources: &Sources,
    ) -> Self {
        let path = |file: FileId| sources.get(file).public_path().to_owned();
        let of_stories = stories.iter().enumerate();
        let of_stories =
            of_stories.map(|(index, it)| (path(it.file()), Place::Story(StoryId(index))));
        let of_guides = questions
            .iter()
            .enumerate()
            .filter_map(|(index, question)| {
                let guide = question.guide.as_ref()?;
                Some((path(guide.file), Place::Question(QuestionId(index))))
            });
        let others = attachments.iter().enumerate();
        let others = others.map(|(index, path)| (path.clone(), Place::Attachment(index)));
        Self {
            places: of_stories.chain(of_guides).chain(others).collect(),
            attachments,
            drafts,
            dangling: HashSet::new(),
        }
    }

    /// Where a link in the file at the public path `path` leads; nothing if it leads nowhere or is
    /// not safe.
    pub fn find<'a>(&self, path: &str, link: &'a Link) -> Option<Destination<'a>> {
        let is_dangling = self.dangling.contains(&link.span);
        self.resolve(path, link).ok().filter(|_| !is_dangling)
    }

    /// Reports every link that leads nowhere or is not safe to follow.
    #[must_use]
    pub(super) fn checked(
        mut self,
        stories: &[Outline<'_>],
        questions: &[Question],
        sources: &Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let anchors = Anchors { stories, questions };
        let guides = questions.par_iter();
        let guides = guides.filter_map(|question| question.guide.as_ref());
        let of_guides = guides.map(|guide| {
            let links = guide.fragments().flat_map(Fragment::links);
            (guide.file, links.collect())
        });
        let of_stories = stories.par_iter();
        let of_stories = of_stories.map(|story| (story.file(), story.links().collect()));
        let problems: Vec<(&Link, Problem)> = of_stories
            .chain(of_guides)
            .flat_map_iter(|(file, links): (FileId, Vec<&Link>)| {
                let path = sources.get(file).public_path();
                let lead = |link| Some((link, self.lead(path, link, &anchors).err()?));
                links.into_iter().filter_map(lead).collect::<Vec<_>>()
            })
            .collect();
        let mut dangling = HashSet::new();
        for (link, problem) in problems {
            if matches!(problem, Problem::NoSuchAnchor(_)) {
                dangling.insert(link.span);
            }
            diagnostics.push(self.report(link, problem));
        }
        self.dangling = dangling;
        self
    }

    /// Follows a link to its anchor.
    fn lead(&self, path: &str, link: &Link, anchors: &Anchors<'_>) -> Result<(), Problem> {
        let (place, anchor) = match self.resolve(path, link)? {
            _ if link.kind == LinkKind::Footnote => return Ok(()),
            // `#` alone is the top of the page.
            Destination::Elsewhere(_) | Destination::Within(_, None) | Destination::Here("") => {
                return Ok(());
            }
            Destination::Here(anchor) => (self.places.get(path).copied(), anchor),
            Destination::Within(place, Some(anchor)) => (Some(place), anchor),
        };
        match place {
            Some(place) => anchors.find(place, anchor),
            None => Ok(()),
        }
    }

    fn resolve<'a>(&self, path: &str, link: &'a Link) -> Result<Destination<'a>, Problem> {
        let written = link.destination.as_str();
        match (scheme(written), link.kind) {
            (Some(Scheme::Unsafe), _) => return Err(Problem::Unsafe),
            (Some(Scheme::Safe), LinkKind::Image) => return Err(Problem::PictureFromElsewhere),
            (Some(Scheme::Safe), _) => return Ok(Destination::Elsewhere(written)),
            (None, _) => {}
        }
        if written.starts_with("//") || written.starts_with('\\') {
            return Err(Problem::Unsafe);
        }
        let (file, anchor) = match written.split_once('#') {
            Some((file, anchor)) => (file, Some(anchor)),
            None => (written, None),
        };
        if file.is_empty() {
            return match anchor {
                Some(anchor) if link.kind != LinkKind::Image => Ok(Destination::Here(anchor)),
                _ => Err(Problem::NoSuchFile(String::new())),
            };
        }
        let target = joined(path, &percent_decode(file));
        match self.places.get(&target) {
            Some(Place::Story(_) | Place::Question(_)) if link.kind == LinkKind::Image => {
                Err(Problem::NoSuchFile(target))
            }
            Some(place) => Ok(Destination::Within(
                *place,
                anchor.filter(|it| !it.is_empty()),
            )),
            None if self.drafts.contains(&target) => Err(Problem::Draft),
            None => Err(Problem::NoSuchFile(target)),
        }
    }

    /// The path whose file name is closest to that of `target`, if one is close enough.
    fn meant(&self, target: &str) -> Option<&str> {
        let paths = || self.places.keys().map(String::as_str);
        let name = closest(file_name(target), paths().map(file_name))?;
        paths().filter(|path| file_name(path) == name).min()
    }

    fn report(&self, link: &Link, problem: Problem) -> Diagnostic {
        let written = &link.destination;
        match problem {
            Problem::NoSuchFile(target) => {
                let known = self.meant(&target);
                let diagnostic = Diagnostic::error(
                    "dangling-link",
                    format!("the link `{written}` leads nowhere"),
                )
                .at(link.span, "no such file in the content");
                match known {
                    Some(path) => {
                        diagnostic.help(format!("did you mean `/{}`?", within_content(path)))
                    }
                    None => diagnostic.help(
                        "name a content file by its path from this file, as in `other-story.md`, \
                         or from the content folder, as in `/stories/other-story.md`",
                    ),
                }
            }
            Problem::NoSuchAnchor(anchors) => {
                let anchor = written.rsplit('#').next().unwrap_or(written);
                let known = closest(anchor, anchors.split(' '));
                Diagnostic::error(
                    "dangling-anchor",
                    format!("there is no heading `#{anchor}` there"),
                )
                .at(link.span, "this link leads nowhere")
                .help(match known {
                    Some(known) => format!("did you mean `#{known}`?"),
                    None => format!("the headings there are #{}", anchors.replace(' ', ", #")),
                })
            }
            Problem::Draft => Diagnostic::warning(
                "link-to-draft",
                format!("the link `{written}` leads to a draft"),
            )
            .at(link.span, "shown as plain words while that file is a draft")
            .help("take `draft = true` out of that file, or build with `--drafts`"),
            Problem::Unsafe => {
                Diagnostic::error("unsafe-link", "this kind of link is never passed on")
                    .at(link.span, format!("`{written}`"))
                    .help(
                        "links may go to other files, or start with https:, http:, mailto: or tel:",
                    )
            }
            Problem::PictureFromElsewhere => {
                Diagnostic::error("outside-picture", "a picture comes from another site")
                    .at(link.span, "opening the page would tell that site")
                    .help("save the picture beside the story and name it by its file")
            }
        }
    }
}

/// The headings that links may lead to.
struct Anchors<'a> {
    stories: &'a [Outline<'a>],
    questions: &'a [Question],
}

impl Anchors<'_> {
    fn find(&self, place: Place, anchor: &str) -> Result<(), Problem> {
        let known = match place {
            Place::Attachment(_) => return Ok(()),
            Place::Story(id) => self.stories[id.0].anchors(),
            Place::Question(id) => match &self.questions[id.0].guide {
                Some(guide) => anchors_of(&guide.intro, &guide.sections),
                None => return Ok(()),
            },
        };
        if known.contains(&anchor) {
            Ok(())
        } else {
            Err(Problem::NoSuchAnchor(known.join(" ")))
        }
    }
}

/// The anchors of a page; what it does not show has none there.
pub(super) fn anchors_of<'a>(intro: &'a [Block], sections: &'a [Section]) -> Vec<&'a str> {
    let shown = || sections.iter().filter(|section| !section.is_empty());
    let of_sections = shown().map(|section| section.heading.id.as_str());
    let blocks = shown()
        .filter(|section| section.topic != Some(Topic::Script))
        .flat_map(|section| &section.blocks);
    let in_sections = intro.iter().chain(blocks).filter_map(anchor_of);
    of_sections.chain(in_sections).collect()
}

fn anchor_of(block: &Block) -> Option<&str> {
    match &block.kind {
        BlockKind::Heading { id, .. } => Some(id),
        _ => None,
    }
}

/// The path that `target` means when it is written in the file at `path`.
fn joined(path: &str, target: &str) -> String {
    let mut parts: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => vec!["content"],
        None => path
            .rsplit_once('/')
            .map_or("", |(folder, _)| folder)
            .split('/')
            .collect(),
    };
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn within_content(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}
