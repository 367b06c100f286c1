//! Resolves the links between files, and reports those that lead nowhere.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;

use crate::content::Body;
use crate::diagnostic::{Diagnostic, closest};
use crate::markdown::{Fragment, Link, LinkKind};
use crate::source::{Sources, Span};
use crate::url::{Scheme, percent_decode, scheme};

use super::{QuestionId, StoryId};

/// Something in the site that a link can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget {
    /// A story's page.
    Story(StoryId),
    /// A question's page, where the link names its guide.
    Question(QuestionId),
    /// A file beside the content, such as a picture, as an index into the portfolio's attachments.
    Attachment(usize),
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// Out of the site, by an address that is safe to follow.
    Elsewhere,
    /// To an anchor of the same document.
    Here(String),
    /// To something in the site, and an anchor there.
    Within(LinkTarget, Option<String>),
}

/// Where the links of all files lead: those that lead somewhere, and are safe to follow.
#[derive(Debug, Clone, Default)]
pub struct ResolvedLinks(HashMap<Span, Resolution>);

impl ResolvedLinks {
    /// Where a link leads; `None` where it leads nowhere or is not safe.
    pub fn get(&self, link: &Link) -> Option<&Resolution> {
        self.0.get(&link.span)
    }

    /// Whether some link leads to `target`.
    pub fn lead_to(&self, target: LinkTarget) -> bool {
        let mut resolutions = self.0.values();
        resolutions.any(|it| matches!(it, Resolution::Within(found, _) if *found == target))
    }
}

/// What links between files may name.
pub(super) struct LinkTargets<'a> {
    /// Every target by the public path of its file, with the text of a content file.
    targets: BTreeMap<String, (LinkTarget, Option<&'a Body>)>,
    /// The public paths of drafts.
    drafts: &'a [String],
}

/// Why a link leads nowhere.
enum BadLink {
    NoSuchFile(String),
    /// With the anchors that there are.
    NoSuchAnchor(Vec<String>),
    Draft,
    Unsafe,
    Malformed,
    PictureFromElsewhere,
}

