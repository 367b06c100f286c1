//! What the coach makes of single sentences: each is put into a story that nothing else is wrong with.

use crate::desk::Desk;

use super::cases::MISTAKE;

/// The rules that report a story in which this sentence opens the script and the Situation.
fn opening_with(sentence: &str) -> Vec<&'static str> {
    let opening = "I led the night crew of a warehouse.";
    coached(&MISTAKE.replace(opening, &format!("{opening} {sentence}")))
}

/// The rules that report a story with this Result, in which the script says no figure.
fn resulting_in(sentence: &str) -> Vec<&'static str> {
    let written = "The clinic had its medicine at eleven. In 14 months no crate has gone wrong.";
    let spoken =
        "The clinic had its medicine at eleven. In fourteen months no crate has gone wrong.";
    coached(&MISTAKE.replace(written, sentence).replace(spoken, sentence))
}

/// The rules that report a story with this metric, whose script ends so.
fn with_metric(metric: &str, said: &str) -> Vec<&'static str> {
    let story = MISTAKE.replace("no wrong crate in 14 months", metric);
    coached(&format!("{story}{said}\n"))
}

fn coached(story: &str) -> Vec<&'static str> {
    Desk::new().story("lift", story).build().coached()
}

/// Whether a rule reports each of these, or none of them.
#[track_caller]
fn assert_each(rule: &str, reports: bool, told: fn(&str) -> Vec<&'static str>, sentences: &[&str]) {
    for sentence in sentences {
        let found = told(sentence);
        assert_eq!(found.contains(&rule), reports, "{sentence}: {found:?}");
    }
}

#[test]
fn a_hedge_takes_back_a_fault_and_not_what_came_of_it() {
    assert_each(
        "hedged-ownership",
        true,
        opening_with,
        &[
            "I guess it was partly my fault, maybe.",
            "It was perhaps half my fault.",
            "I may have made a mistake.",
            "That was my mistake, and I suppose it could happen to anyone.",
        ],
    );
    assert_each(
        "hedged-ownership",
        false,
        opening_with,
        &[
            "In May I forgot to order the part.",
            "I forgot to order the part, and maybe forty people paid for it.",
            "That was my mistake, and I probably cost us a week.",
            "I was wrong, and I suppose everybody learns that once.",
            "I should have asked, and I guess I was afraid of the answer.",
            "I should perhaps have called earlier, and I did not.",
            "It was something I should have caught, and didn't.",
        ],
    );
}

#[test]
fn people_are_blamed_where_they_are_accused_and_not_where_the_teller_is() {
    assert_each(
        "blame",
        true,
        opening_with,
        &[
            "My boss didn't have a clue and messed everything up.",
            "If the PM had done her job, none of this would have happened.",
            "It was late because of my landlady's mistake.",
            "It was late because of my landlady’s mistake.",
            "It was the driver's fault.",
        ],
    );
    assert_each(
        "blame",
        false,
        opening_with,
        &[
            "It wasn't the driver's fault.",
            "They ignored my first mail. I had written it badly.",
            "The supplier failed to deliver, and I had no second one.",
            "He never listened to me until I asked him what he needed.",
            "People were lazy about labels, me among them.",
            "The parents didn't have a clue what to buy.",
        ],
    );
}

#[test]
fn something_came_of_it_where_others_act_or_something_is_different() {
    assert_each(
        "no-outcome",
        true,
        resulting_in,
        &[
            "I wrote a report of two pages.",
            "We were all happy, and I learned a lot.",
        ],
    );
    assert_each(
        "no-outcome",
        false,
        resulting_in,
        &[
            "It worked again after two hours and everyone was happy.",
            "He apologised, and we have worked well together since.",
            "We finish earlier now.",
        ],
    );
}

#[test]
fn a_metric_is_said_in_whatever_words() {
    for (metric, said) in [
        ("50 % fewer calls", "Calls have halved."),
        ("0 complaints", "Nobody complained."),
        ("0 complaints", "There were no complaints."),
        ("£1.2m saved", "We saved one point two million pounds."),
        ("1,250.50 euros", "It was 1,250.50 euros."),
        ("300k readers", "It has three hundred thousand readers."),
        // These are names, and nobody has to say them.
        ("E2E tests", "All tests run."),
        ("4K pictures", "The picture is sharp."),
        ("B2B sales", "We sell more."),
        ("ISO 9001", "We passed the audit."),
        ("Covid-19 rules", "We kept the rules."),
        ("24/7 service", "It goes on at night."),
        ("version 3.5.2", "It is out."),
    ] {
        let found = with_metric(metric, said);
        assert!(!found.contains(&"unspoken-metric"), "{metric}: {found:?}");
    }
    for (metric, said) in [
        ("2 complaints", "It went well."),
        ("£1.2 m saved", "We saved much."),
    ] {
        let found = with_metric(metric, said);
        assert!(found.contains(&"unspoken-metric"), "{metric}: {found:?}");
    }
}

#[test]
fn figures_are_read_in_every_language() {
    let told = |script: &str| {
        let parts = "## Situation\nDer Aufzug war kaputt.\n## Aufgabe\nIch sollte ihn richten.\n## Aktion\nIch rief an.\n## Ergebnis\nEr lief.\n";
        coached(&format!(
            "+++\nmetrics = [\"95 % erhalten\"]\n+++\n{parts}## Sprechtext\n{script}\n"
        ))
    };
    assert!(told("Der Aufzug war kaputt. Er lief.").contains(&"unspoken-metric"));
    assert!(!told("Der Aufzug lief, und wir haben 95 % erhalten.").contains(&"unspoken-metric"));
}

