//! What was found, for people: story by story, the best thing of each first.

use std::path::Path;

use crate::diagnostic::{self, Diagnostic, MOST_OF_A_STORY, Severity, first_words};
use crate::failure::Failure;
use crate::terminal::{Drawn, visible, wrapped};

use super::super::args::{CheckArgs, Common};
use super::super::groups::Group;
use super::super::{report, shell};
use super::Checked;

const BOLD: &str = "\u{1b}[1m";
const GREEN: &str = "\u{1b}[32m";
const PLAIN: &str = "\u{1b}[0m";

/// Prints what was found.
pub(super) fn print(
    mut checked: Checked<'_>,
    args: &CheckArgs,
    common: &Common,
    current: &Path,
) -> Result<(), Failure> {
    if common.quiet {
        checked.keep_what_is_wrong();
    }
    let page = Printer {
        checked: &checked,
        most: if args.all {
            usize::MAX
        } else {
            MOST_OF_A_STORY
        },
        width: report::width(),
        again: Again {
            args,
            common,
            current,
        },
    };
    page.print(!common.quiet && (args.all || !args.files.is_empty()))?;
    match common.quiet {
        true => Ok(()),
        false if checked.is_empty => report::line(report::NO_STORY),
        false => report::line(&summary(&checked)),
    }
}

/// Draws what was found.
struct Printer<'a> {
    checked: &'a Checked<'a>,
    /// How much is said of one story.
    most: usize,
    width: usize,
    again: Again<'a>,
}

impl Printer<'_> {
    /// Prints everything; of stories with nothing to mend only where that is asked for.
    fn print(&self, is_all_asked_for: bool) -> Result<(), Failure> {
        let checked = self.checked;
        let problems = self.problems(&checked.problems);
        if !problems.as_str().is_empty() {
            report::shown(&problems)?;
        }
        for group in &checked.groups {
            let is_fine = group.findings.is_empty() && group.problems.is_empty();
            if !is_fine || is_all_asked_for {
                report::shown(&self.story(group))?;
            }
        }
        if !checked.together.is_empty() {
            let findings = self.findings(&checked.together, None);
            report::shown(&Drawn::new(&format!(
                "{BOLD}All stories together{PLAIN}\n\n{findings}"
            )))?;
        }
        Ok(())
    }

    /// The title of a story, its best thing, and what is to be mended.
    fn story(&self, group: &Group<'_>) -> Drawn {
        let story = group.story;
        let path = self.checked.own_sources.path(story.body.file);
        let (title, shown) = (visible(&story.title.value), visible(path));
        let mut drawn = format!("{BOLD}{title}{PLAIN}  {shown}\n");
        if let Some(strength) = &group.strength {
            let said = strength.quote.as_deref().map(first_words);
            let said = said.map(|said| format!(": “{}”", visible(&said)));
            let good = format!("good: {}{}", strength.message, said.unwrap_or_default());
            let good = wrapped(&good, self.width, "      ");
            drawn.push_str(&good.replacen("good", &format!("{GREEN}good{PLAIN}"), 1));
            drawn.push('\n');
        }
        if group.findings.is_empty() && group.problems.is_empty() {
            drawn.push_str("nothing to mend\n");
        }
        for found in [
            self.problems(&group.problems),
            self.findings(&group.findings, Some(path)),
        ] {
            if !found.as_str().is_empty() {
                drawn.push('\n');
                drawn.push_str(found.as_str());
            }
        }
        Drawn::new(&drawn)
    }

    fn problems(&self, problems: &[Diagnostic]) -> Drawn {
        let sources = self.checked.problem_sources;
        if self.again.args.all {
            let drawn = problems
                .iter()
                .map(|it| diagnostic::human_within(it, sources, self.width));
            return Drawn::below_each_other(&drawn.collect::<Vec<_>>());
        }
        let hint = format!(": `{}`", visible(&self.again.command(None)));
        diagnostic::human_all(problems, sources, self.width, &hint)
    }

    /// The first findings, and how to see the others.
    fn findings(&self, findings: &[Diagnostic], path: Option<&str>) -> Drawn {
        let sources = self.checked.own_sources;
        let shown = findings.iter().take(self.most);
        let shown = shown.map(|it| diagnostic::human_within(it, sources, self.width));
        let mut shown: Vec<Drawn> = shown.collect();
        let left = findings.len().saturating_sub(self.most);
        if left > 0 {
            let root = &self.checked.root;
            let file = path.map(|path| root.join(path));
            let command = self.again.command(file.as_deref());
            shown.push(Drawn::new(&format!(
                "... and {left} more: `{}`\n",
                visible(&command)
            )));
        }
        Drawn::below_each_other(&shown)
    }
}

/// How to ask for more than was said.
struct Again<'a> {
    args: &'a CheckArgs,
    common: &'a Common,
    current: &'a Path,
}

impl Again<'_> {
    /// The command that says everything, of one file or of all, as it is typed in the current folder.
    fn command(&self, file: Option<&Path>) -> String {
        let mut words = vec!["starling check --all".to_owned()];
        if let Some(root) = &self.common.root {
            words.push(format!("--root {}", shell::word(&root.to_string_lossy())));
        }
        let flags = [
            (self.args.drafts, "--drafts"),
            (self.args.external, "--external"),
        ];
        let flags = flags.into_iter().filter(|(is_set, _)| *is_set);
        words.extend(flags.map(|(_, flag)| flag.to_owned()));
        words.extend(file.map(|file| shell::path(file, self.current)));
        words.join(" ")
    }
}

/// How many stories there are, and what there is to mend.
fn summary(checked: &Checked<'_>) -> String {
    let stories = report::counted(checked.groups.len(), "story", "stories");
    let (errors, warnings) = (
        checked.count(Severity::Error),
        checked.count(Severity::Warning),
    );
    let advice = checked.count(Severity::Advice);
    let counts = [
        report::counted(errors, "error", "errors"),
        report::counted(warnings, "warning", "warnings"),
        report::counted(advice, "piece of advice", "pieces of advice"),
    ];
    let found: Vec<String> = counts
        .into_iter()
        .filter(|it| !it.starts_with("0 "))
        .collect();
    if found.is_empty() {
        return format!("Checked {stories}: nothing to mend");
    }
    let fine = match checked.groups.len() {
        _ if errors + warnings > 0 => "",
        0 => "",
        1 => ", it can be told as it is",
        _ => ", each can be told as it is",
    };
    format!("Checked {stories}: {}{fine}", found.join(", "))
}
