//! What is printed for an interview: its plan, the sheets of its stories, a card for the pocket.

use super::fonts::arabic_font;
use super::{info, pdf, poppler, printed, words};
use crate::desk::{Desk, Site, WHOLE};

/// A story that begins in its own words.
fn story(keys: &str, begins: &str) -> String {
    let told = WHOLE.replace("The lift broke. I had", &format!("{begins} I had"));
    format!("+++\n{keys}\n+++\n{told}")
}

const BANK: &str = r#"
[[question]]
text = "Why trams?"
competency = "Calm"
[[question]]
text = "Why lifts?"
competency = "Calm"
[[question]]
text = "Why zeppelins?"
competency = "Speed"
"#;

const INTERVIEW: &str = r#"+++
company = "Harbour & Sons"
role = "Night pilot"
date = "2027-02-11 09:30 Europe/Berlin"
ask = ["Who had this job before?"]

[[rounds]]
name = "The team"
minutes = 45
interviewer = "Ann Berg"
notes = "She likes figures."
questions = [
  { question = "Why trams?", story = "tram" },
  { question = "Why zeppelins?" },
  { question = "Why lifts?", story = "lift" },
]
ask = ["What is a good night?"]

[[rounds]]
name = "The director"
minutes = 30
interviewer = "Bo Lind"
questions = [
  { question = "Why trams, again?", story = "tram" },
  { question = "Why boats?", story = "boat" },
]
+++
"#;

/// Four stories, three of which are told in an interview; the fourth is a reserve.
fn desk() -> Desk {
    Desk::new()
        .story("boat", &story("title = \"The boat\"\ndate = 2025-03-01\ncovers = [\"Why boats?\"]\nmetrics = [\"7 knots in fog\"]", "A boat has no brakes."))
        .story("ferry", &story("title = \"The ferry\"\ndate = 2025-04-01\ncovers = [\"Why trams?\"]", "A ferry came late."))
        .story("lift", &story("title = \"The lift\"\nheadline = \"I got forty people home\"\ndate = 2025-02-01\ncovers = [\"Why lifts?\"]\nmetrics = [\"40 people home\", \"2 h of repair\"]", "A lift hung between floors."))
        .story("tram", &story("title = \"The tram\"\ndate = 2025-01-01\ncovers = [\"Why trams?\", \"Why trams, again?\"]\nmetrics = [\"31 % fewer delays\"]", "A tram rang its bell."))
        .bank(BANK)
        .file("content/interviews/harbour.md", INTERVIEW)
}

const PACK: &str = "interviews/harbour.pdf";
const CARD: &str = "interviews/harbour-card.pdf";

