//! Resolves the links between files, and reports those that lead nowhere.

use std::collections::{BTreeMap, HashMap};

use unicode_normalization::UnicodeNormalization;

use crate::config::BadLinks;
use crate::content::Body;
use crate::diagnostic::{Diagnostic, Severity, closest};
use crate::markdown::{Fragment, Link, LinkKind};
use crate::source::{Sources, Span};
use crate::url::{Scheme, percent_decode, scheme, slug};

use super::bad_link::BadLink;
use super::{QuestionId, StoryId};

/// Something in the site that a link can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkTarget {
    /// A story's page.
    Story(StoryId),
    /// A question's page, where the link names its guide.
    Question(QuestionId),
    /// The page of what a file says beside its stories, as an index into the portfolio's notes.
    Notes(usize),
    /// The page of an interview, as an index into the portfolio's interviews.
    Interview(usize),
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
    /// Every target by the public path of its file, with the text of a content file. Several stories of
    /// one file are in its order.
    targets: BTreeMap<String, Vec<(LinkTarget, Option<&'a Body>)>>,
    kept_back: KeptBack<'a>,
}

/// What is not there for whoever sees the site.
#[derive(Clone, Copy)]
pub(super) struct KeptBack<'a> {
    /// The public paths of drafts.
    pub(super) drafts: &'a [String],
    /// Those of other files that only their author sees.
    pub(super) own: &'a [String],
    /// Whether the notes to self are missing, with their headings.
    pub(super) is_for_others: bool,
}

impl<'a> LinkTargets<'a> {
    /// The targets of a portfolio: the bodies of its stories and guides, and its attachments.
    pub(super) fn new(
        bodies: impl Iterator<Item = (&'a Body, LinkTarget)>,
        attachments: &'a [String],
        kept_back: KeptBack<'a>,
        sources: &'a Sources,
    ) -> Self {
        let attachments = attachments.iter().enumerate();
        let attachments =
            attachments.map(|(index, path)| (path.as_str(), (LinkTarget::Attachment(index), None)));
        let bodies = bodies.map(|(body, target)| {
            let path = sources.get(body.file).public_path();
            (path, (target, Some(body)))
        });
        let mut targets: BTreeMap<String, Vec<_>> = BTreeMap::new();
        for (path, target) in attachments.chain(bodies) {
            targets.entry(composed(path)).or_default().push(target);
        }
        Self { targets, kept_back }
    }

    /// Resolves every link, and reports those that lead nowhere or are not safe to follow.
    pub(super) fn resolve_all(
        &self,
        bad_links: BadLinks,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> ResolvedLinks {
        let mut resolved = HashMap::new();
        let targets = self.targets.iter();
        let bodies = targets.flat_map(|(path, of_file)| {
            let bodies = of_file.iter().filter_map(|(_, body)| *body);
            bodies.map(move |body| (path, body))
        });
        for (path, body) in bodies {
            let fragments = body.fragments();
            for link in fragments.flat_map(Fragment::links) {
                match self.resolve(path, body, link) {
                    Ok(resolution) => {
                        resolved.insert(link.span, resolution);
                    }
                    Err(problem) => {
                        let is_lost =
                            matches!(problem, BadLink::NoSuchFile(_) | BadLink::NoSuchAnchor(_));
                        // The heading may be one of notes to self.
                        let may_be_private = matches!(problem, BadLink::NoSuchAnchor(_))
                            && self.kept_back.is_for_others;
                        let mut problem = problem.report(link, |path| self.meant(path));
                        if is_lost && bad_links == BadLinks::Tolerated || may_be_private {
                            problem.severity = Severity::Warning;
                        }
                        diagnostics.push(problem);
                    }
                }
            }
        }
        ResolvedLinks(resolved)
    }

    /// Where a link in the file at the public path `path` leads.
    fn resolve(&self, path: &str, body: &Body, link: &Link) -> Result<Resolution, BadLink> {
        let written = link.destination.as_str();
        if let Some(name) = name_of_wiki_link(written) {
            return self.named(path, body, name, link.kind);
        }
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
                Some(anchor) if link.kind != LinkKind::Image => {
                    self.here(path, body, anchor, link.kind)
                }
                _ => Err(BadLink::NoSuchFile(String::new())),
            };
        }
        let named = composed(&joined(path, &percent_decode(file)));
        match self.targets.get(named.as_str()).map(Vec::as_slice) {
            Some([(_, Some(_)), ..]) if link.kind == LinkKind::Image => {
                Err(BadLink::NoSuchFile(named))
            }
            Some(of_file @ [(first, body), ..]) => {
                let anchor = anchor.filter(|it| !it.is_empty());
                match (anchor, body) {
                    (Some(anchor), Some(_)) => within(of_file, anchor),
                    (anchor, _) => Ok(Resolution::Within(*first, anchor.map(str::to_owned))),
                }
            }
            _ if is_among(self.kept_back.drafts, &named) => Err(BadLink::Draft),
            _ if is_among(self.kept_back.own, &named) => Err(BadLink::Own),
            _ => Err(BadLink::NoSuchFile(named)),
        }
    }