impl<'a> LinkTargets<'a> {
    /// The targets of a portfolio: the bodies of its stories and guides, and its attachments.
    pub(super) fn new(
        bodies: impl Iterator<Item = (&'a Body, LinkTarget)>,
        attachments: &'a [String],
        drafts: &'a [String],
        sources: &'a Sources,
    ) -> Self {
        let attachments = attachments.iter().enumerate();
        let attachments =
            attachments.map(|(index, path)| (path.as_str(), (LinkTarget::Attachment(index), None)));
        let bodies = bodies.map(|(body, target)| {
            let path = sources.get(body.file).public_path();
            (path, (target, Some(body)))
        });
        let targets = attachments.chain(bodies);
        Self {
            targets: targets
                .map(|(path, target)| (composed(path), target))
                .collect(),
            drafts,
        }
    }

    /// Resolves every link, and reports those that lead nowhere or are not safe to follow.
    pub(super) fn resolve_all(&self, diagnostics: &mut Vec<Diagnostic>) -> ResolvedLinks {
        let mut resolved = HashMap::new();
        for (path, (_, body)) in &self.targets {
            let fragments = body.iter().flat_map(|body| body.fragments());
            for link in fragments.flat_map(Fragment::links) {
                match self.resolve(path, link) {
                    Ok(resolution) => {
                        resolved.insert(link.span, resolution);
                    }
                    Err(problem) => diagnostics.push(self.report(link, problem)),
                }
            }
        }
        ResolvedLinks(resolved)
    }

    /// Where a link in the file at the public path `path` leads.
    fn resolve(&self, path: &str, link: &Link) -> Result<Resolution, BadLink> {
        let written = link.destination.as_str();
        match (scheme(written), link.kind) {
            (Some(Scheme::Unsafe), _) => return Err(BadLink::Unsafe),
            (Some(Scheme::Malformed), _) => return Err(BadLink::Malformed),
            (Some(Scheme::Safe), LinkKind::Image) => return Err(BadLink::PictureFromElsewhere),
            (Some(Scheme::Safe), _) => return Ok(Resolution::Elsewhere),
            (None, _) => {}
        }
        if written.starts_with("//") || written.starts_with('\\') {
            return Err(BadLink::Unsafe);
        }
        let (file, anchor) = match written.split_once('#') {
            Some((file, anchor)) => (file, Some(anchor)),
            None => (written, None),
        };
        if file.is_empty() {
            return match anchor {
                Some(anchor) if link.kind != LinkKind::Image => self.here(path, anchor, link.kind),
                _ => Err(BadLink::NoSuchFile(String::new())),
            };
        }
        let named = composed(&joined(path, &percent_decode(file)));
        match self.targets.get(named.as_str()) {
            Some((_, Some(_))) if link.kind == LinkKind::Image => Err(BadLink::NoSuchFile(named)),
            Some((target, body)) => {
                let anchor = anchor.filter(|it| !it.is_empty());
                let anchor = match (anchor, body) {
                    (Some(anchor), Some(body)) => Some(find_anchor(body, anchor)?),
                    (anchor, _) => anchor.map(str::to_owned),
                };
                Ok(Resolution::Within(*target, anchor))
            }
            None if self.drafts.iter().any(|draft| composed(draft) == named) => Err(BadLink::Draft),
            None => Err(BadLink::NoSuchFile(named)),
        }
    }

    /// A link to an anchor of its own file. `#` alone is the top of the page.
    fn here(&self, path: &str, anchor: &str, kind: LinkKind) -> Result<Resolution, BadLink> {
        if kind != LinkKind::Footnote
            && !anchor.is_empty()
            && let Some((_, Some(body))) = self.targets.get(&composed(path))
        {
            return Ok(Resolution::Here(find_anchor(body, anchor)?));
        }
        Ok(Resolution::Here(anchor.to_owned()))
    }

    /// The path whose file name is closest to that of `target`, if one is close enough.
    fn meant(&self, target: &str) -> Option<&str> {
        let paths = || self.targets.keys().map(String::as_str);
        let name = closest(file_name(target), paths().map(file_name))?;
        paths().filter(|path| file_name(path) == name).min()
    }

    fn report(&self, link: &Link, problem: BadLink) -> Diagnostic {
        let written = &link.destination;
        match problem {
            BadLink::NoSuchFile(target) => {
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
            BadLink::NoSuchAnchor(anchors) => {
                let anchor = written.rsplit('#').next().unwrap_or(written);
                let known = closest(anchor, anchors.iter().map(String::as_str));
                Diagnostic::error(
                    "dangling-anchor",
                    format!("there is no heading `#{anchor}` there"),
                )
                .at(link.span, "this link leads nowhere")
                .help(match known {
                    Some(known) => format!("did you mean `#{known}`?"),
                    None => format!("the headings there are #{}", anchors.join(", #")),
                })
            }
            BadLink::Draft => Diagnostic::warning(
                "link-to-draft",
                format!("the link `{written}` leads to a draft"),
            )
            .at(link.span, "shown as plain words while that file is a draft")
            .help("take `draft = true` out of that file, or build with `--drafts`"),
            BadLink::Unsafe => {
                Diagnostic::error("unsafe-link", "this kind of link is never passed on")
                    .at(link.span, format!("`{written}`"))
                    .help(
                        "links may go to other files, or start with https:, http:, mailto: or tel:",
                    )
            }
            BadLink::Malformed => Diagnostic::error("malformed-link", "this is no valid address")
                .at(link.span, format!("`{written}`"))
                .help(
                    "write the whole of it, as in `https://example.org/page`; other signs as `%20`",
                ),
            BadLink::PictureFromElsewhere => {
                Diagnostic::error("outside-picture", "a picture comes from another site")
                    .at(link.span, "opening the page would tell that site")
                    .help("save the picture beside the story and name it by its file")
            }
        }
    }
}

/// The anchor of the page of a file that is meant: case makes no difference, as on GitHub.
fn find_anchor(body: &Body, anchor: &str) -> Result<String, BadLink> {
    let anchor = percent_decode(anchor);
    let exact = body.anchors().find(|known| *known == anchor);
    let small = anchor.to_lowercase();
    let found = exact.or_else(|| body.anchors().find(|known| known.to_lowercase() == small));
    found.map(str::to_owned).ok_or_else(|| {
        let anchors = body.anchors().map(str::to_owned);
        BadLink::NoSuchAnchor(anchors.collect())
    })
}

/// The path in the one form that names are compared in: some systems write an accent as a letter of its own.
fn composed(path: &str) -> String {
    path.nfc().collect()
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
