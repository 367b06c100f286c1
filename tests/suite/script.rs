//! The clock of a script, and what a cheat sheet takes from it.

use std::time::Duration;

use starling::testing::build::{self, Told};
use starling::testing::cache::Cache;
use starling::testing::naming::Part;
use starling::testing::sheet::Sheet;
use starling::testing::speech::Lexicon;

use crate::desk::{Desk, WHOLE};

/// Looks at the sheet of the only story of a site, and holds that nothing is wrong with the story.
#[track_caller]
fn with_sheet<T>(desk: &Desk, look: impl FnOnce(&Sheet) -> T) -> T {
    desk.build().clean();
    let project = desk.project();
    let content = build::read(&project, &Cache::default(), &mut Vec::new());
    let lexicon = Lexicon::of(&project.config.language);
    look(&Told::of(&project, &content, &lexicon, &Cache::default()).sheets[0])
}

/// A site whose only story has this script.
fn script(text: &str) -> Desk {
    Desk::new().story("lift", &whole_with(text))
}

fn whole_with(script: &str) -> String {
    let (before, _) = WHOLE.split_once("version\n").unwrap();
    format!("{before}version\n{script}\n")
}

/// The words of each paragraph, and when it begins in tenths of a second.
fn clock(desk: &Desk) -> Vec<(usize, u128)> {
    with_sheet(desk, |sheet| {
        let paragraphs = &sheet.script.as_ref().unwrap().paragraphs;
        paragraphs
            .iter()
            .map(|it| (it.words, tenths(it.starts_at)))
            .collect()
    })
}

fn tenths(time: Duration) -> u128 {
    (time.as_millis() + 50) / 100
}

/// The share of each part in per cent.
#[track_caller]
fn percents(desk: &Desk) -> Option<[usize; 4]> {
    let shares = with_sheet(desk, |sheet| sheet.script.as_ref().unwrap().shares);
    shares.map(|shares| shares.map(|share| share.percent))
}

/// So many words, none of which any part of the story knows.
fn words(count: usize) -> String {
    format!("{}.", vec!["hum"; count].join(" "))
}

#[test]
fn words_count_as_they_are_spoken() {
    for (text, words) in [
        ("I owned that.", 3),
        ("A well-known, hard-to-see fault.", 4),
        ("It fell by 40%.", 5),
        ("In 2025 we had 342 calls.", 9),
        ("Ops — not us — and/or them…", 6),
        (
            "*Strong* **words** and `code` [here](https://example.org/many/words/in/it).",
            5,
        ),
        ("One  \nbreath.", 2),
    ] {
        assert_eq!(clock(&script(text)), [(words, 0)], "{text}");
    }
}

#[test]
fn time_adds_up_from_paragraph_to_paragraph() {
    let text = [words(50), words(25), words(100)].join("\n\n");
    assert_eq!(clock(&script(&text)), [(50, 0), (25, 200), (100, 300)]);
    let site = script(&text).build();
    for path in ["stories/lift.html", "cheat-sheets/lift.html"] {
        site.page(path).says(&["0:00", "0:20", "0:30"]);
    }
    site.page("stories/lift.html")
        .says(&["1:10 of 1:30", "175 words"]);
    site.page("cheat-sheets/lift.html").says(&["1:10"]);
}

#[test]
fn pace_and_target_come_from_the_settings() {
    let desk =
        script(&words(100)).settings("[speaking]\nwords_per_minute = 100\ntarget_seconds = 60");
    desk.build()
        .page("stories/lift.html")
        .says(&["1:00 of 1:00", "fits"]);
    let slower = desk.variable("STARLING_SPEAKING__WORDS_PER_MINUTE", "60");
    slower
        .build()
        .page("stories/lift.html")
        .says(&["1:40 of 1:00", "too long"]);
}

#[test]
fn a_script_fits_within_fifteen_per_cent_of_its_target() {
    // At 150 words a minute 90 seconds are 225 words.
    for (count, fit) in [
        (191, "short"),
        (192, "fits"),
        (225, "fits"),
        (258, "fits"),
        (259, "too long"),
    ] {
        script(&words(count))
            .build()
            .page("stories/lift.html")
            .says(&[&format!("{count} words · {fit}")]);
    }
}

#[test]
fn headings_divide_a_script_exactly() {
    let text = format!(
        "### Situation\n{}\n### T — Task\n{}\n#### Actions\n{}\n\n{}\n### The result\n{}\n",
        words(10),
        words(20),
        words(30),
        words(20),
        words(20)
    );
    assert_eq!(percents(&script(&text)), Some([10, 20, 50, 20]));
    let parts = with_sheet(&script(&text), |sheet| {
        let paragraphs = &sheet.script.as_ref().unwrap().paragraphs;
        paragraphs.iter().map(|it| it.part).collect::<Vec<_>>()
    });
    assert_eq!(
        parts,
        [
            Some(Part::Situation),
            Some(Part::Task),
            Some(Part::Actions),
            Some(Part::Actions),
            Some(Part::Result)
        ]
    );
}

