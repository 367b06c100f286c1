//! `starling export`: everything for other programs.

use crate::desk::{Desk, WHOLE};

fn desk() -> Desk {
    Desk::new().story(
        "lift",
        &format!("+++\ntitle = \"The lift\"\ntags = [\"calm heads\"]\ncovers = [\"Why us?\"]\nmetrics = [\"=1+1\"]\ngaps = [\"Zimtstern\"]\n+++\n{WHOLE}\n## Coaching\nZimtstern\n"),
    )
}

#[test]
fn json_has_every_story_and_question_with_stable_ids() {
    let ran = desk()
        .run(&["export", "json"])
        .ends_with(0)
        .does_not_complain();
    let all: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(all["stories"][0]["id"], "lift");
    assert_eq!(all["stories"][0]["parts"]["task"], "I had to mend it.");
    assert_eq!(all["stories"][0]["covers"][0]["question"], "why-us");
    assert_eq!(all["questions"][0]["stories"][0], "lift");
}

#[test]
fn json_has_the_interviews_of_its_author_alone() {
    let interview = "+++
company = \"Acme\"
date = \"2026-12-03 09:30\"
[[rounds]]
name = \"One\"
minutes = 45
questions = [{ question = \"Why us?\", story = \"lift\" }]
[[asked]]
question = \"Why us?\"
went = \"well\"
+++
Bring the badge.
";
    let desk = desk().file("content/interviews/acme.md", interview);
    let exported = |arguments: &[&str]| -> serde_json::Value {
        serde_json::from_str(&desk.run(arguments).ends_with(0).out).unwrap()
    };
    let own = exported(&["export", "json"]);
    let interview = &own["interviews"][0];
    assert_eq!(interview["id"], "acme");
    assert_eq!(interview["date"], "2026-12-03 09:30");
    assert_eq!(interview["notes"], "Bring the badge.");
    let question = &interview["rounds"][0]["questions"][0];
    assert_eq!(question["question"], "why-us");
    assert_eq!(question["story"], "lift");
    assert_eq!(interview["asked"][0]["went"], "well");
    let shared = exported(&["export", "json", "--share"]);
    assert_eq!(shared["interviews"], serde_json::json!([]));
}

#[test]
fn csv_has_a_row_for_each_story_and_no_formula() {
    let ran = desk().run(&["export", "csv"]).ends_with(0);
    let mut lines = ran.out.lines();
    assert!(lines.next().unwrap().starts_with("id,title,headline"));
    let row = lines.next().unwrap();
    assert!(
        row.starts_with("lift,The lift,") && row.contains("'=1+1"),
        "{row}"
    );
}

#[test]
fn anki_has_a_card_for_each_question_that_a_story_answers() {
    let ran = desk().run(&["export", "anki"]).ends_with(0);
    let cards: Vec<&str> = ran.out.lines().filter(|it| !it.starts_with('#')).collect();
    let [card] = cards.as_slice() else {
        panic!("{ran}")
    };
    let fields: Vec<&str> = card.split('\t').collect();
    assert_eq!(fields[0], "starling:lift:why-us");
    assert_eq!(fields[1], "Why us?");
    assert!(
        fields[2].contains("<b>The lift</b>") && fields[2].contains("The lift broke."),
        "{card}"
    );
    assert_eq!(fields[3], "calm-heads");
}

#[test]
fn what_is_private_is_not_exported_from_a_public_site() {
    let desk = desk().settings("visibility = \"public\"");
    for format in ["json", "csv", "anki"] {
        let ran = desk.run(&["export", format]).ends_with(0);
        assert!(!ran.out.contains("Zimtstern"), "{ran}");
    }
}

#[test]
fn an_export_is_never_written_over_a_file() {
    let desk = desk();
    desk.run(&["export", "csv", "-o", "all.csv"])
        .ends_with(0)
        .says("created all.csv");
    desk.run(&["export", "csv", "-o", "all.csv"])
        .ends_with(2)
        .complains("`all.csv` is there already");
}
