//! `starling check`.

use insta::assert_snapshot;
use serde_json::Value;

use super::cases::cases;
use crate::desk::{Desk, Ran, WHOLE};

/// A story that hedges, with a fact still open and without a script.
fn desk() -> Desk {
    let hedging = "\
+++
title = \"The crate\"
covers = [\"Tell me about a mistake\"]
gaps = [\"Which crate?\"]
+++
## Situation
The crate went to the wrong shop. I suppose it was partly my fault, maybe.
## Task
I had to bring it back.
## Actions
I drove there at once. Since then each crate has its own label.
## Result
It was back within an hour.
";
    Desk::new().story("crate", hedging)
}

fn objects(ran: &Ran) -> Vec<Value> {
    ran.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// The rules of the findings that a run has told programs of.
fn rules(ran: &Ran) -> Vec<String> {
    let rules = objects(ran).into_iter();
    let rules = rules.filter_map(|it| it["rule"].as_str().map(str::to_owned));
    rules.collect()
}

#[test]
fn a_story_is_told_its_best_thing_and_then_what_to_mend() {
    let ran = desk().run(&["check"]).ends_with(0);
    assert_snapshot!("check", ran.out);
    assert!(!desk().has("public"));
}

#[test]
fn three_things_are_said_of_a_story_and_all_when_asked() {
    let faulty = "\
+++
covers = [\"Tell me about a mistake\"]
gaps = [\"a\", \"b\", \"c\", \"d\"]
+++
## Situation
It was the day of the fair. The day crew could not be bothered to read it.
## Task
I had to mend it.
## Actions
I called the firm, and I waited there.
## Result
It was all much better.
";
    let desk = Desk::new().story("lift", faulty);
    let shown = |ran: &Ran| ran.out.matches("content/stories/lift.md:").count();
    let ran = desk
        .run(&["check"])
        .ends_with(0)
        .says("... and 6 more: `starling check --all content/stories/lift.md`");
    assert_eq!(shown(&ran), 3, "{ran}");
    let all = desk.run(&["check", "--all"]).ends_with(0);
    assert!(!all.out.contains("more:"), "{all}");
    assert!(shown(&all) > 8, "{all}");
    // Warnings come before advice.
    assert!(ran.out.find("warning[").unwrap() < ran.out.find("advice[").unwrap_or(usize::MAX));
}

#[test]
fn advice_alone_never_fails_and_warnings_only_where_they_are_taken_for_errors() {
    let advice = Desk::new().story(
        "lift",
        &WHOLE.replace(
            "The lift broke. I had",
            &format!("{}The lift broke. I had", "word ".repeat(190)),
        ),
    );
    let advice = advice.settings(
        "[check]\nallow = [\"long-setup\", \"short-action\", \"short-result\", \"long-sentence\"]",
    );
    let ran = advice.run(&["check", "--strict"]);
    assert!(ran.out.contains("advice["), "{ran}");
    ran.ends_with(0);
    desk()
        .run(&["check"])
        .ends_with(0)
        .says("warning[hedged-ownership]");
    desk()
        .run(&["check", "--strict"])
        .ends_with(1)
        .says("error[hedged-ownership]");
    let broken = Desk::new().story("lift", &format!("+++\nrole = 7\n+++\n{WHOLE}"));
    broken
        .run(&["check"])
        .ends_with(1)
        .says("error[wrong-type]");
}

#[test]
fn only_the_files_that_are_named_are_checked() {
    let desk = desk().story("boat", "## Task\nA.\n");
    let ran = desk.run(&["check", "content/stories/boat.md"]).ends_with(0);
    let ran = ran.says("stories/boat.md").says("Checked 1 story");
    assert!(
        !ran.out.contains("crate.md") && !ran.out.contains("All stories together"),
        "{ran}"
    );
    desk.run(&["check", "content"])
        .ends_with(0)
        .says("Checked 2 stories");
}

#[test]
fn what_is_named_and_cannot_be_checked_is_told_apart() {
    let desk = desk().story("boat", "+++\ndraft = true\n+++\n## Task\nA.\n");
    let refused = |named: &str| desk.run(&["check", named]).ends_with(2);
    for near in ["content/stories/cratr.md", "crate", "crate.md"] {
        refused(near)
            .complains(&format!("there is no file `{near}`"))
            .complains("did you mean `content/stories/crate.md`?");
    }
    let far = refused("content/stories/violin.md").complains("there is no file");
    assert!(!far.err.contains("did you mean"), "{far}");
    refused("content/*.txt").complains("nothing is called `content/*.txt`");
    refused("starling.toml").complains("`starling.toml` is no content of this site");
    refused("..").complains("`..` is outside this site");
    refused("content/stories/boat.md")
        .complains("`content/stories/boat.md` is a draft")
        .complains("add `--drafts`");
    desk.run(&["check", "--drafts", "content/stories/boat.md"])
        .ends_with(0)
        .says("Checked 1 story");
}

#[test]
fn programs_are_told_a_finding_a_line_with_its_words() {
    let ran = desk().run(&["check", "--format", "json"]).ends_with(0);
    let objects = objects(&ran);
    let hedge = objects
        .iter()
        .find(|it| it["rule"] == "hedged-ownership")
        .unwrap();
    assert_eq!(hedge["kind"], "finding");
    assert_eq!(hedge["story"], "crate");
    assert_eq!(hedge["severity"], "warning");
    assert_eq!(hedge["path"], "content/stories/crate.md");
    assert_eq!(hedge["place"]["start"]["line"], 7);
    assert_eq!(hedge["quote"], "I suppose it was partly my fault");
    assert!(
        hedge["message"].is_string() && hedge["help"][0].is_string(),
        "{hedge}"
    );
    assert!(objects.iter().any(|it| it["kind"] == "strength"), "{ran}");
    let summary = objects.last().unwrap();
    assert_eq!(
        (&summary["kind"], &summary["stories"]),
        (&"summary".into(), &1.into())
    );
    let warnings = objects
        .iter()
        .filter(|it| it["severity"] == "warning")
        .count();
    assert_eq!(summary["warnings"], warnings);
}

#[test]
fn github_is_told_where_each_line_is() {
    let ran = desk().run(&["check", "--format", "github"]).ends_with(0);
    let line = ran
        .out
        .lines()
        .find(|it| it.contains("hedged-ownership"))
        .unwrap();
    assert_eq!(
        line,
        "::warning file=content/stories/crate.md,line=7,endLine=7,col=35,endColumn=67,title=hedged-ownership\
         ::you own it and take it back in the same breath%0Aa hedge is heard as an excuse\
         %0Asay it once and plainly, \"that was my mistake\", and go on"
    );
}

#[test]
fn each_rule_explains_itself_and_all_are_listed() {
    let desk = Desk::new();
    let listed = desk.run(&["check", "--rules"]).ends_with(0);
    for case in cases() {
        assert!(listed.out.contains(case.rule), "{listed}");
        let ran = desk.run(&["check", "--explain", case.rule]).ends_with(0);
        let ran = ran.says("# What it does").says("# Why it matters");
        assert!(ran.out.starts_with(case.rule), "{ran}");
    }
    assert_snapshot!("explain", desk.run(&["check", "--explain", "blame"]).out);
    desk.run(&["check", "--explain", "warning[blame]"])
        .ends_with(0)
        .says("blame (advice)");
    desk.run(&["check", "--rules", "-v", "--color", "always"])
        .ends_with(0);
    desk.run(&["check", "--rules", "--strict"])
        .ends_with(2)
        .complains("cannot be used with '--strict'");
    desk.run(&["check", "--explain", "blam"])
        .ends_with(2)
        .complains("did you mean `blame`?");
}

#[test]
fn a_story_with_nothing_written_yet_draws_one_finding() {
    let desk = Desk::new();
    desk.run(&["new", "story", "The lift"]).ends_with(0);
    let ran = desk
        .run(&["check", "content/stories", "--format", "json"])
        .ends_with(0);
    assert_eq!(rules(&ran), ["empty-part"]);
}

#[test]
fn what_depends_on_broken_front_matter_is_not_said() {
    let ran = Desk::new()
        .story(
            "lift",
            "+++\ntitle = \"The\n+++\n## Task\nThe day crew could not be bothered.\n",
        )
        .run(&["check", "--format", "json"])
        .ends_with(1);
    assert_eq!(rules(&ran), ["invalid-toml"]);
}
