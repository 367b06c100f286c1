//! Questions, and which story answers which: spellings, guides, the bank, tags, numbers, coverage.

use crate::desk::{Desk, Site, WHOLE};

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

// --- Spellings -----------------------------------------------------------------------------------

#[test]
fn spellings_that_differ_in_case_punctuation_quotes_or_unicode_form_are_one_question() {
    let site = Desk::new()
        .bank(&bank(&[("Tell me about a “café” you didn't like", "")]))
        .whole_story(
            "a",
            "covers = [\"tell me about a cafe\u{301} you didn’t like?\"]",
        )
        .whole_story(
            "b",
            "covers = [\"TELL ME ABOUT A 'CAFÉ'   YOU DIDN'T LIKE...\"]",
        )
        .whole_story("c", "covers = [\"Tell me, about a café: you didnt like!\"]")
        .build()
        .clean();
    assert_eq!(questions(&site), ["tell-me-about-a-café-you-didnt-like"]);
    site.page("questions/tell-me-about-a-café-you-didnt-like.html")
        .says(&["Tell me about a “café” you didn't like", "A", "B", "C"]);
}

#[test]
fn an_alias_of_a_guide_or_of_the_bank_is_the_same_question() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why you?", "aliases = [\"Why should we hire you?\"]"),
            ("Why us?", ""),
        ]))
        .guide(
            "why-us",
            "+++\naliases = [\"Why this firm?\"]\n+++\n# Why us?\n## Crux\nThem.\n",
        )
        .whole_story(
            "a",
            "covers = [\"why should we hire you\", \"Why this firm\"]",
        )
        .build()
        .clean();
    assert_eq!(questions(&site), ["why-us", "why-you"]);
    site.page("questions/why-you.html").says(&[
        "Why you?",
        "A",
        "Also asked as",
        "Why should we hire you?",
    ]);
    site.page("questions/why-us.html")
        .says(&["Why us?", "A", "Them.", "Why this firm?"]);
    site.page("stories/a.html").says(&["Why you?", "Why us?"]);
}

#[test]
fn a_question_of_the_bank_that_is_an_alias_of_a_guide_is_that_guides_question() {
    let site = Desk::new()
        .bank(&bank(&[("A failure", "aliases = [\"A flop\"]\ncompetency = \"Ownership\"")]))
        .guide("failing", "+++\naliases = [\"A failure\", \"A flop\", \"A mess\"]\n+++\n# Tell me about a failure\n")
        .whole_story("a", "covers = [\"a mess\"]")
        .build()
        .clean();
    assert_eq!(questions(&site), ["failing"]);
    site.page("questions/failing.html").says(&[
        "Ownership",
        "Tell me about a failure",
        "A",
        "Also asked as",
        "A failure",
        "A flop",
        "A mess",
    ]);
}

#[test]
fn an_alias_that_two_questions_claim_is_an_error_that_shows_both_places() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why you?", "aliases = [\"Why?\"]"),
            ("Why us?", ""),
        ]))
        .guide("why-us", "+++\naliases = [\"why\"]\n+++\n# Why us?\n")
        .build()
        .reports(&["contested-alias"]);
    insta::assert_snapshot!(site.drawn(), @r#"
    error[contested-alias]: two questions claim the alias `why`
     --> content/questions/why-us.md:2:12
      |
    2 | aliases = ["why"]
      |            ^^^^^ claimed here
      |
     ::: content/questions.toml:3:12
      |
    3 | aliases = ["Why?"]
      |            ------ and here
      |
      = help: leave it with one of them, or make the two one question
    "#);
    assert!(site.only("contested-alias").is_error());
}

#[test]
fn a_contested_alias_that_is_a_question_itself_joins_nothing() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why?", ""),
            ("Why you?", "aliases = [\"Why?\"]"),
            ("Why us?", "aliases = [\"Why?\"]"),
        ]))
        .build()
        .reports(&["contested-alias"]);
    assert_eq!(questions(&site), ["why", "why-us", "why-you"]);
}

#[test]
fn two_guides_about_one_question_are_an_error() {
    let site = Desk::new()
        .guide("a", "# Why you?\n")
        .guide("b", "# why you\n")
        .build()
        .reports(&["second-guide"]);
    assert_eq!(site.only("second-guide").related.len(), 1);
}

