//! Texts: bytes, ends of lines, length, depth.

use super::built;
use crate::desk::{Desk, WHOLE};

#[test]
fn an_empty_file_is_a_story_that_lacks_everything() {
    for text in [
        "",
        "\n",
        "\u{feff}",
        "+++\n+++\n",
        "---\n---",
        "---\n...\n",
        "   \n\t\n",
    ] {
        let site = built(text);
        assert_eq!(site.rules(), ["missing-part"], "{text:?}");
        site.page("stories/lift.html").has("<h1>Lift</h1>");
    }
}

#[test]
fn front_matter_that_is_not_closed_or_only_a_fence_is_an_error() {
    for text in [
        "+++",
        "+++\n",
        "---\ntitle: x",
        "+++\r\ntitle = \"x\"\r\n",
        "\u{feff}+++\n",
    ] {
        assert!(
            built(text).rules().contains(&"unclosed-front-matter"),
            "{text:?}"
        );
    }
}

#[test]
fn wrong_types_are_reported_and_the_rest_is_kept() {
    let keys = "title = [1]\nheadline = { a = 1 }\ndate = 7\nrole = 1.5\ntags = { a = 1 }\ncovers = 3\nmetrics = 4\ngaps = [[\"x\"]]\ndraft = \"yes\"\nallow = 1\ncues = \"x\"\nextra = 1";
    let site = built(format!("+++\n{keys}\n+++\n{WHOLE}"));
    assert_eq!(site.rules(), ["wrong-type"; 12], "{}", site.drawn());
    site.page("stories/lift.html")
        .says(&["Lift", "The lift broke."]);
}

#[test]
fn dates_that_are_none_are_reported() {
    for date in [
        "2025-02-30",
        "2025-13-01",
        "\"yesterday\"",
        "\"2025-3-14\"",
        "\"0000-00-00\"",
        "99999-01-01",
    ] {
        let site = built(format!("+++\ndate = {date}\n+++\n{WHOLE}"));
        assert!(
            site.report
                .diagnostics
                .iter()
                .any(starling::testing::diagnostic::Diagnostic::is_error),
            "{date}"
        );
    }
    built(format!("---\ndate: tomorrow\n---\n{WHOLE}")).reports(&["invalid-date"]);
}

#[test]
fn marks_at_the_start_and_other_line_ends_change_nothing() {
    let plain = format!("+++\ntitle = \"The lift\"\ntags = [\"a\"]\n+++\n{WHOLE}");
    let page = |text: &str| built(text).clean().page("stories/lift.html").text();
    let expected = page(&plain);
    for text in [
        format!("\u{feff}{plain}"),
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{}", plain.replace('\n', "\r\n")),
        plain.replace("+++\n", "+++  \n"),
    ] {
        assert_eq!(page(&text), expected, "{text:?}");
    }
    let bank = "\u{feff}[[question]]\r\ntext = \"Why?\"\r\n";
    Desk::new()
        .bank(bank)
        .settings("\u{feff}title = \"x\"\r\n")
        .build()
        .clean();
}

#[test]
fn bytes_that_are_no_text_are_an_error_at_the_first_of_them() {
    for bytes in [
        b"\xff\xfe#\0 \0x\0".as_slice(),
        b"# caf\xe9",
        b"\x80",
        b"+++\ntitle = \"\xc3\x28\"\n+++\n",
    ] {
        assert!(built(bytes).rules().contains(&"not-utf8"));
    }
    Desk::new()
        .file("content/questions.toml", b"\xff")
        .build()
        .reports(&["not-utf8"]);
    Desk::new()
        .file("starling.toml", b"title = \"\xff\"")
        .build()
        .reports(&["not-utf8"]);
}

#[test]
fn nuls_and_other_control_characters_reach_no_page() {
    let text = format!(
        "+++\ntitle = \"a\\u0000b\\u001bc\\u009fd\"\n+++\n{}",
        WHOLE.replace("lift", "li\0ft \u{1b}[31m \u{9f} \u{b}")
    );
    let site = built(text);
    for page in site.pages() {
        let mut letters = page.html().chars();
        let control = letters.find(|it| it.is_control() && !"\n\t".contains(*it));
        assert_eq!(control, None, "{}", page.html());
    }
}

#[test]
fn a_line_of_two_million_letters_is_read() {
    let text = WHOLE.replacen("The lift broke.", &"a lift ".repeat(2_000_000 / 7), 1);
    built(text)
        .clean()
        .page("stories/lift.html")
        .has("a lift a lift");
}

#[test]
fn keys_of_a_hundred_kilobytes_are_read() {
    let long = "x".repeat(100 * 1024);
    let site = built(format!(
        "+++\ntitle = \"{long}\"\ntags = [\"{long}\"]\ncovers = [\"{long}\"]\n+++\n{WHOLE}"
    ))
    .reports(&["sheet-too-long"]);
    assert!(site.paths().iter().all(|path| path.len() < 120));
}

#[test]
fn ten_thousand_headings_are_read() {
    let known = "## Situation\nx\n## Situation\n## Situation\n".repeat(2_500);
    assert_eq!(
        built(known)
            .rules()
            .iter()
            .filter(|rule| **rule == "repeated-section")
            .count(),
        3 * 2_500 - 1
    );
    let own: Vec<String> = (0..10_000)
        .map(|number| format!("## Heading {number}\nx\n"))
        .collect();
    built(format!("{}{WHOLE}", own.concat()))
        .clean()
        .page("stories/lift.html")
        .says(&["Heading 0", "Heading 9999"]);
}

#[test]
fn deep_nesting_is_read_or_reported() {
    built(format!("{WHOLE}\n{}x\n", "> ".repeat(5_000)));
    built(format!("{WHOLE}\n{}x\n", "- ".repeat(5_000)));
    built(format!(
        "{WHOLE}\n{}x{}\n",
        "*".repeat(5_000),
        "*".repeat(5_000)
    ));
    for opening in ["x = ", "metrics = ", "covers = "] {
        let site = built(format!(
            "+++\n{opening}{}{}\n+++\n{WHOLE}",
            "[".repeat(10_000),
            "]".repeat(10_000)
        ));
        assert_eq!(site.rules(), ["invalid-toml"]);
    }
    let site = built(format!(
        "---\nmetrics: {}{}\n---\n{WHOLE}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    ));
    assert_eq!(site.rules(), ["invalid-yaml"]);
    let site = built(format!(
        "+++\n{} = 1\n+++\n{WHOLE}",
        vec!["a"; 10_000].join(".")
    ));
    assert_eq!(site.rules(), ["invalid-toml"]);
}

#[test]
fn yaml_that_refers_to_itself_is_reported() {
    let bomb = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d]\n";
    assert!(
        built(format!("---\n{bomb}---\n{WHOLE}"))
            .report
            .diagnostics
            .iter()
            .any(starling::testing::diagnostic::Diagnostic::is_error)
    );
}
