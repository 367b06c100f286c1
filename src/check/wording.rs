//! What rules call the parts, and how they name and count several things.

use crate::naming::Part;

/// What a part is called.
pub(super) fn name(part: Part) -> &'static str {
    match part {
        Part::Situation => "Situation",
        Part::Task => "Task",
        Part::Actions => "Actions",
        Part::Result => "Result",
    }
}

/// What to write into a part.
pub(super) fn advice(part: Part) -> &'static str {
    match part {
        Part::Situation => "say in two sentences where it was and what was going on",
        Part::Task => "say what had to be done, and why by you",
        Part::Actions => "say what you did, step by step",
        Part::Result => "say what came of it, with a figure if there is one",
    }
}

/// So many of something: `1 word`, `2 words`.
pub(super) fn counted(count: usize, name: &str) -> String {
    match count {
        1 => format!("1 {name}"),
        _ => format!("{count} {name}s"),
    }
}

/// Several names after "no": `Task, no Actions and no Result`.
pub(super) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.into_iter().collect();
    match names.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, names)) => format!("{} and no {last}", names.join(", no ")),
        None => String::new(),
    }
}
