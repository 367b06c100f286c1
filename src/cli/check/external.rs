//! `--external`: whether links to elsewhere lead somewhere. What was there is remembered for a week.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::build::Snapshot;
use crate::content::Body;
use crate::diagnostic::Diagnostic;
use crate::failure::Failure;
use crate::markdown::Fragment;
use crate::source::Span;
use crate::url::{Scheme, scheme};
use crate::web::{self, Answer, is_web};

use super::super::args::{CheckArgs, Common};
use super::super::progress::Progress;

/// How long it is remembered that something is there.
const REMEMBERED: Duration = Duration::from_hours(7 * 24);

/// How many places are named of an address that is in many.
const MOST_PLACES: usize = 3;

/// What is wrong with the links of a site to elsewhere.
pub(super) fn problems(
    site: &Snapshot,
    args: &CheckArgs,
    common: &Common,
) -> Result<Vec<Diagnostic>, Failure> {
    let links = links(site);
    let mut known = Remembered::read();
    let is_known = |address: &&String| !args.fresh && known.is_there(address);
    let asked: BTreeSet<String> = links.keys().filter(|it| !is_known(it)).cloned().collect();
    let limit = Duration::from_secs(args.timeout);
    let answers = Progress::watch("Asking", asked.len(), common.quiet, |progress| {
        Ok::<_, Failure>(web::ask(&asked, limit, &|| progress.step()))
    })?;
    for (address, answer) in &answers {
        known.note(address, answer);
    }
    known.write();
    let found = answers.iter().filter_map(|(address, answer)| {
        let (first, others) = links[address].split_first()?;
        let problem = problem(address, answer)?.at(*first, "this link");
        let others = others.iter().take(MOST_PLACES - 1);
        Some(others.fold(problem, |problem, span| {
            problem.related(*span, "and this one")
        }))
    });
    Ok(found.collect())
}

fn problem(address: &str, answer: &Answer) -> Option<Diagnostic> {
    match answer {
        Answer::There => None,
        Answer::Missing(why) => Some(
            Diagnostic::warning("dead-link", format!("nothing is at `{address}`"))
                .note(why)
                .help("correct the address, or take the link away"),
        ),
        Answer::Unsure(why) => Some(
            Diagnostic::advice(
                "unsure-link",
                format!("nobody can say what is at `{address}`"),
            )
            .note(why)
            .help("open it in a browser once"),
        ),
    }
}

/// The addresses elsewhere that the content names, each with the places where it does.
fn links(site: &Snapshot) -> BTreeMap<String, Vec<Span>> {
    let portfolio = site.portfolio();
    let stories = portfolio.stories.iter().map(|story| &story.body);
    let guides = portfolio
        .questions
        .iter()
        .filter_map(|it| it.guide.as_ref());
    let guides = guides.map(|guide| &guide.body);
    let notes = portfolio.notes.iter().map(|notes| &notes.body);
    let bodies = stories.chain(guides).chain(notes);
    let links = bodies.flat_map(Body::fragments).flat_map(Fragment::links);
    let mut elsewhere: BTreeMap<String, Vec<Span>> = BTreeMap::new();
    for link in links {
        // What is behind the `#` is for the browser; what is malformed was reported.
        let address = link.destination.split('#').next().unwrap_or_default();
        if is_web(address) && scheme(address) == Some(Scheme::Safe) {
            let places = elsewhere.entry(address.to_owned()).or_default();
            places.push(link.span);
        }
    }
    elsewhere
}

/// When something was last seen at an address, in seconds since 1970.
struct Remembered(BTreeMap<String, u64>);

impl Remembered {
    /// What earlier checks have seen; nothing where that cannot be read.
    fn read() -> Self {
        let text = file().and_then(|file| fs::read_to_string(file).ok());
        let known = text.and_then(|text| serde_json::from_str(&text).ok());
        Self(known.unwrap_or_default())
    }

    fn is_there(&self, address: &str) -> bool {
        let seen = self.0.get(address);
        seen.is_some_and(|seen| now().saturating_sub(*seen) < REMEMBERED.as_secs())
    }

    fn note(&mut self, address: &str, answer: &Answer) {
        match answer {
            Answer::There => self.0.insert(address.to_owned(), now()),
            Answer::Missing(_) | Answer::Unsure(_) => self.0.remove(address),
        };
    }

    /// Keeps it for the next check. Where there is no room for it, that asks again.
    fn write(mut self) {
        let oldest = now().saturating_sub(REMEMBERED.as_secs());
        self.0.retain(|_, seen| *seen > oldest);
        let Some(file) = file() else { return };
        let written = file.parent().map(fs::create_dir_all);
        if let (Some(Ok(())), Ok(text)) = (written, serde_json::to_string(&self.0)) {
            let beside = file.with_extension(format!("{}.tmp", std::process::id()));
            let _ = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &file));
        }
    }
}

/// Where it is kept: in the folder for caches of whoever runs the program.
fn file() -> Option<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let folder = set("XDG_CACHE_HOME")
        .or_else(|| set("LOCALAPPDATA"))
        .or_else(|| Some(set("HOME")?.join(".cache")))?;
    Some(folder.join("starling").join("links.json"))
}

fn now() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.map_or(0, |since| since.as_secs())
}
