//! What is in the index of a public site.

use crate::desk::Desk;

#[test]
fn a_redacted_name_finds_nothing_on_a_public_site() {
    let settings = "visibility = \"public\"\n[share]\nredact = { \"Bergsund\" = \"a port\" }\n";
    let desk = Desk::new()
        .settings(settings)
        .whole_story("crane", "title = \"The crane at Bergsund\"");
    let index = desk.build().clean().text("search-index.js");
    assert!(!index.to_lowercase().contains("bergsund"), "{index}");
    assert!(index.contains("a port"), "{index}");
}

#[test]
fn what_is_private_is_not_in_the_index_of_a_public_site() {
    let story = "+++\ntitle = \"The lift\"\ncovers = [\"Who mended it?\"]\n+++\n## Situation\nIt broke.\n\n## Coaching\nZanzibar.\n";
    let bank = "[[question]]\ntext = \"What is uncovered?\"\n";
    let desk = |settings: &str| {
        Desk::new()
            .settings(settings)
            .bank(bank)
            .story("lift", story)
    };
    let own = desk("").build().text("search-index.js");
    assert!(own.contains("What is uncovered?"), "{own}");
    let public = desk("visibility = \"public\"\n")
        .build()
        .text("search-index.js");
    for secret in [
        "What is uncovered?",
        "zanzibar",
        "search_aliases",
        "aliases\"]",
    ] {
        assert!(!public.contains(secret), "{secret}: {public}");
    }
}

#[test]
fn words_of_the_language_are_no_leak_of_names_that_are_words_as_well() {
    let settings = "visibility = \"public\"\n[share]\nredact = { \"Chase\" = \"a bank\", \"Square\" = \"a shop\" }\n";
    let desk = Desk::new()
        .settings(settings)
        .whole_story("till", "title = \"The till at Chase\"");
    let site = desk.build().reports(&["unused-redaction"]);
    let index = site.text("search-index.js");
    assert!(index.contains("The till at a bank"), "{index}");
}
