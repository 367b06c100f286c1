//! Names what of a story decides how it is linked, so that linking need not be done again for a
//! change that leaves it as it is.

use crate::content::Story;
use crate::memo::Key;
use crate::source::Sources;

use super::link::anchors_of;

/// Names all that [`link`](super::link()) looks at in a story that is at its place among the
/// others, but for where in the file it stands: that matters only to whoever reports a problem.
pub fn outline(story: &Story, sources: &Sources) -> Key {
    let covers = story.covers.iter();
    let covers = covers.map(|cover| (cover.question.value.as_str(), cover.angle.as_deref()));
    let tags = story.tags.iter().map(|tag| tag.value.as_str());
    let links = story.fragments().flat_map(|fragment| fragment.links());
    let links = links.map(|link| (link.kind, link.destination.as_str()));
    Key::of_shown(&(
        story.file,
        sources.get(story.file).public_path(),
        story.slug.as_str(),
        story.is_ready(),
        story.gaps.is_empty(),
        covers.collect::<Vec<_>>(),
        tags.collect::<Vec<_>>(),
        links.collect::<Vec<_>>(),
        anchors_of(&story.intro, &story.sections),
    ))
}
