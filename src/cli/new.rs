//! `starling new`

use std::path::Path;

use crate::failure::Failure;
use crate::project::find_root;
use crate::record::Moment;
use crate::url::slug;

use super::args::{Common, NewArgs, NewFile};
use super::init::write_new;
use super::{Outcome, report};

const STORY: &str = include_str!("starter/story.md");
const GUIDE: &str = include_str!("starter/guide.md");
const INTERVIEW: &str = include_str!("starter/interview.md");

pub(super) fn run(args: &NewArgs, common: &Common, current: &Path) -> Result<Outcome, Failure> {
    let title = args.title.trim();
    if title.is_empty() {
        return Err(Failure::new("the title is empty")
            .hint("name it, as in `starling new story \"The day the lift broke\"`"));
    }
    let root = find_root(common.root.as_deref(), current)?;
    let (folder, text) = match args.kind {
        NewFile::Story => ("stories", STORY.replace("{title}", &quoted(title))),
        NewFile::Guide => ("questions", GUIDE.replace("{title}", &quoted(title))),
        NewFile::Interview => ("interviews", interview(title, args.date.as_deref())?),
    };
    if args.date.is_some() && args.kind != NewFile::Interview {
        return Err(Failure::new("only an interview is on a date")
            .hint("leave `--date` out; the date of a story is written into its file"));
    }
    let path = root
        .join("content")
        .join(folder)
        .join(format!("{}.md", slug(title)));
    let shown = path.strip_prefix(current).unwrap_or(&path).display();
    if !write_new(&path, text)? {
        return Err(Failure::new(format!("`{shown}` is there already"))
            .hint("open it, or choose another title"));
    }
    if !common.quiet {
        report::line(&format!("created {shown}"))?;
    }
    Ok(Outcome::Done)
}

/// An interview to be filled in: "Northwind, staff engineer" is a company and a role.
fn interview(title: &str, date: Option<&str>) -> Result<String, Failure> {
    let (company, role) = match title.split_once(',') {
        Some((company, role)) => (company.trim(), role.trim()),
        None => (title, ""),
    };
    let mut text = INTERVIEW.replace("{company}", &quoted(company));
    if !role.is_empty() {
        let role = format!("role = {}", quoted(role));
        text = text.replace("# role = \"Staff engineer\"", &role);
    }
    if let Some(date) = date {
        let moment: Moment = date.parse().map_err(|error| {
            Failure::new(format!("`{date}` is no date: {error}"))
                .hint("write it as in `--date 2026-12-03` or `--date \"2026-12-03 09:30\"`")
        })?;
        let written = moment.to_string();
        // A day alone is one in TOML; with a zone it is a text.
        let is_day = moment.time.is_none();
        let date = format!("date = {}", if is_day { written } else { quoted(&written) });
        text = text.replace("# date = 2026-12-03T09:30", &date);
    }
    Ok(text)
}

/// A text of TOML in quotes. It is written as one of JSON is, except for a few control characters that both
/// write alike.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
