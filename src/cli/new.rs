//! `starling new`

use std::path::Path;

use crate::failure::Failure;
use crate::project::find_root;
use crate::url::slug;

use super::args::{Common, NewArgs, NewFile};
use super::init::write_new;
use super::{Outcome, report};

const STORY: &str = include_str!("starter/story.md");
const GUIDE: &str = include_str!("starter/guide.md");

pub(super) fn run(args: &NewArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let title = args.title.trim();
    if title.is_empty() {
        return Err(Failure::new("the title is empty")
            .hint("name it, as in `starling new story \"The day the lift broke\"`"));
    }
    let root = find_root(common.root.as_deref(), current)?;
    let (folder, skeleton) = match args.kind {
        NewFile::Story => ("stories", STORY),
        NewFile::Guide => ("questions", GUIDE),
    };
    let path = root
        .join("content")
        .join(folder)
        .join(format!("{}.md", slug(title)));
    let shown = path.strip_prefix(current).unwrap_or(&path).display();
    // A TOML text in quotes is written as a JSON text is, except for a few control characters
    // that both write alike.
    let quoted = serde_json::Value::from(title).to_string();
    if !write_new(&path, skeleton.replace("{title}", &quoted))? {
        return Err(Failure::new(format!("`{shown}` is there already"))
            .hint("open it, or choose another title"));
    }
    if !common.quiet {
        report::line(&format!("created {shown}"))?;
    }
    Ok(Outcome::Done)
}
