//! Questions, and which story answers which: spellings, guides, the bank, tags, numbers, coverage.

mod addresses;
mod guides;
mod neighbours;
mod order;
mod overviews;
mod spellings;

use crate::desk::Site;

/// The bank of these questions, each with its other keys.
fn bank(questions: &[(&str, &str)]) -> String {
    let entries = questions
        .iter()
        .map(|(text, keys)| format!("[[question]]\ntext = \"{text}\"\n{keys}\n"));
    entries.collect()
}

/// The pages of questions.
fn questions(site: &Site) -> Vec<String> {
    let paths = site.paths().into_iter();
    let names = paths.filter_map(|path| {
        Some(
            path.strip_prefix("questions/")?
                .strip_suffix(".html")?
                .to_owned(),
        )
    });
    let mut names: Vec<String> = names.filter(|name| name != "index").collect();
    names.sort();
    names
}

/// The stories in the order in which the page of the question `q` names them.
fn answers(site: &Site) -> Vec<String> {
    let main = site.page("questions/q.html").main();
    let links = main.split("href=\"../stories/").skip(1);
    links
        .map(|link| link.split(".html").next().unwrap().to_owned())
        .collect()
}