#[test]
fn numbers_that_are_told_anyway_are_from_nowhere_else() {
    assert_each(
        "unsupported-number",
        false,
        |sentence| {
            let spoken = "The clinic needed it by noon.";
            let written = "A crate with";
            let story =
                MISTAKE.replacen(written, "It has 24 flats and a 12 m mast. A crate with", 1);
            coached(&story.replace(spoken, &format!("{spoken} {sentence}")))
        },
        &[
            "Half of the twenty-four flats had no light.",
            "I came at 11 a.m. and left.",
            "It had a mast of twelve metres.",
            "We worked by ISO 9001.",
            "It was version 3.5.2 of it.",
        ],
    );
}

#[test]
fn names_that_everybody_knows_need_no_explanation() {
    let known = "At IKEA, SAP, DHL, KPMG and LEGO they know, with UNICEF and ASDA, on AWS, by UPS, at FIFA and the YMCA, of GDPR, LGBTQ and the USP.";
    assert!(!opening_with(known).contains(&"unexplained-acronym"));
    assert!(opening_with("I told the TSC.").contains(&"unexplained-acronym"));
}

#[test]
fn a_fix_in_one_breath_with_its_cause_is_no_cause_before_it() {
    let told = "My immediate move was to debug, find the config issue, and push the fix. I rolled the label back. I wrote a post-mortem and identified three gaps.";
    let spoken = "I stopped the truck, and I sent a car with the right crate. Then I found out why: thirty labels were printed at once.";
    assert!(MISTAKE.contains(spoken));
    let found = coached(&MISTAKE.replace(spoken, told));
    assert!(!found.contains(&"cause-before-mitigation"), "{found:?}");
}

#[test]
fn a_script_may_open_with_its_result() {
    let (parts, script) = MISTAKE.split_once("## Script\n").unwrap();
    let mut paragraphs: Vec<&str> = script.trim().split("\n\n").collect();
    paragraphs.rotate_right(1);
    let found = coached(&format!("{parts}## Script\n{}\n", paragraphs.join("\n\n")));
    for rule in ["long-setup", "short-action", "short-result"] {
        assert!(!found.contains(&rule), "{found:?}");
    }
}

#[test]
fn what_is_to_be_filled_in_later_is_not_written() {
    for word in ["TODO", "...", "TBD", "tbc", "xxx", "?"] {
        let headings = ["Situation", "Task", "Actions", "Result", "Script"];
        let story: String = headings.map(|it| format!("## {it}\n{word}\n")).concat();
        let site = Desk::new().story("lift", &story).build();
        let site = site.reports(&["empty-part"]);
        let coaching = &site.coaching().stories[0];
        assert!(coaching.findings.is_empty(), "{word}: {coaching:?}");
    }
    let found = resulting_in("TODO");
    assert!(
        !found.contains(&"no-outcome") && !found.contains(&"no-metric"),
        "{found:?}"
    );
}

#[test]
fn what_could_not_be_read_is_not_missing() {
    let found = coached(&MISTAKE.replace("covers = [\"Tell me about a mistake\"]", "covers = 5"));
    assert!(!found.contains(&"covers-nothing"), "{found:?}");
    let vague = MISTAKE
        .replace("metrics = [\"no wrong crate in 14 months\"]", "metrics = 7")
        .replace(
            "The clinic had its medicine at eleven. In 14 months no crate has gone wrong.",
            "It all went much better.",
        )
        .replace(
            "The clinic had its medicine at eleven. In fourteen months no crate has gone wrong.",
            "It all went much better.",
        );
    let found = coached(&vague);
    assert!(!found.contains(&"no-metric"), "{found:?}");
}

/// The words that the coach praises in a story.
fn praised(story: &str) -> (&'static str, String) {
    let site = Desk::new().story("lift", story).build();
    let strength = site.coaching().stories[0].strength.clone().unwrap();
    (strength.message, strength.quote.unwrap_or_default())
}

#[test]
fn a_failure_is_owned_in_the_sentence_that_says_so() {
    let owning = |sentence: &str| {
        let opening = "I own a salon. I did that. At ten to five I looked at my list. So I burned a number in each frame.";
        let story = MISTAKE.replace(
            "I led the night crew of a warehouse.",
            &format!("{opening} {sentence}"),
        );
        praised(&story).1
    };
    for sentence in [
        "It was my mistake.",
        "It was something I should have caught, and didn’t.",
    ] {
        assert_eq!(owning(sentence), sentence);
    }
    assert_eq!(
        owning(""),
        "A crate with medicine for a clinic went to a shop, because I had not checked the label."
    );
}

#[test]
fn a_year_is_no_result_that_can_be_counted() {
    let told = |result: &str| {
        let story = format!(
            "## Situation\nThe lift broke.\n## Task\nI had to mend it.\n## Actions\nI called the firm.\n## Result\n{result}\n"
        );
        let site = Desk::new().story("lift", &story).build();
        let strength = site.coaching().stories[0].strength.clone();
        strength.map(|it| it.message)
    };
    assert_eq!(told("I left the firm in 2021."), None);
    assert_eq!(
        told("I saved 40 crates."),
        Some("its result can be counted")
    );
}