#[test]
fn a_heading_that_is_no_part_tells_none() {
    let text = format!(
        "### Situation\n{}\n### A pause\n{}\n### Result\n{}\n",
        words(10),
        words(70),
        words(30)
    );
    assert_eq!(percents(&script(&text)), Some([25, 0, 0, 75]));
}

/// A story whose script has a paragraph for each part, in the proportions of a good one.
const CALIBRATED: &str = "\
## Situation
On a Friday the night ferry left with the wrong list of cabins. The booking desk had exported the list from the
rehearsal database, not the real one, and nobody on deck could print a new one at sea. I was the purser and I had
signed the list without looking at its date.
## Task
First get every passenger into a bed before midnight. Then find out why a rehearsal list could reach a ship at all,
and close the three gaps: no date on the sheet, no second signature, no spare copy aboard.
## Actions
### Four changes
- **Signature** — two people sign every list before a ship sails.
- **Watermark** — rehearsal prints carry a grey banner across every page.
- **Spare copy** — a tablet aboard holds tonight's cabins offline.
- **Drill** — the crew sorts cabins by hand once each quarter.
## Result
Everybody slept by eleven. Since then 212 sailings have left with the proper list, and two other ships took over the drill.
## 90-second version
On a Friday our night ferry left port with the wrong list of cabins. The desk had exported it from the rehearsal
database, and at sea nobody could print another. I was the purser. I had signed that list, and I had not looked at the
date. That was my mistake and I said so.

My first job was to get every passenger into a bed before midnight. But I did not want to stop there. I wanted to know
how a rehearsal list reached a ship at all, and I found three gaps: no date on the sheet, no second signature, no spare
copy aboard.

So I changed four things. Two people now sign before a ship sails. Every rehearsal print carries a grey banner across
the page. A tablet aboard holds the night's cabins offline. And once each quarter the crew sorts cabins by hand, as a
drill.

Everybody slept by eleven. And since then 212 sailings have left with the proper list.
";

#[test]
fn sentences_of_an_undivided_script_are_matched_to_the_parts_in_order() {
    let desk = Desk::new().story("ferry", CALIBRATED);
    let parts = with_sheet(&desk, |sheet| {
        let paragraphs = &sheet.script.as_ref().unwrap().paragraphs;
        paragraphs.iter().map(|it| it.part).collect::<Vec<_>>()
    });
    assert_eq!(parts, Part::ALL.map(Some));
    let spoken: Vec<usize> = clock(&desk).into_iter().map(|(words, _)| words).collect();
    let all: usize = spoken.iter().sum();
    let shares = percents(&desk).unwrap();
    for (share, words) in shares.into_iter().zip(spoken) {
        assert!(share.abs_diff(words * 100 / all) <= 1, "{shares:?}");
    }
}

#[test]
fn a_part_that_a_script_leaves_out_has_no_share() {
    let desk = script("The lift broke. It ran again.");
    assert_eq!(percents(&desk), Some([50, 0, 0, 50]));
}

#[test]
fn shares_add_up_to_a_hundred() {
    for counts in [
        [1, 1, 1, 0],
        [1, 1, 1, 3],
        [7, 11, 13, 17],
        [1, 0, 0, 0],
        [199, 1, 1, 1],
        [1, 2, 3, 1],
    ] {
        let text: Vec<String> = ["Situation", "Task", "Actions", "Result"]
            .iter()
            .zip(counts)
            .filter(|(_, count)| *count > 0)
            .map(|(heading, count)| format!("### {heading}\n{}\n", words(count)))
            .collect();
        let shares = percents(&script(&text.join("\n"))).unwrap();
        assert_eq!(shares.iter().sum::<usize>(), 100, "{counts:?}: {shares:?}");
        assert!(
            shares
                .iter()
                .zip(counts)
                .all(|(share, count)| count > 0 || *share == 0)
        );
    }
}

#[test]
fn a_script_of_a_story_without_parts_has_a_clock_and_no_shares() {
    let desk = Desk::new().story(
        "lift",
        "+++\nallow = [\"missing-part\"]\n+++\n## Script\nOne two three.\n",
    );
    assert_eq!(clock(&desk), [(3, 0)]);
    assert_eq!(percents(&desk), None);
    desk.build()
        .page("stories/lift.html")
        .says(&["0:01 of 1:30", "0:00", "One two three."]);
}

#[test]
fn every_item_of_a_list_is_spoken_and_timed() {
    let desk = script(
        "Before.\n\n- The lift broke.\n- I had *to* mend it.\n\n1. **First** — I called.\n2. **Then** — it ran.",
    );
    let spoken: Vec<usize> = clock(&desk).into_iter().map(|(words, _)| words).collect();
    assert_eq!(spoken.iter().sum::<usize>(), 15);
    desk.build().page("stories/lift.html").says(&[
        "The lift broke.",
        "I had to mend it.",
        "First",
        "I called.",
        "Then",
        "it ran.",
    ]);
}