#[test]
fn a_question_that_the_bank_asks_twice_is_reported_and_shown_once() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why you?", "aliases = [\"Why not others?\"]"),
            ("Why not others", ""),
            ("WHY YOU", ""),
        ]))
        .build()
        .reports(&["repeated-question", "repeated-question"]);
    assert_eq!(questions(&site), ["why-you"]);
}

#[test]
fn a_story_that_covers_a_question_in_two_spellings_covers_it_once() {
    let site = Desk::new()
        .whole_story("a", "covers = [\"Why you?\", \"why you\"]")
        .build()
        .reports(&["repeated-cover"]);
    assert_eq!(
        site.page("stories/a.html")
            .main()
            .matches("questions/why-you.html")
            .count(),
        1
    );
}

#[test]
fn the_competency_is_the_guides_else_the_banks() {
    let site = Desk::new()
        .bank(&bank(&[
            ("Why you?", "competency = \"Motive\""),
            ("Why us?", "competency = \"motive!\""),
        ]))
        .guide(
            "why-you",
            "+++\ncompetency = \"Ownership\"\n+++\n# Why you?\n",
        )
        .guide("why-us", "# Why us?\n")
        .build()
        .reports(&["two-competencies"]);
    site.page("questions/why-you.html")
        .says(&["Ownership", "Why you?"]);
    site.page("questions/why-us.html")
        .says(&["motive!", "Why us?"]);
}

#[test]
fn a_question_that_nobody_expected_has_its_page_and_is_listed() {
    let site = Desk::new()
        .whole_story("a", "covers = [\"Why this?\"]")
        .build()
        .clean();
    site.page("questions/why-this.html")
        .says(&["Why this?", "Stories that answer it", "A"]);
    site.page("questions/index.html")
        .says(&["1 of 1", "No competency", "Why this?", "A"]);
}

// --- Addresses -----------------------------------------------------------------------------------

#[test]
fn addresses_of_questions_are_readable_and_differ() {
    let long = "word ".repeat(60);
    let site = Desk::new()
        .bank(&bank(&[
            ("Why?", ""),
            ("Why, now?", ""),
            ("Why now?!", "aliases = []"),
            (&format!("{long}one"), ""),
            (&format!("{long}two"), ""),
            ("失敗について教えてください", ""),
            ("حدثني عن فشل", ""),
            ("🙂 or 🙁?", ""),
            ("?!", ""),
            ("Index", ""),
            ("con", ""),
            ("../../etc/passwd", ""),
        ]))
        .guide("why", "# Why me?\n")
        .build();
    assert_eq!(site.rules(), ["repeated-question"]);
    let names = questions(&site);
    for name in [
        "why",
        "why-2",
        "why-now",
        "失敗について教えてください",
        "حدثني-عن-فشل",
        "🙂-or-🙁",
        "untitled",
        "index-2",
        "con-page",
        "etc-passwd",
    ] {
        assert!(
            names.iter().any(|it| it == name),
            "{name} is not in {names:?}"
        );
    }
    let of_words: Vec<&String> = names
        .iter()
        .filter(|name| name.starts_with("word-word"))
        .collect();
    assert_eq!(of_words.len(), 2);
    assert!(
        of_words.iter().all(|name| name.len() <= 110),
        "{of_words:?}"
    );
    for name in &names {
        assert!(
            name.chars()
                .all(|it| it.is_alphanumeric() || it == '-' || !it.is_ascii()),
            "{name}"
        );
    }
    let mut folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    folded.dedup();
    assert_eq!(folded.len(), names.len());
}

#[test]
fn a_guide_keeps_the_name_of_its_file() {
    let site = Desk::new()
        .bank(&bank(&[("Bugs", "")]))
        .guide("bugs", "# Tell me about a bug\n")
        .whole_story("a", "covers = [\"Tell me about a bug\", \"bugs\"]")
        .build()
        .clean();
    assert_eq!(questions(&site), ["bugs", "bugs-2"]);
    site.page("questions/bugs.html")
        .says(&["Tell me about a bug"]);
}

// --- Order ---------------------------------------------------------------------------------------

