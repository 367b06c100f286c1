//! The pages of interviews, and what other pages say of them.

use insta::assert_snapshot;

use super::site_of;

const NORTHWIND: &str = "+++
company = 'Northwind'
role = 'Staff engineer'
date = 2026-12-03T09:30
ask = ['Who had this job before?']
[[rounds]]
name = 'Hiring manager'
minutes = 45
interviewer = 'Mara'
competencies = ['Ownership']
notes = 'Figures first.'
ask = ['What should I leave alone?']
[[rounds]]
name = 'Director'
minutes = 9
questions = ['Why us?']
+++
## What they do
Vans, and [the bridge](../stories/bridge.md).
";

fn site() -> crate::desk::Site {
    let bank = "[[question]]
text = 'A failure?'
competency = 'Ownership'
[[question]]
text = 'A promise that you broke?'
competency = 'Ownership'
[[question]]
text = 'Why us?'
competency = 'Motivation'
";
    site_of(&[
        ("bridge", &["A failure?"]),
        ("ferry", &["A failure?"]),
        ("lift", &["Something else?"]),
    ])
    .bank(bank)
    .file("content/interviews/northwind.md", NORTHWIND)
    .build()
    .clean()
}

#[test]
fn the_page_of_an_interview() {
    assert_snapshot!(site().page("interviews/northwind.html").main());
}

#[test]
fn home_names_the_interview_and_what_is_missing_for_it() {
    site().page("index.html").says(&[
        "Coming interviews",
        "Northwind · Staff engineer",
        "3 December 2026",
        "09:30",
        "no story yet",
        "A promise that you broke?",
        "no story yet",
        "Why us?",
    ]);
}

#[test]
fn a_site_without_interviews_says_how_to_begin_one() {
    let site = site_of(&[("bridge", &["A failure?"])]).build().clean();
    site.page("index.html").never_says("Coming interviews");
    site.page("interviews/index.html")
        .says(&["No interviews yet", "starling new interview"]);
}
