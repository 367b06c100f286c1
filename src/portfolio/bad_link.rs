//! Links that lead nowhere, and how they are reported.

use crate::diagnostic::{Diagnostic, closest};
use crate::markdown::Link;

use super::link::within_content;

/// Why a link leads nowhere.
pub(super) enum BadLink {
    NoSuchFile(String),
    /// Named as other programs do it.
    NoSuchNote(String),
    /// With the anchors that there are.
    NoSuchAnchor(Vec<String>),
    Draft,
    Own,
    Unsafe,
    Malformed,
    PictureFromElsewhere,
}

impl BadLink {
    /// Reports the problem; `meant` returns the path that is closest to another one.
    pub(super) fn report<'p>(
        self,
        link: &Link,
        meant: impl Fn(&str) -> Option<&'p str>,
    ) -> Diagnostic {
        let written = &link.destination;
        match self {
            Self::NoSuchFile(target) => {
                let known = meant(&target);
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
            Self::NoSuchNote(name) => {
                let diagnostic = Diagnostic::warning(
                    "dangling-note",
                    format!("no file here is called `{name}`"),
                )
                .at(link.span, "shown as plain words");
                match meant(&name) {
                    Some(path) => {
                        diagnostic.help(format!("did you mean `/{}`?", within_content(path)))
                    }
                    None => diagnostic.help(
                        "put the file that is meant into the content, or take the brackets off",
                    ),
                }
            }
            Self::NoSuchAnchor(anchors) => {
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
            Self::Draft => Diagnostic::warning(
                "link-to-draft",
                format!("the link `{written}` leads to a draft"),
            )
            .at(link.span, "shown as plain words while that file is a draft")
            .help("take `draft = true` out of that file, or build with `--drafts`"),
            Self::Own => Diagnostic::advice(
                "link-to-own",
                format!("the link `{written}` leads to what only you see"),
            )
            .at(link.span, "shown as plain words to others"),
            Self::Unsafe => {
                Diagnostic::error("unsafe-link", "this kind of link is never passed on")
                    .at(link.span, format!("`{written}`"))
                    .help(
                        "links may go to other files, or start with https:, http:, mailto: or tel:",
                    )
            }
            Self::Malformed => Diagnostic::error("malformed-link", "this is no valid address")
                .at(link.span, format!("`{written}`"))
                .help(
                    "write the whole of it, as in `https://example.org/page`; other signs as `%20`",
                ),
            Self::PictureFromElsewhere => {
                Diagnostic::error("outside-picture", "a picture comes from another site")
                    .at(link.span, "opening the page would tell that site")
                    .help("save the picture beside the story and name it by its file")
            }
        }
    }
}
