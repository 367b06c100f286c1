//! Banks with a name: expected where an interview names them.

use super::{planned, site_of};
use crate::desk::Desk;

const PRINCIPLES: &str = "name = 'Principles'
[[question]]
text = 'A bar that you raised?'
competency = 'Insist on standards'
[[question]]
text = 'A failure?'
competency = 'Insist on standards'
";

fn site() -> Desk {
    site_of(&[("bridge", &["A failure?"])])
        .bank("[[question]]\ntext = 'A risk?'\ncompetency = 'Risk'\n")
        .file("content/questions/principles.toml", PRINCIPLES)
}

#[test]
fn a_bank_with_a_name_is_asleep_until_an_interview_names_it() {
    let asleep = site().build().clean();
    asleep
        .page("questions/index.html")
        .says(&["A risk?", "A failure?"]);
    asleep
        .page("questions/index.html")
        .never_says("A bar that you raised?");

    let keys = "+++\ncompany = 'Northwind'\nbanks = ['principles']\n+++\n";
    let awake = site()
        .file("content/interviews/northwind.md", keys)
        .build()
        .clean();
    awake
        .page("questions/index.html")
        .says(&["A bar that you raised?"]);
}

#[test]
fn an_interview_expects_the_questions_of_its_own_banks_first() {
    let rounds = "[[rounds]]\nname = 'First'\nminutes = 18\ncompetencies = ['Insist on standards']";
    let keys = format!("+++\ncompany = 'Northwind'\nbanks = ['Principles']\n{rounds}\n+++\n");
    let site = site()
        .file("content/interviews/northwind.md", keys)
        .build()
        .clean();
    assert_eq!(
        planned(&site),
        [["A bar that you raised?: -", "A failure?: bridge"]]
    );
}

#[test]
fn another_interview_does_not_expect_them() {
    let of = |company: &str, banks: &str| {
        format!(
            "+++\ncompany = '{company}'\nbanks = [{banks}]\n[[rounds]]\nname = 'All'\nminutes = 90\n+++\n"
        )
    };
    let site = site()
        .file(
            "content/interviews/northwind.md",
            of("Northwind", "'Principles'"),
        )
        .file("content/interviews/fabrikam.md", of("Fabrikam", ""))
        .build()
        .clean();
    site.page("interviews/northwind.html")
        .says(&["A bar that you raised?"]);
    site.page("interviews/fabrikam.html")
        .never_says("A bar that you raised?");
}
