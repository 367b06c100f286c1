//! What the files of interviews say, and what is wrong with them.

use insta::assert_snapshot;

use super::site_of;
use crate::desk::Desk;

fn interview(keys: &str) -> Desk {
    let desk = site_of(&[("bridge", &["A failure?"])]);
    let bank = "[[question]]\ntext = 'A failure?'\ncompetency = 'Ownership'\n";
    let text = format!("+++\ncompany = 'Northwind'\n{keys}\n+++\n");
    desk.bank(bank)
        .file("content/interviews/northwind.md", text)
}

#[test]
fn names_that_nothing_has_are_reported_at_their_place_with_what_was_meant() {
    let site = interview(
        "banks = ['Amazon']
[[rounds]]
name = 'First'
minutes = 45
competencies = ['Ownershp']
stories = ['brigde']
",
    )
    .build();
    assert_snapshot!(site.drawn());
}

#[test]
fn a_round_without_minutes_is_taken_for_a_usual_one_and_reported() {
    let site = interview("[[rounds]]\nname = 'First'").build();
    assert_eq!(site.rules(), ["no-minutes"]);
    site.page("interviews/northwind.html")
        .says(&["First", "45 minutes"]);
}

#[test]
fn a_date_may_have_a_time_and_a_zone_in_any_of_the_usual_ways() {
    for (written, shown) in [
        ("2026-12-03T14:30", "14:30"),
        ("2026-12-03 14:30:00+01:00", "14:30 +01:00"),
        ("'2026-12-03 9:30 Europe/Berlin'", "09:30 Europe/Berlin"),
        ("'2026-12-03T14:30Z'", "14:30 Z"),
    ] {
        let site = interview(&format!("date = {written}")).build().clean();
        site.page("interviews/northwind.html")
            .says(&["3 December 2026", shown]);
    }
}

#[test]
fn a_date_that_is_none_is_reported() {
    for written in [
        "'2026-02-30'",
        "'next week'",
        "'2026-12-03 25:00'",
        "'2026-12-03 14:30 +1:99'",
        "'2026-12-03 14:30 (CET)'",
    ] {
        let site = interview(&format!("date = {written}")).build();
        assert_eq!(site.rules(), ["invalid-date"], "{written}");
    }
}

#[test]
fn rounds_follow_each_other_unless_they_have_a_time_of_their_own() {
    let site = interview(
        "date = 2026-12-03T09:30
[[rounds]]
name = 'First'
minutes = 45
[[rounds]]
name = 'Second'
minutes = 30
[[rounds]]
name = 'Third'
minutes = 30
date = 2026-12-04T13:00
",
    )
    .build()
    .clean();
    let page = site.page("interviews/northwind.html");
    page.says(&["First", "09:30", "Second", "10:15", "Third", "13:00"]);
}

#[test]
fn interviews_are_no_part_of_a_public_site() {
    let site = interview("role = 'Bridge builder'\n[[rounds]]\nname = 'First'\nminutes = 9")
        .settings("visibility = 'public'")
        .build()
        .clean();
    for route in site.paths() {
        assert!(!route.starts_with("interviews"), "{route} is there");
    }
    for page in site.pages() {
        page.never_says("Northwind");
        page.never_says("Bridge builder");
    }
}

#[test]
fn a_draft_is_no_interview_yet() {
    let site = interview("draft = true").build().clean();
    assert!(site.portfolio().interviews.is_empty());
    assert_eq!(
        interview("draft = true")
            .with_drafts()
            .build()
            .portfolio()
            .interviews
            .len(),
        1
    );
}

#[test]
fn a_new_interview_is_named_for_the_company_and_builds() {
    let desk = Desk::new();
    let made = desk
        .run(&[
            "new",
            "interview",
            "Northwind, staff engineer",
            "--date",
            "2026-12-03",
        ])
        .ends_with(0);
    assert_eq!(
        made.out,
        "created content/interviews/northwind-staff-engineer.md\n"
    );
    let site = desk.build().clean();
    site.page("interviews/northwind-staff-engineer.html")
        .says(&[
            "3 December 2026",
            "Northwind",
            "staff engineer",
            "First talk",
            "45 minutes",
        ]);
}

#[test]
fn a_date_that_is_none_makes_no_file_and_only_interviews_have_one() {
    let desk = Desk::new();
    desk.run(&["new", "interview", "Northwind", "--date", "soon"])
        .ends_with(2)
        .complains("`soon` is no date");
    desk.run(&["new", "story", "The lift", "--date", "2026-12-03"])
        .ends_with(2)
        .complains("only an interview is on a date");
    assert!(!desk.root().join("content").exists());
}