/// What is on a page of a PDF file, counted from 1, its words parted by single spaces.
fn page(pdf: &[u8], number: &str) -> String {
    let text = poppler(
        "pdftotext",
        &["-raw", "-f", number, "-l", number, "-", "-"],
        pdf,
    );
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// All that is in a PDF file, in the order of reading.
fn text(pdf: &[u8]) -> String {
    let text = poppler("pdftotext", &["-raw", "-", "-"], pdf);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Holds that the text has all of these, each behind the one before.
#[track_caller]
fn says_in_order(text: &str, order: &[&str]) {
    let mut rest = text;
    for next in order {
        let at = rest.find(next);
        let at = at.unwrap_or_else(|| panic!("no {next:?} behind what came before in {text}"));
        rest = &rest[at + next.len()..];
    }
}

fn built() -> Site {
    desk().build()
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_pack_begins_with_the_plan_of_the_day_on_one_page() {
    let site = built();
    let pack = pdf(&site, PACK);
    says_in_order(
        &page(pack, "1"),
        &[
            "Harbour & Sons",
            "Night pilot",
            "11 February 2027, 09:30 Europe/Berlin",
            "09:30 The team 45 minutes · Ann Berg",
            "She likes figures.",
            "Why trams?",
            "The tram 31 % fewer delays",
            "A tram rang its bell.",
            "Why zeppelins?",
            "no story yet",
            "Why lifts?",
            "The lift 40 people home",
            "A lift hung between floors.",
            "In reserve The ferry",
            "Ask them",
            "What is a good night?",
            "10:15 The director 30 minutes · Bo Lind",
            "Why trams, again?",
            "The tram told before",
            "Why boats?",
            "The boat 7 knots in fog",
            "A boat has no brakes.",
            "Ask them",
            "Who had this job before?",
            "Harbour & Sons · Night pilot",
            "11 February 2027",
        ],
    );
    assert_eq!(info(pack, "Title"), "Harbour & Sons · Night pilot");
    assert_eq!(info(pack, "Tagged"), "yes");
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn the_sheets_of_a_pack_follow_the_rounds_each_once_and_are_numbered_among_themselves() {
    let site = built();
    let pack = pdf(&site, PACK);
    assert_eq!(info(pack, "Pages"), "4");
    for (number, foot) in [
        ("2", "The tram 1/3"),
        ("3", "The lift 2/3"),
        ("4", "The boat 3/3"),
    ] {
        let page = page(pack, number);
        assert!(page.ends_with(foot), "page {number}: {page}");
    }
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn the_plan_is_read_aloud_question_by_question() {
    let site = built();
    let told = poppler("pdfinfo", &["-struct-text", "-"], pdf(&site, PACK));
    says_in_order(
        &told,
        &[
            "H1",
            "Harbour & Sons",
            "H2",
            "The team",
            "Lbl",
            "Why trams?",
            "LBody",
            "The tram",
            "Lbl",
            "Why zeppelins?",
            "LBody",
            "no story yet",
            "H2",
            "The director",
            "H2",
            "Ask them",
        ],
    );
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn the_plan_of_the_demo_is_on_one_page_of_a4() {
    let site = Desk::demo().build().clean();
    let pack = pdf(&site, "interviews/northwind.pdf");
    let all = text(pack);
    let number = all.rsplit_once('/').unwrap().1;
    let sheets: usize = number.parse().unwrap();
    assert_eq!(info(pack, "Pages"), (1 + sheets).to_string());
    let plan = page(pack, "1");
    assert!(
        plan.contains("Director") && plan.contains("Ask them"),
        "{plan}"
    );
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn nothing_of_a_plan_is_lost_on_any_paper() {
    // More than fits a small card: the plan goes on on the next.
    let desk = desk();
    let questions: Vec<String> = (0..30)
        .map(|number| format!("{{ question = \"What about bridge {number} of the town?\" }}"))
        .collect();
    let round = format!(
        "[[rounds]]\nname = \"The evening\"\nquestions = [{}]\n+++\n",
        questions.join(", ")
    );
    desk.write(
        "content/interviews/harbour.md",
        format!("{}{round}", INTERVIEW.trim_end().trim_end_matches("+++")),
    );
    for (paper, per_page) in [
        ("a4", "1"),
        ("letter", "4"),
        ("a5", "1"),
        ("a6", "1"),
        ("4x6in", "1"),
        ("3x5in", "1"),
    ] {
        let arguments = ["print", "--interview", "harbour", "-o", "out.pdf"];
        let on_paper = ["--paper", paper, "--per-page", per_page];
        desk.run(&[&arguments[..], &on_paper].concat()).ends_with(0);
        let pack = std::fs::read(desk.root().join("out.pdf")).unwrap();
        let text = text(&pack);
        for number in 0..30 {
            let question = format!("What about bridge {number} of the town?");
            assert!(text.contains(&question), "{paper}: no {question} in {text}");
        }
        for expected in ["A tram rang its bell.", "31 %", "Why zeppelins?", "Bo Lind"] {
            assert!(text.contains(expected), "{paper}: no {expected} in {text}");
        }
        assert_eq!(text.matches("no story yet").count(), 31, "{paper}");
    }
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn what_to_ask_them_never_takes_a_page_of_its_own() {
    let ask = |count: usize| {
        let questions: Vec<String> = (0..count)
            .map(|number| format!("\"What became of ferry {number}?\""))
            .collect();
        let ask = format!("ask = [{}]", questions.join(", "));
        let desk = desk();
        desk.write(
            "content/interviews/harbour.md",
            INTERVIEW.replace("ask = [\"Who had this job before?\"]", &ask),
        );
        let site = desk.build();
        let pack = pdf(&site, PACK);
        (
            info(pack, "Pages"),
            text(pack).matches("What became").count(),
        )
    };
    assert_eq!(ask(5), ("4".to_owned(), 5));
    assert_eq!(ask(100), ("4".to_owned(), 0));
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_card_for_the_pocket_has_what_brings_each_story_back() {
    let site = built();
    let card = pdf(&site, CARD);
    says_in_order(
        &text(card),
        &[
            "Harbour & Sons",
            "11 February 2027, 09:30 Europe/Berlin",
            "09:30 The team 45 minutes · Ann Berg",
            "The tram",
            "31 % fewer delays",
            "A tram rang its bell.",
            "The lift",
            "I got forty people home",
            "40 people home",
            "2 h of repair",
            "A lift hung between floors.",
            "10:15 The director",
            "The boat",
            "A boat has no brakes.",
        ],
    );
    assert_eq!(text(card).matches("The tram").count(), 1);
    assert_eq!(info(card, "Pages"), "1");
    assert_eq!(
        info(card, "Title"),
        "Card for the pocket · Harbour & Sons · Night pilot"
    );
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_card_fits_a_pocket_unless_a_paper_is_asked_for() {
    for (paper, size) in [
        ("a4", "297.638 x 419.528"),
        ("a5", "297.638 x 419.528"),
        ("letter", "288 x 432"),
        ("3x5in", "216 x 360"),
    ] {
        let site = desk()
            .settings(&format!("[sheets]\npaper = \"{paper}\""))
            .build();
        let card = info(pdf(&site, CARD), "Page size");
        assert!(card.starts_with(size), "{paper}: {card}");
    }
    let desk = desk();
    let size = |arguments: &[&str]| {
        let asked = ["print", "--interview", "harbour", "--card", "-o", "c.pdf"];
        desk.run(&[&asked[..], arguments].concat())
            .ends_with(0)
            .does_not_complain()
            .says("Printed a card of 3 stories on 1 page -> c.pdf in ");
        info(
            &std::fs::read(desk.root().join("c.pdf")).unwrap(),
            "Page size",
        )
    };
    assert!(size(&[]).starts_with("297.638 x 419.528"));
    assert!(size(&["--paper", "a5"]).starts_with("419.528 x 595.276"));
    assert!(size(&["--per-page", "4"]).starts_with("595.276 x 841.89"));
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn an_interview_is_printed_by_its_name_with_all_that_printing_offers() {
    let desk = desk();
    desk.run(&["print", "--interview", "harbour"])
        .ends_with(0)
        .does_not_complain()
        .says("Printed a plan and 3 sheets on 4 pages -> cheat-sheets.pdf in ");
    assert_eq!(
        printed(&desk, "cheat-sheets.pdf"),
        ["The tram 1/3", "The lift 2/3", "The boat 3/3"]
    );
    desk.run(&[
        "print",
        "--interview",
        "Harbour",
        "--per-page",
        "2",
        "--duplex",
    ])
    .ends_with(0)
    .says("Printed a plan and 3 sheets on 2 pages");
}

#[test]
fn an_interview_that_is_not_there_is_answered_with_the_one_that_was_meant() {
    let desk = desk();
    let answers: [(&[&str], &str); 6] = [
        (&["--interview", "harbor"], "did you mean `harbour`?"),
        (&["--interview", "zeppelin"], "`starling list interviews`"),
        (&["--interview", "harbour", "--all"], "cannot be used with"),
        (&["--all", "--card"], "cannot be used with"),
        (&["--card"], "--interview <SLUG>"),
        (
            &["--interview", "harbour", "--card", "--coaching"],
            "cannot be used with",
        ),
    ];
    for (arguments, answer) in answers {
        desk.run(&[&["print"], arguments].concat())
            .ends_with(2)
            .says_nothing()
            .complains(answer);
    }
    desk.write("starling.toml", "visibility = \"public\"");
    desk.run(&["print", "--interview", "harbour"])
        .ends_with(2)
        .complains("others see no interviews");
    assert!(!desk.has("cheat-sheets.pdf"));
}

#[test]
fn the_page_of_an_interview_leads_to_what_is_printed_for_it() {
    let site = built();
    let page = site.page("interviews/harbour.html");
    for file in ["harbour.pdf", "harbour-card.pdf"] {
        let link = format!("href=\"../interviews/{file}\" type=\"application/pdf\"");
        assert!(page.html().contains(&link), "{}", page.html());
    }
    let without = desk().settings("[sheets]\npdf = false").build();
    assert!(without.paths().iter().all(|path| !path.contains(".pdf")));
    let page = without.page("interviews/harbour.html");
    assert!(!page.html().contains(".pdf"), "{}", page.html());
}

#[test]
fn nothing_is_printed_of_interviews_on_a_public_site() {
    let desk = desk();
    desk.write("starling.toml", "visibility = \"public\"");
    let site = desk.build().clean();
    let paths = site.paths();
    assert!(
        paths.iter().all(|path| !path.contains("harbour")),
        "{paths:?}"
    );
    assert!(paths.iter().any(|path| path.ends_with("tram.pdf")));
}

#[test]
fn the_same_interview_is_printed_in_the_same_bytes() {
    let (first, again) = (built(), built());
    for path in [PACK, CARD] {
        assert!(pdf(&first, path) == pdf(&again, path), "{path}");
    }
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_pack_is_made_again_when_what_it_says_has_changed() {
    let desk = desk();
    let made = |path: &str| {
        desk.run(&["build", "-q"]).ends_with(0);
        std::fs::read(desk.root().join("public").join(path)).unwrap()
    };
    let first = (made(PACK), made(CARD));
    // A story that is told in no round, and is no reserve either.
    desk.write(
        "content/stories/kite.md",
        story("title = \"The kite\"\ndate = 2020-01-01", "A kite flew."),
    );
    assert!((made(PACK), made(CARD)) == first);
    let lift = desk.read("content/stories/lift.md");
    desk.write(
        "content/stories/lift.md",
        lift.replace("A lift hung", "One lift hung"),
    );
    for pdf in [made(PACK), made(CARD)] {
        assert!(text(&pdf).contains("One lift hung between floors."));
    }
    desk.write(
        "content/interviews/harbour.md",
        INTERVIEW.replace("Ann Berg", "Cleo Dahl"),
    );
    for pdf in [made(PACK), made(CARD)] {
        assert!(text(&pdf).contains("Cleo Dahl"), "{}", text(&pdf));
    }
}

#[test]
fn an_interview_cannot_have_the_name_of_the_card_of_another() {
    let site = desk()
        .file("content/interviews/harbour-card.md", INTERVIEW)
        .build();
    let problem = site.only("taken-name");
    assert!(problem.is_error());
    assert_eq!(
        problem.message,
        "`harbour-card` is the name of the card of the interview `harbour`"
    );
}

#[test]
fn a_character_that_no_font_has_is_told_where_the_interview_has_it() {
    let desk = desk();
    desk.write(
        "content/interviews/harbour.md",
        INTERVIEW.replace("She likes figures.", "She likes figures ☃."),
    );
    let site = desk.build();
    let problem = site.only("missing-character");
    assert_eq!(
        problem.message,
        "no font has the character `☃` of this interview"
    );
}

#[test]
#[ignore = "needs poppler: `tests/run` installs it and runs this"]
fn a_plan_in_arabic_runs_from_right_to_left() {
    let desk = desk()
        .settings("[sheets]\nfonts = [\"fonts/mine.ttf\"]\n[labels]\ndirection = \"rtl\"")
        .file("fonts/mine.ttf", arabic_font());
    desk.write(
        "content/interviews/harbour.md",
        INTERVIEW.replace("The team", "الفريق"),
    );
    let site = desk.build();
    let boxes = poppler("pdftotext", &["-bbox", "-", "-"], pdf(&site, PACK));
    let plan = boxes.split("</page>").next().unwrap();
    let left = |word: &str| -> f32 {
        let line = plan.lines().rfind(|line| line.contains(word));
        let line = line.unwrap_or_else(|| panic!("no {word} in {boxes}"));
        line.split('"').nth(1).unwrap().parse().unwrap()
    };
    // The time is before the name of the round, the question before its story: on the right.
    assert!(left(">09:30<") > left(">45<"));
    assert!(left(">zeppelins<") > left(">yet<"));
    assert!(words(pdf(&site, CARD)).contains("09:30"));
}
