//! What is expected in each round, and which story is told for it.

use super::{planned, site_of};
use crate::desk::Desk;

const STORIES: &[(&str, &[&str])] = &[
    ("bridge", &["A failure?", "A risk?"]),
    ("lift", &["A failure?"]),
    ("ferry", &["A risk?", "A quarrel?"]),
];

fn with_interview(desk: Desk, keys: &str) -> Desk {
    let bank = "[[question]]
text = 'A failure?'
competency = 'Failure'
[[question]]
text = 'A second failure?'
competency = 'Failure'
[[question]]
text = 'A risk?'
competency = 'Risk'
[[question]]
text = 'A quarrel?'
competency = 'People'
";
    let text = format!("+++\ncompany = 'Northwind'\n{keys}\n+++\n");
    desk.bank(bank)
        .file("content/interviews/northwind.md", text)
}

#[test]
fn a_round_gets_the_questions_of_its_competencies_in_turns_as_far_as_its_minutes_go() {
    let keys = "[[rounds]]\nname = 'First'\nminutes = 27\ncompetencies = ['Failure', 'Risk']";
    let site = with_interview(site_of(STORIES), keys).build().clean();
    // Nine minutes each: three questions, one of each competency before a second of one.
    assert_eq!(
        planned(&site),
        [[
            "A failure?: bridge",
            "A risk?: ferry",
            "A second failure?: -"
        ]]
    );
}

#[test]
fn no_question_is_expected_twice_and_no_story_told_twice_over_all_rounds() {
    let keys = "[[rounds]]
name = 'First'
minutes = 9
competencies = ['Failure']
[[rounds]]
name = 'Second'
minutes = 18
competencies = ['Failure', 'Risk']
";
    let site = with_interview(site_of(STORIES), keys).build().clean();
    assert_eq!(
        planned(&site),
        [
            vec!["A failure?: bridge"],
            vec!["A second failure?: -", "A risk?: ferry"]
        ]
    );
}

#[test]
fn a_question_that_is_sure_in_a_later_round_is_not_expected_before() {
    let keys = "[[rounds]]
name = 'First'
minutes = 9
competencies = ['Failure']
[[rounds]]
name = 'Second'
minutes = 9
questions = ['a failure']
";
    let site = with_interview(site_of(STORIES), keys).build().clean();
    assert_eq!(
        planned(&site),
        [["A second failure?: -"], ["A failure?: bridge"]]
    );
}

#[test]
fn a_chosen_story_is_told_where_its_author_wants_it() {
    let keys = "[[rounds]]
name = 'First'
minutes = 9
questions = [{ question = 'A failure?', story = 'ferry' }]
[[rounds]]
name = 'Second'
minutes = 9
competencies = ['People']
stories = ['lift']
";
    let site = with_interview(site_of(STORIES), keys).build().clean();
    assert_eq!(
        planned(&site),
        [["A failure?: ferry"], ["A failure?: lift"]]
    );
}

#[test]
fn a_round_that_says_nothing_may_ask_whatever_there_is() {
    let keys = "[[rounds]]\nname = 'Anything'\nminutes = 30";
    let site = with_interview(site_of(STORIES), keys).build().clean();
    assert_eq!(
        planned(&site),
        [["A failure?: lift", "A risk?: bridge", "A quarrel?: ferry"]]
    );
}

#[test]
fn what_was_asked_elsewhere_comes_first_and_what_went_well_is_told_again() {
    let keys = "[[rounds]]\nname = 'First'\nminutes = 9\ncompetencies = ['Failure']";
    let desk = with_interview(site_of(STORIES), keys);
    let asked = "+++
company = 'Fabrikam'
[[asked]]
question = 'A second failure?'
story = 'lift'
went = 'fairly'
[[asked]]
question = 'A failure?'
story = 'lift'
went = 'well'
[[asked]]
question = 'A failure?'
went = 'badly'
story = 'bridge'
+++
";
    let site = desk
        .file("content/interviews/fabrikam.md", asked)
        .build()
        .clean();
    let page = site.page("interviews/northwind.html");
    // It was asked twice there, the other once.
    page.says(&["A failure?", "lift"]);
    let question = site.page("questions/a-failure.html");
    question.says(&["Stories that answer it", "lift", "bridge"]);
    question.says(&[
        "Asked at",
        "Fabrikam",
        "lift",
        "went well",
        "bridge",
        "went badly",
    ]);
    site.page("stories/lift.html")
        .says(&["Told at", "Fabrikam", "A failure?", "went well"]);
}
