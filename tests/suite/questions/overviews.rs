//! The pages that show all of them: home, index, tags, numbers, coverage.

use super::bank;
use crate::desk::Desk;

#[test]
fn the_index_groups_questions_by_competency_and_marks_the_uncovered() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why you?", "competency = \"Motive\""),
            ("A conflict?", "competency = \"Conflict\""),
            ("Why us?", "competency = \"motive\""),
            ("Loose?", ""),
        ]))
        .guide("why-you", "# Why you?\n")
        .whole_story("a", "covers = [\"Why you\", \"Loose\"]")
        .whole_story("b", "covers = [\"Why you\"]")
        .whole_story("c", "covers = [\"Why you\"]")
        .whole_story("d", "covers = [\"Why you\"]")
        .build()
        .clean();
    let page = site.page("questions/index.html");
    page.says(&[
        "2 of 4 questions",
        "Motive 1 of 2",
        "Why you?",
        "Guide",
        "A , B , C",
        "1 more",
        "Why us?",
        "no story yet",
        "Conflict 0 of 1",
        "A conflict?",
        "no story yet",
        "No competency 1 of 1",
        "Loose?",
        "A",
    ]);
    page.has("id=\"motive\"").has("id=\"conflict\"");
}

#[test]
fn tags_are_joined_across_spellings_and_keep_the_first() {
    let site = Desk::new()
        .whole_story(
            "a",
            "date = 2025-01-01\ntags = [\"Post-mortem\", \"post mortem\", \"C\"]",
        )
        .whole_story("b", "tags = [\"post mortem\", \"c++\", \"İ\"]")
        .guide("q", "+++\ntags = [\"POSTMORTEM\"]\n+++\n# Q?\n")
        .build()
        .clean();
    site.page("tags/index.html").says(&[
        "C 1 story",
        "c++ 1 story",
        "Post-mortem 2 stories · 1 guide",
    ]);
    site.page("tags/post-mortem.html")
        .says(&["Post-mortem", "Stories", "A", "B", "Guides", "Q?"]);
    assert_eq!(
        site.page("stories/a.html")
            .main()
            .matches("tags/post-mortem.html")
            .count(),
        1
    );
}

#[test]
fn tags_that_differ_only_in_signs_have_addresses_of_their_own() {
    let site = Desk::new()
        .whole_story("a", "tags = [\"?\", \"!\", \"index\", \"a b\", \"a/b/c\"]")
        .build()
        .clean();
    for path in [
        "tags/untitled.html",
        "tags/untitled-2.html",
        "tags/index-2.html",
        "tags/a-b.html",
        "tags/a-b-c.html",
    ] {
        assert!(site.has(path), "{path} is not among {:?}", site.paths());
    }
}

#[test]
fn the_numbers_page_has_every_metric_of_every_story() {
    let site = Desk::new()
        .whole_story(
            "a",
            "date = 2025-01-01\nmetrics = [\"4 floors\", \"nobody hurt\"]",
        )
        .whole_story(
            "b",
            "metrics = [{ value = \"31 %\", label = \"fewer falls\", estimate = true }]",
        )
        .whole_story("none", "")
        .build()
        .clean();
    let page = site.page("numbers.html");
    page.says(&[
        "A",
        "4 floors",
        "nobody hurt",
        "B",
        "31 % fewer falls (estimate)",
    ])
    .never_says("None");
}

#[test]
fn the_coverage_page_counts_questions_by_competency_and_story() {
    let six: Vec<String> = (1..=6)
        .map(|number| format!("{{ text = \"O{number}?\", competency = \"Ownership\" }}"))
        .collect();
    let site = Desk::new()
        .bank(&format!(
            "question = [{}, {{ text = \"C?\", competency = \"Conflict\" }}]",
            six.join(", ")
        ))
        .whole_story(
            "many",
            "date = 2025-01-01\ncovers = [\"O1\", \"O2\", \"O3\", \"O4\", \"O5\", \"O6\"]",
        )
        .whole_story("one", "covers = [\"O1\"]")
        .whole_story("two", "covers = [\"O1\"]")
        .whole_story("zero", "")
        .build()
        .clean();
    let page = site.page("coverage.html");
    page.says(&["As a table", "Ownership", "Conflict", "Total"])
        .says(&["As a table", "Many", "leaned on too much", "6", "6"])
        .says(&["As a table", "One", "1", "Two", "1", "Zero", "0"])
        .says(&["As a table", "With a story", "6 of 6", "none"])
        .says(&["Leaned on too much", "Many", "As a table"])
        .says(&["No story yet", "Conflict", "As a table"]);

    // In the picture, what wants attention is marked and nothing else is.
    let html = page.html();
    let marked = |class: &str, name: &str| {
        let mark = format!("<g class=\"{class}\">");
        let mut groups = html.split("<g").map(|group| format!("<g{group}"));
        groups.any(|group| group.starts_with(&mark) && group.contains(&format!(">{name}</text>")))
    };
    for (class, names) in [
        ("is-gap", ["Conflict", "Zero"]),
        ("is-overused", ["Many", "Many"]),
    ] {
        for name in ["Ownership", "Conflict", "Many", "One", "Two", "Zero"] {
            let is_marked = marked(class, name);
            assert_eq!(is_marked, names.contains(&name), "{name} as {class}");
        }
    }
    // There are two: one before a wide screen, one before a narrow one.
    assert_eq!(html.matches("<svg class=\"coverage-picture\"").count(), 2);
    assert_eq!(html.matches("<circle").count(), 2 * 3);
}

#[test]
fn the_coverage_of_very_many_stories_is_a_table_alone() {
    let with = |stories: usize| {
        let mut desk = Desk::new().bank("question = [{ text = \"A?\", competency = \"B\" }]");
        for number in 0..stories {
            desk = desk.whole_story(&format!("story-{number}"), "");
        }
        desk.build().page("coverage.html")
    };
    with(200)
        .has("<svg class=\"coverage-picture\"")
        .lacks("<details class=\"coverage-table\" open>");
    with(201)
        .lacks("<svg class=\"coverage-picture\"")
        .has("<details class=\"coverage-table\" open>");
}

#[test]
fn how_ready_somebody_is_concerns_nobody_else() {
    let home = |visibility: &str| {
        let desk = Desk::new().settings(&format!("visibility = \"{visibility}\""));
        let desk = desk.bank("question = [{ text = \"A?\", competency = \"B\" }]");
        let desk = desk.whole_story("lift", "covers = [\"A?\"]");
        desk.build().page("index.html")
    };
    home("private").says(&["Readiness"]);
    home("public")
        .lacks("Readiness")
        .has("href=\"questions/index.html#b\"");
}

#[test]
fn an_empty_site_says_on_every_page_what_to_do_next() {
    let site = Desk::new().build().clean();
    site.page("index.html")
        .says(&["No stories yet.", "starling new story"]);
    site.page("questions/index.html")
        .says(&["No questions yet."]);
    site.page("tags/index.html")
        .says(&["No story has a tag yet."]);
    site.page("numbers.html")
        .says(&["No story has numbers yet."]);
    site.page("coverage.html").says(&["Nothing to compare yet"]);
    site.page("cheat-sheets/index.html")
        .says(&["No cheat sheets yet"]);
}
