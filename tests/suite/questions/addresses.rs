//! The addresses of questions.

use super::{bank, questions};
use crate::desk::Desk;

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
