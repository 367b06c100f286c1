//! An interview as it is practised: its questions, their order, and the stories for them.

use serde_json::{Value, json};

use crate::desk::{Desk, Site, WHOLE};

/// A site with two stories, and interviews as they are given.
fn desk(interviews: &[(&str, &str)]) -> Desk {
    let story = |covers: &str| format!("+++\ncovers = [{covers}]\n+++\n{WHOLE}");
    let desk = Desk::new()
        .story("lift", &story("\"Why us?\", \"A conflict?\""))
        .story("boat", &story("\"A conflict?\""));
    interviews.iter().fold(desk, |desk, (name, keys)| {
        let text = format!("+++\ncompany = \"Acme\"\n{keys}\n+++\n");
        desk.file(&format!("content/interviews/{name}.md"), text)
    })
}

/// What the page to practise on knows of interviews.
fn interviews(site: &Site) -> Value {
    let html = site.page("practice.html").html().to_owned();
    let (_, rest) = html
        .split_once("<template id=\"site-repertoire\">")
        .unwrap();
    let (written, _) = rest.split_once("</template>").unwrap();
    let repertoire: Value = serde_json::from_str(written).unwrap();
    repertoire["interviews"].clone()
}

const ROUNDS: &str = "\
[[rounds]]
name = \"First\"
minutes = 30
questions = [{ question = \"A conflict?\", story = \"boat\" }, \"Nobody knows this?\"]
[[rounds]]
name = \"Second\"
minutes = 30
questions = [\"Why us?\"]
";

#[test]
fn the_page_knows_what_each_interview_expects_in_order_and_with_the_story_for_it() {
    let keys = format!("role = \"Clerk\"\ndate = 2027-02-11T09:30\n{ROUNDS}");
    let site = desk(&[("acme", &keys)]).build();
    let expected = json!([{
        "slug": "acme",
        "title": "Acme · Clerk",
        "date": "2027-02-11",
        "questions": [
            { "id": "a-conflict", "story": "boat" },
            { "id": "nobody-knows-this", "story": null },
            { "id": "why-us", "story": "lift" },
        ],
    }]);
    assert_eq!(interviews(&site), expected);
    site.page("interviews/acme.html")
        .has("practice.html#interview=acme");
    site.page("practice.html").has("id=\"interview=acme\"");
}

#[test]
fn what_is_over_or_expects_nothing_has_no_deck() {
    let over = format!("{ROUNDS}[[asked]]\nquestion = \"Why us?\"\n");
    let site = desk(&[("over", &over), ("empty", "date = 2027-02-11")]).build();
    assert_eq!(interviews(&site), json!([]));
    for page in ["interviews/over.html", "interviews/empty.html"] {
        site.page(page).lacks("practice.html#interview");
    }
}

#[test]
fn others_learn_of_no_interview() {
    let site = desk(&[("acme", ROUNDS)])
        .settings("visibility = \"public\"")
        .build();
    assert_eq!(interviews(&site), json!([]));
    site.page("practice.html").lacks("Acme");
}
