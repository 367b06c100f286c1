//! Printed cheat sheets: what stands where, whether it fits, and what other programs read in the file.

mod design;
mod files;
mod fonts;
mod imposing;
mod interview;
mod layout;
mod printing;
#[cfg(target_os = "linux")]
mod progress;

use std::io::Write;
use std::process::{Command, Stdio};

use crate::desk::{Desk, Site, WHOLE};

/// What a tool of poppler says of a PDF file.
fn poppler(tool: &str, arguments: &[&str], pdf: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|_| panic!("`{tool}` is missing; `tests/run` installs it"));
    let mut input = child.stdin.take().unwrap();
    input.write_all(pdf).unwrap();
    drop(input);
    // Names of headings that need more than Latin letters are shown in the bytes of the file.
    String::from_utf8_lossy(&child.wait_with_output().unwrap().stdout).into_owned()
}

/// The words of a PDF file, in the places where they stand.
fn words(pdf: &[u8]) -> String {
    poppler("pdftotext", &["-layout", "-", "-"], pdf)
}

/// What `pdfinfo` says under a name.
fn info(pdf: &[u8], name: &str) -> String {
    let told = poppler("pdfinfo", &["-"], pdf);
    let line = told.lines().find_map(|line| line.strip_prefix(name));
    line.unwrap_or_else(|| panic!("no {name} in {told}"))
        .trim_start_matches(':')
        .trim()
        .to_owned()
}

fn pdf<'s>(site: &'s Site, path: &str) -> &'s [u8] {
    let bytes = site.files.get(path);
    bytes.unwrap_or_else(|| panic!("no {path}; there are {:?}", site.paths()))
}

/// A story with a script of so many words, ten to a sentence and fifty to a paragraph.
fn with_words(count: usize) -> String {
    let sentence = "We carried nine boxes up the long stairs that day.";
    let paragraphs: Vec<String> = (0..count.div_ceil(50))
        .map(|_| [sentence; 5].join(" "))
        .collect();
    let script = paragraphs.join("\n\n");
    let told = WHOLE.split("## 90-second version").next().unwrap();
    format!("{told}## 90-second version\n{script}\n")
}

fn on_paper(paper: &str, story: &str) -> Desk {
    Desk::new()
        .settings(&format!("[sheets]\npaper = \"{paper}\""))
        .story("lift", story)
}

const RICH: &str = r#"+++
title = "The lift that stopped"
headline = "I got forty residents home"
covers = [
  "Tell me about a failure",
  { question = "Tell me about a time you led", angle = "Open on the stairwell" },
]
metrics = [{ value = "40", label = "residents home" }, { value = "~2 h", label = "of repair", estimate = true }, "the firm answers at night"]
[cues]
situation = "heat · lift · forty people"
+++

## Situation
The lift broke on the hottest day.
## Task
I had to get them home.
## Actions
I called the firm.
## Result
It ran again by six.
## Script
The lift broke on the hottest day — “never”, they’d said — in Łódź.  
I had to get *forty* people home.

I called the **firm**. It ran again by six.
## Coaching
Breathe before the stairwell.
"#;

fn three_stories() -> Desk {
    Desk::new()
        .whole_story(
            "boat",
            "title = \"The boat\"\ntags = [\"calm\"]\ncovers = [\"Why boats?\"]",
        )
        .whole_story("lift", "title = \"The lift\"\ntags = [\"calm\", \"speed\"]")
        .whole_story(
            "tram",
            "title = \"The tram\"\ncovers = [\"Why boats?\", \"Why trams?\"]",
        )
}

/// Which sheets a file has, by the feet of its pages.
fn printed(desk: &Desk, file: &str) -> Vec<String> {
    let pdf = std::fs::read(desk.root().join(file)).unwrap();
    let text = words(&pdf);
    let feet = text.lines().filter(|line| {
        let number = line.split_whitespace().next_back().unwrap_or_default();
        number.len() == 3 && number.contains('/')
    });
    feet.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}