/// A site with two stories about the question `q`, each with these keys and this text.
fn two_answers(first: (&str, &str), second: (&str, &str)) -> Site {
    let story = |(keys, text): (&str, &str)| format!("+++\n{keys}\n+++\n{text}");
    Desk::new()
        .guide("q", "# Q?\n")
        .story("a", &story(first))
        .story("b", &story(second))
        .build()
}

#[test]
fn a_story_that_can_be_told_comes_before_one_that_is_unfinished() {
    let unfinished = "## Situation\nIt broke.\n";
    let site = two_answers(
        (
            "date = 2025-01-01\ncovers = [{ question = \"Q\", angle = \"x\" }]",
            unfinished,
        ),
        ("covers = [\"R\", \"Q\"]\ngaps = [\"x\"]", WHOLE),
    );
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn a_story_with_an_angle_comes_before_one_without() {
    let site = two_answers(
        ("date = 2025-01-01\ncovers = [\"Q\"]", WHOLE),
        (
            "gaps = [\"x\"]\ncovers = [\"R\", { question = \"Q\", angle = \"x\" }]",
            WHOLE,
        ),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
    site.page("questions/q.html").says(&["B", "Angle x", "A"]);
}

#[test]
fn a_story_that_names_the_question_earlier_comes_first() {
    let site = two_answers(
        ("date = 2025-01-01\ncovers = [\"R\", \"Q\"]", WHOLE),
        ("gaps = [\"x\"]\ncovers = [\"Q\", \"R\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn a_story_without_gaps_comes_before_one_with() {
    let site = two_answers(
        ("date = 2025-01-01\ngaps = [\"x\"]\ncovers = [\"Q\"]", WHOLE),
        ("covers = [\"Q\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn a_newer_story_comes_before_an_older_and_both_before_one_without_a_date() {
    let site = two_answers(
        ("date = 2024-12-31\ncovers = [\"Q\"]", WHOLE),
        ("date = 2025-01-01\ncovers = [\"Q\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
    let site = two_answers(
        ("covers = [\"Q\"]", WHOLE),
        ("date = 2000-01-01\ncovers = [\"Q\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn stories_that_are_alike_stand_by_title() {
    let site = two_answers(
        ("title = \"Zebra\"\ncovers = [\"Q\"]", WHOLE),
        ("title = \"Ant\"\ncovers = [\"Q\"]", WHOLE),
    )
    .clean();
    assert_eq!(answers(&site), ["b", "a"]);
}

#[test]
fn each_answer_shows_its_opening_line_its_angle_and_its_first_metric() {
    let site = two_answers(("title = \"Lift\"\nmetrics = [\"4 floors\", \"9 calls\"]\ncovers = [{ question = \"Q\", angle = \"Open on the noise\" }]", WHOLE), ("", WHOLE)).clean();
    site.page("questions/q.html")
        .says(&["Lift", "4 floors", "The lift broke.", "Open on the noise"])
        .never_says("9 calls");
}

// --- Neighbours ----------------------------------------------------------------------------------

#[test]
fn stories_near_a_question_are_named_the_nearest_first() {
    let site = Desk::new()
        .guide(
            "q",
            "+++\ntags = [\"repair\", \"night\"]\ncompetency = \"Ownership\"\n+++\n# Q?\n",
        )
        .bank(&bank(&[
            ("R", "competency = \"Ownership\""),
            ("S", "competency = \"Other\""),
        ]))
        .whole_story("answer", "tags = [\"repair\"]\ncovers = [\"Q\"]")
        .whole_story("far", "covers = [\"S\"]")
        .whole_story("one", "covers = [\"R\"]")
        .whole_story("two", "tags = [\"Repair\"]")
        .whole_story("three", "tags = [\"night\"]\ncovers = [\"R\"]")
        .whole_story("four", "tags = [\"night\", \"repair\"]")
        .build()
        .clean();
    let page = site.page("questions/q.html");
    page.says(&["Stories near it", "Four", "Three", "Two", "One"])
        .never_says("Far");
    assert_eq!(answers(&site), ["answer", "four", "three", "two", "one"]);
}

#[test]
fn at_most_five_neighbours_are_named() {
    let mut desk = Desk::new().guide("q", "+++\ntags = [\"repair\"]\n+++\n# Q?\n");
    for number in 1..=7 {
        desk = desk.whole_story(&format!("s{number}"), "tags = [\"repair\"]");
    }
    assert_eq!(
        answers(&desk.build().clean()),
        ["s1", "s2", "s3", "s4", "s5"]
    );
}

#[test]
fn questions_without_a_competency_have_no_neighbours_by_it() {
    let site = Desk::new()
        .guide("q", "# Q?\n")
        .whole_story("a", "covers = [\"R\"]")
        .build()
        .clean();
    assert!(answers(&site).is_empty());
}

// --- Guides --------------------------------------------------------------------------------------

#[test]
fn a_guide_shows_its_sections_in_order_unknown_ones_too() {
    let guide = "# Tell me about a failure

A word before.

## Structure
One, two.
## What it tests
Owning up.
### In detail
More.
## My own section
Mine.
## The crux
Own it.
## Signals of seniority
Calm.
## Pitfalls
Blame.
## Framing
Say it.
## Follow-up questions
- And then?
## Common mistakes
Length.
## Performance considerations
Not applicable.
## Edge cases
n/a
## Real-world examples

## Weather
None
";
    let site = Desk::new().guide("a-failure", guide).build().clean();
    let page = site.page("questions/a-failure.html");
    page.says(&[
        "Tell me about a failure",
        "A word before.",
        "Structure",
        "One, two.",
        "What it tests",
        "Owning up.",
        "In detail",
        "More.",
        "My own section",
        "Mine.",
        "The crux",
        "Own it.",
        "Signals of seniority",
        "Calm.",
        "Pitfalls",
        "Blame.",
        "Framing",
        "Say it.",
        "Follow-up questions",
        "And then?",
        "Common mistakes",
        "Length.",
    ]);
    for hidden in [
        "Performance",
        "Edge cases",
        "Real-world",
        "Weather",
        "applicable",
    ] {
        page.never_says(hidden);
    }
}

#[test]
fn the_question_of_a_guide_is_that_of_its_keys_else_its_heading_else_its_name() {
    let site = Desk::new()
        .guide("a", "---\nquestion: From the keys?\n---\n")
        .guide("b", "# From the heading?\n")
        .guide("from-the-name", "## Crux\nYes.\n")
        .build()
        .clean();
    site.page("questions/a.html").says(&["From the keys?"]);
    site.page("questions/b.html").says(&["From the heading?"]);
    site.page("questions/from-the-name.html")
        .says(&["From the name"]);
}

#[test]
fn a_question_without_guide_and_story_says_so_and_what_to_do_next() {
    let site = Desk::new()
        .bank(&bank(&[("Why you?", "competency = \"Motive\"")]))
        .build()
        .clean();
    site.page("questions/why-you.html").says(&[
        "Motive",
        "Why you?",
        "No story answers this yet.",
        "Next:",
    ]);
    site.page("index.html")
        .says(&["Motive", "0 of 1", "Questions without a story", "Why you?"]);
}

#[test]
fn the_home_page_names_the_one_thing_to_do_next() {
    let questions = bank(&[
        ("A?", "competency = \"Half\""),
        ("B?", "competency = \"Half\""),
        ("C?", "competency = \"None\""),
    ]);
    let whole = |keys: &str| Desk::new().bank(&questions).whole_story("told", keys);
    let next = |desk: &Desk, words: &[&str]| {
        desk.build().page("index.html").says(words);
    };
    // What cannot be told yet comes first, then the competency that is covered least, then facts.
    let covers = "covers = [\"A\"]\ngaps = [\"When?\"]";
    let unfinished = whole(covers).story("begun", "# Begun\n\n## Task\n\nTo tell it.\n");
    next(
        &unfinished,
        &["Next: finish this story", "Begun", "Stories"],
    );
    next(
        &whole(covers),
        &["Next: find a story for this question", "C?", "Stories"],
    );
    let covers = "covers = [\"A\", \"B\", \"C\"]\ngaps = [\"When?\"]";
    next(&whole(covers), &["Next: find out", "Told", "Stories"]);
    let done = whole("covers = [\"A\", \"B\", \"C\"]").build();
    done.page("index.html").never_says("Next");
    let public = whole(covers).settings("visibility = \"public\"").build();
    public.page("index.html").never_says("Next");
}

// --- Overviews -----------------------------------------------------------------------------------

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
    site.page("tags/index.html")
        .says(&["C 2 stories", "Post-mortem 2 stories · 1 guide"]);
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
