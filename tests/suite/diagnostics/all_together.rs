//! Many problems at once: their order and their notations.

use insta::assert_snapshot;

use super::whole_and;
use crate::desk::Desk;

/// A site with problems in four files.
fn troubled() -> Desk {
    Desk::new()
        .settings("titel = \"x\"\n")
        .bank("[[question]]\ntext = \"Why?\"\nalias = \"x\"\n")
        .guide("q", "+++\ntags = 7\n+++\n# Q?\n[x](gone.md)\n")
        .story(
            "b",
            &format!(
                "+++\nrole = 1\nheadline = 2\n+++\n{}",
                whole_and("[x](gone.md)\n\n<b>")
            ),
        )
        .story("a", "+++\ntitel = \"x\"\n")
}

#[test]
fn all_problems_of_all_files_are_told_in_one_pass_in_order() {
    let site = troubled().build();
    let told: Vec<String> = site
        .report
        .diagnostics
        .iter()
        .map(|it| starling::testing::diagnostic::one_line(it, &site.project().sources))
        .collect();
    assert_snapshot!(told.join("\n"), @r"
    content/questions.toml:3:1: unknown key `alias` in a question of the bank
    content/questions/q.md:2:8: expected a list of texts for `tags`, found a whole number
    content/questions/q.md:5:1: the link `gone.md` leads nowhere
    content/stories/a.md:1:1: the front matter is never closed
    content/stories/b.md:2:8: expected text for `role`, found a whole number
    content/stories/b.md:3:12: expected text for `headline`, found a whole number
    content/stories/b.md:16:1: the link `gone.md` leads nowhere
    content/stories/b.md:18:1: raw HTML is shown as text
    starling.toml:1:1: unknown key `titel` in the settings
    ");
}

#[test]
fn the_program_tells_the_same_and_writes_nothing() {
    let desk = troubled();
    let ran = desk.run(&["build"]).ends_with(1);
    let drawn = desk.build().drawn();
    let missing = drawn.lines().find(|line| !ran.err.contains(line));
    assert_eq!(missing, None, "{}", ran.err);
    assert!(
        ran.err
            .ends_with("nothing was written, the last site is as it was\n"),
        "{}",
        ran.err
    );
    assert!(!desk.has("public"));
}

#[test]
fn a_warning_lets_the_site_be_written_unless_the_build_is_strict() {
    let desk = Desk::new().whole_story("lift", "titel = \"x\"");
    let ran = desk.run(&["build"]).ends_with(0);
    assert!(ran.err.contains("warning[unknown-key]"), "{}", ran.err);
    assert!(desk.has("public/stories/lift.html"));
    let ran = desk
        .run(&["build", "--strict", "--output-dir", "other"])
        .ends_with(1);
    assert!(
        ran.err.contains("error[unknown-key]") && ran.err.contains("1 error"),
        "{}",
        ran.err
    );
    assert!(!desk.has("other"));
}

#[test]
fn problems_come_as_json_one_a_line() {
    let desk = Desk::new().whole_story("lift", "titel = \"x\"\nrole = 7");
    let ran = desk.run(&["build", "--format", "json"]).ends_with(1);
    assert_snapshot!(ran.out, @r#"
    {"help":["did you mean `title`?"],"kind":"diagnostic","message":"unknown key `titel` in a story","notes":[],"path":"content/stories/lift.md","place":{"end":{"byte":9,"column":6,"line":2},"path":"content/stories/lift.md","start":{"byte":4,"column":1,"line":2},"text":""},"quote":"titel","related":[],"rule":"unknown-key","severity":"warning"}
    {"help":["put it in quotes, as in `\"7\"`"],"kind":"diagnostic","message":"expected text for `role`, found a whole number","notes":[],"path":"content/stories/lift.md","place":{"end":{"byte":24,"column":9,"line":3},"path":"content/stories/lift.md","start":{"byte":23,"column":8,"line":3},"text":"a whole number"},"quote":"7","related":[],"rule":"wrong-type","severity":"error"}
    "#);
    for line in ran.out.lines() {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(value["kind"].is_string());
    }
}

#[test]
fn no_file_can_paint_on_the_terminal() {
    let site = Desk::new()
        .story(
            "lift",
            &format!(
                "+++\n\"ti\\u001b[31mtel\" = 1\n+++\n{}",
                whole_and("[x](<go\u{1b}[31mne.md>)")
            ),
        )
        .build();
    assert_eq!(site.rules(), ["foreign-keys", "dangling-link"]);
    for problem in &site.report.diagnostics {
        let drawn = starling::testing::diagnostic::human(problem, &site.project().sources);
        let drawn = drawn.as_str();
        assert!(
            !drawn.contains("\u{1b}[31mtel") && !drawn.contains("\u{1b}[31mne"),
            "{drawn:?}"
        );
        let line = starling::testing::diagnostic::one_line(problem, &site.project().sources);
        assert!(!line.contains('\u{1b}'), "{line:?}");
    }
}

#[test]
fn a_place_behind_a_redacted_name_counts_the_bytes_of_the_real_file() {
    let site = Desk::new()
        .settings("visibility = \"public\"\n[share]\nredact = { Initech = \"a much longer name\" }")
        .whole_story("lift", "role = \"Initech\"\ntitel = 1")
        .build();
    let problem =
        starling::testing::diagnostic::json(site.only("unknown-key"), &site.project().sources);
    let start = &problem["place"]["start"];
    assert_eq!(
        [&start["line"], &start["column"], &start["byte"]],
        [3, 1, 21]
    );
}