#[test]
fn japanese_is_timed_by_its_letters() {
    let story = "## Situation\n本番で障害が起きました。\n## Task\n復旧が必要でした。\n## Actions\n設定を直しました。\n## Result\n五分で戻りました。\n## Script\n本番で障害が起きました。復旧が必要でした。設定を直しました。五分で戻りました。\n";
    let desk = Desk::new()
        .settings("[sheets]\npdf = false")
        .story("障害", story);
    assert_eq!(clock(&desk), [(18, 0)]);
    with_sheet(&desk, |sheet| {
        assert_eq!(sheet.opening.as_deref(), Some("本番で障害が起きました。"));
        assert_eq!(sheet.closing.as_deref(), Some("五分で戻りました。"));
    });
    assert_eq!(percents(&desk).unwrap().iter().sum::<usize>(), 100);
}

#[test]
fn the_sheet_opens_and_closes_with_the_scripts_own_sentences() {
    let desk = script("Dr. Novak's lift\nbroke at 3.5 tons. I rang!\n\nWe waited. “It ran again.”");
    with_sheet(&desk, |sheet| {
        assert_eq!(
            sheet.opening.as_deref(),
            Some("Dr. Novak’s lift broke at 3.5 tons.")
        );
        assert_eq!(sheet.closing.as_deref(), Some("“It ran again.”"));
    });
    desk.build().page("cheat-sheets/lift.html").says(&[
        "Open",
        "Dr. Novak’s lift broke at 3.5 tons.",
        "Close",
        "“It ran again.”",
    ]);
}

#[test]
fn a_script_of_one_sentence_is_not_closed_with_it_again() {
    with_sheet(&script("The lift broke and ran again."), |sheet| {
        assert_eq!(
            sheet.opening.as_deref(),
            Some("The lift broke and ran again.")
        );
        assert_eq!(sheet.closing, None);
    });
}

#[test]
fn without_a_script_the_headline_opens_and_the_result_closes() {
    let (parts, _) = WHOLE.split_once("## 90").unwrap();
    let story =
        format!("+++\nheadline = \"I mended it\"\nallow = [\"missing-script\"]\n+++\n{parts}");
    with_sheet(&Desk::new().story("lift", &story), |sheet| {
        assert_eq!(sheet.opening.as_deref(), Some("I mended it"));
        assert_eq!(sheet.closing.as_deref(), Some("It ran again."));
        assert!(sheet.script.is_none());
    });
}

#[test]
fn cues_are_the_authors_own_else_the_first_sentence_shortened() {
    let story = "+++\n[cues]\nsituation = \"lift · Monday\"\n+++\n".to_owned()
        + &WHOLE
            .replace("I had to mend it.\n##", "### First\nI had to mend it before the fair, which was to open on the Saturday of that same week in June. Really.\n##")
            .replace("I called the firm.\n##", "- **Rang** — the firm. At once.\n- Waited.\n\n##");
    let desk = Desk::new().story("lift", &story);
    with_sheet(&desk, |sheet| {
        let cues: Vec<&str> = sheet
            .cues
            .iter()
            .map(|cue| cue.as_deref().unwrap())
            .collect();
        assert_eq!(
            cues,
            [
                "lift · Monday",
                "I had to mend it before the fair\u{a0}…",
                "Rang — the firm",
                "It ran again"
            ]
        );
    });
    desk.build().page("cheat-sheets/lift.html").says(&[
        "Situation",
        "lift · Monday",
        "Task",
        "I had to mend it before the fair …",
        "Actions",
        "Result",
        "It ran again",
    ]);
}

#[test]
fn every_row_of_a_sheet_shows_its_seconds() {
    let text = format!(
        "### Situation\n{}\n### Task\n{}\n### Actions\n{}\n### Result\n{}\n",
        words(25),
        words(50),
        words(75),
        words(100)
    );
    script(&text).build().page("cheat-sheets/lift.html").says(&[
        "Situation",
        "10 s",
        "Task",
        "20 s",
        "Actions",
        "30 s",
        "Result",
        "40 s",
    ]);
}

#[test]
fn a_missing_part_has_a_row_that_says_so() {
    let site = Desk::new()
        .story("lift", "## Situation\nIt broke.\n## Script\nIt broke.\n")
        .build();
    site.page("cheat-sheets/lift.html").says(&[
        "It broke",
        "Task",
        "nothing yet",
        "Actions",
        "nothing yet",
        "Result",
        "nothing yet",
    ]);
}

#[test]
fn the_sheets_stand_together_in_the_order_of_the_stories() {
    let site = Desk::new()
        .whole_story("old", "date = 2020-01-01")
        .whole_story("new", "date = 2025-01-01")
        .build()
        .clean();
    site.page("cheat-sheets/index.html")
        .says(&["2 sheets", "New", "Old", "New", "1/2", "Old", "2/2"]);
    site.page("cheat-sheets/old.html")
        .says(&["Old", "2/2"])
        .never_says("New");
}
