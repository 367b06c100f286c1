//! The terminal belongs to its owner: nothing that is read or named can command it.

use std::fs;

use crate::desk::{Desk, Ran};

/// Sets the window's title, clears the screen, makes a link, rings, colours, turns text around.
const EVIL: &str = "\u{1b}]0;pwned\u{7}\u{1b}[2J\u{1b}]8;;http://evil.example\u{7}x\u{1b}]8;;\u{7}\
                    \u{1b}[31mred\u{9b}2J\u{7f}\u{202e}txt\u{2066}\u{200f}\u{8}\r";

/// The same, as TOML may write it.
fn evil() -> String {
    let escaped = EVIL.chars().map(|letter| match letter {
        ' '..='~' => letter.to_string(),
        _ => format!("\\u{:04x}", u32::from(letter)),
    });
    escaped.collect()
}

/// Holds that nothing in the output commands a terminal but colours of our own.
#[track_caller]
fn commands_nothing(ran: &Ran) {
    for text in [&ran.out, &ran.err] {
        // Our colours open and close; nobody else's are red without being bold.
        assert!(!text.contains("\u{1b}[31mred"), "{text:?}");
        let mut rest = text.as_str();
        while let Some(at) = rest.find("\u{1b}[") {
            let code = &rest[at + 2..];
            let end = code.find(|it: char| !it.is_ascii_digit() && it != ';');
            let end = end.unwrap_or(code.len());
            assert!(code[end..].starts_with('m'), "{text:?}");
            commands_nothing_at_all(&rest[..at]);
            rest = &code[end + 1..];
        }
        commands_nothing_at_all(rest);
    }
}

#[track_caller]
fn commands_nothing_at_all(text: &str) {
    let is_command = |letter: char| {
        letter != '\n' && (letter.is_control() || "\u{202e}\u{2066}\u{200f}".contains(letter))
    };
    assert!(!text.contains(is_command), "{text:?}");
}

#[test]
fn what_a_list_shows_cannot_command_the_terminal() {
    let evil = evil();
    let keys = format!(
        "title = \"{evil}\"\ncovers = [\"{evil}?\"]\ntags = [\"{evil}\"]\ngaps = [\"{evil}\"]\n\
         metrics = [\"4 {evil}\"]\nheadline = \"{evil}\""
    );
    let desk = Desk::new().whole_story("x", &keys);
    for kind in ["stories", "questions", "tags", "gaps", "numbers"] {
        for format in ["human", "json"] {
            let arguments = ["--color", "always", "list", kind, "--format", format];
            commands_nothing(&desk.run(&arguments));
        }
    }
    let ran = desk.run(&["--color", "always", "list", "stories"]);
    assert!(
        ran.out.contains('␛') && ran.out.contains("\\u{202e}"),
        "{}",
        ran.out
    );
    let ran = desk.run(&["list", "stories", "--format", "json"]);
    let title: serde_json::Value = serde_json::from_str(ran.out.trim()).unwrap();
    assert!(title.to_string().contains("pwned"));
}

#[test]
fn what_a_problem_quotes_cannot_command_the_terminal() {
    let desk = Desk::new()
        .story(
            "x",
            &format!(
                "# T\n\n{}\n\n[a](#{})\n",
                EVIL.trim_end(),
                "\u{9b}2J\u{202e}"
            ),
        )
        .story(
            "y",
            &format!("+++\n\"{}\" = 1\ndate = \"{}\"\n+++\n", evil(), evil()),
        )
        .file(
            &format!("content/stories/{}.txt", EVIL.replace('/', "")),
            "x",
        );
    for format in ["human", "json"] {
        let ran = desk.run(&["--color", "always", "build", "--format", format]);
        assert_ne!(ran.code, 2, "{}", ran.err);
        commands_nothing(&ran);
    }
}

#[test]
fn what_an_argument_or_a_foreign_file_is_called_cannot_command_the_terminal() {
    let desk = Desk::new().whole_story("x", "");
    let foreign = desk.root().join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join(EVIL.replace('/', "")), "mine").unwrap();
    let arguments: [&[&str]; 12] = [
        &["build", "-o", "foreign"],
        &["build", "-o", EVIL],
        &["build", "--base-url", EVIL],
        &["print", "--story", EVIL],
        &["print", "--tag", EVIL],
        &["print", "--question", EVIL],
        &["print", "--all", "--paper", EVIL],
        &["theme", "eject", EVIL],
        &["new", "story", EVIL],
        &["init", EVIL],
        &["--root", EVIL, "build"],
        &[EVIL],
    ];
    for arguments in arguments {
        commands_nothing(&desk.run(&[&["--color", "always"], arguments].concat()));
    }
}