    /// A link that names a file, or a story, as notes are linked in other programs: wherever it is.
    fn named(
        &self,
        path: &str,
        body: &Body,
        name: &str,
        kind: LinkKind,
    ) -> Result<Resolution, BadLink> {
        let (name, anchor) = name.split_once('#').unwrap_or((name, ""));
        let anchor = anchor.trim_start_matches('^');
        let wanted = composed(name.trim()).to_lowercase();
        if wanted.is_empty() {
            return self.here(path, body, &slug(anchor), kind);
        }
        let wanted_slug = slug(&wanted);
        let is_meant = |path: &str, body: Option<&Body>| {
            let path = path.to_lowercase();
            let name = file_name(&path);
            let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
            let title = body.and_then(|it| it.title_anchor.as_deref());
            let is_picture = kind == LinkKind::Image;
            body.is_none() == is_picture
                && (name == wanted
                    || stem == wanted
                    || path.ends_with(&format!("/{wanted}"))
                    || path.ends_with(&format!("/{wanted}.md"))
                    || slug(stem) == wanted_slug
                    || title == Some(wanted_slug.as_str()))
        };
        let mut targets = self.targets.iter().flat_map(|(path, of_file)| {
            let of_file = of_file.iter();
            of_file.map(move |(target, body)| (path, target, *body))
        });
        let found = targets.find(|(path, _, body)| is_meant(path, *body));
        let Some((_, target, body)) = found else {
            return Err(BadLink::NoSuchNote(name.to_owned()));
        };
        let anchor = body.and_then(|body| find_anchor(body, &slug(anchor)));
        Ok(Resolution::Within(*target, anchor))
    }

    /// A link to an anchor of its own file. `#` alone is the top of the page.
    fn here(
        &self,
        path: &str,
        body: &Body,
        anchor: &str,
        kind: LinkKind,
    ) -> Result<Resolution, BadLink> {
        if kind == LinkKind::Footnote || anchor.is_empty() {
            return Ok(Resolution::Here(anchor.to_owned()));
        }
        if let Some(found) = find_anchor(body, anchor) {
            return Ok(Resolution::Here(found));
        }
        let of_file = self.targets.get(&composed(path));
        within(of_file.map_or(&[], Vec::as_slice), anchor)
    }

    /// The path whose file name is closest to that of `target`, if one is close enough.
    fn meant(&self, target: &str) -> Option<&str> {
        let paths = || self.targets.keys().map(String::as_str);
        let name = closest(file_name(target), paths().map(file_name))?;
        paths().filter(|path| file_name(path) == name).min()
    }
}

/// Whether a path is one of these.
fn is_among(paths: &[String], path: &str) -> bool {
    paths.iter().any(|it| composed(it) == path)
}

/// Where an anchor is among the pages that are made of one file.
fn within(of_file: &[(LinkTarget, Option<&Body>)], anchor: &str) -> Result<Resolution, BadLink> {
    let bodies = || {
        of_file
            .iter()
            .filter_map(|(target, body)| Some((target, (*body)?)))
    };
    let mut found =
        bodies().filter_map(|(target, body)| Some((target, find_anchor(body, anchor)?)));
    if let Some((target, anchor)) = found.next() {
        return Ok(Resolution::Within(*target, Some(anchor)));
    }
    let wanted = percent_decode(anchor).to_lowercase().replace("--", "-");
    let mut titled = bodies().filter(|(_, body)| body.title_anchor.as_ref() == Some(&wanted));
    titled.next().map_or_else(
        || {
            let anchors = bodies().flat_map(|(_, body)| body.anchors());
            Err(BadLink::NoSuchAnchor(anchors.map(str::to_owned).collect()))
        },
        |(target, _)| Ok(Resolution::Within(*target, None)),
    )
}

/// The anchor that is meant among those of a page: case makes no difference, as on GitHub.
fn find_anchor(body: &Body, anchor: &str) -> Option<String> {
    let anchor = percent_decode(anchor);
    let exact = body.anchors().find(|known| *known == anchor);
    // GitHub leaves two hyphens where a sign was between two blanks.
    let loosely = |anchor: &str| anchor.to_lowercase().replace("--", "-");
    let wanted = loosely(&anchor);
    let found = exact.or_else(|| body.anchors().find(|known| loosely(known) == wanted));
    found.map(str::to_owned)
}

/// The name in a link as other programs write it.
fn name_of_wiki_link(destination: &str) -> Option<&str> {
    destination.strip_prefix("[[")?.strip_suffix("]]")
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

pub(super) fn within_content(path: &str) -> &str {
    path.strip_prefix("content/").unwrap_or(path)
}
