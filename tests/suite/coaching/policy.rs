//! What stories and settings make of rules.

use crate::desk::{Desk, WHOLE};

const BLAMING: &str = "\
+++
covers = [\"Tell me about a conflict\"]
+++
## Situation
It was the day of the fair. The day crew could not be bothered to read the list.
";

#[test]
fn a_story_and_the_settings_silence_a_rule() {
    let told = Desk::new().story("lift", BLAMING);
    assert!(told.build().coached().contains(&"blame"));
    let allowing = BLAMING.replace("+++\ncovers", "+++\nallow = [\"blame\"]\ncovers");
    let allowed = Desk::new().story("lift", &allowing).build();
    assert!(!allowed.coached().contains(&"blame"));
    let allowed = told
        .settings("[check]\nallow = [\"blame\", \"no-failure-story\"]")
        .build();
    assert!(!allowed.coached().contains(&"blame"));
    assert!(!allowed.coached().contains(&"no-failure-story"));
}

#[test]
fn the_settings_say_how_bad_a_rule_is() {
    let desk = |settings: &str| Desk::new().story("lift", BLAMING).settings(settings);
    desk("[check]\ndeny = [\"blame\"]")
        .run(&["check"])
        .ends_with(1)
        .says("error[blame]");
    desk("[check.severity]\nblame = \"warning\"")
        .run(&["check"])
        .says("warning[blame]");
    // What a build finds as well keeps the site from being written.
    let denied = desk("[check]\ndeny = [\"missing-script\"]");
    denied
        .run(&["build"])
        .ends_with(1)
        .complains("error[missing-script]");
    // What stands in the story itself is nearer.
    let allowing = BLAMING.replace("+++\ncovers", "+++\nallow = [\"blame\"]\ncovers");
    let denied = Desk::new()
        .story("lift", &allowing)
        .settings("[check]\ndeny = [\"blame\"]");
    assert!(!denied.build().coached().contains(&"blame"));
}

#[test]
fn an_error_stays_one() {
    let text = format!("{WHOLE}\n[x](nowhere.md)\n");
    let desk = Desk::new().story("lift", &text);
    let desk = desk.settings(
        "[check]\nallow = [\"dangling-link\"]\nseverity = { dangling-link = \"advice\" }",
    );
    desk.run(&["build"])
        .ends_with(1)
        .complains("error[dangling-link]");
    let ran = desk.run(&["check"]).ends_with(1);
    assert_eq!(
        ran.out.matches("warning[allowed-error]").count(),
        2,
        "{ran}"
    );
    // Where it is a warning, it is made of it what the settings say.
    let desk = desk.settings("links = \"warn\"\n[check]\nallow = [\"dangling-link\"]");
    let ran = desk.run(&["check"]).ends_with(0);
    assert!(!ran.out.contains("dangling-link"), "{ran}");
}

#[test]
fn names_that_no_rule_has_are_reported_in_the_settings() {
    let desk = Desk::new().settings(
        "[check]\nallow = [\"blam\"]\ndeny = [\"filer\"]\nseverity = { hedge = \"error\" }",
    );
    let site = desk
        .build()
        .reports(&["unknown-rule", "unknown-rule", "unknown-rule"]);
    assert!(
        site.drawn().contains("did you mean `blame`?"),
        "{}",
        site.drawn()
    );
    let site = Desk::new()
        .settings("[check]\nseverity = { blame = \"loud\" }")
        .build();
    site.reports(&["unknown-choice"]);
    let site = Desk::new().settings("[check]\nsilence = []").build();
    site.reports(&["unknown-key"]);
}

#[test]
fn rules_that_know_words_are_silent_in_other_languages_and_those_on_time_are_not() {
    let german = "\
+++
covers = [\"Erzählen Sie von einem Fehler\"]
+++
## Situation
Der Aufzug blieb stehen, und die anderen waren schuld daran.
## Aufgabe
Ich musste ihn wieder in Gang bringen.
## Vorgehen
Wir haben die Firma gerufen. Wir haben gewartet. Wir haben sie bezahlt.
## Ergebnis
Danach war alles viel besser, und ich war stolz.
## Sprechtext
Der Aufzug blieb stehen. Wir haben die Firma gerufen.
";
    for settings in ["language = \"de\"", "language = \"en\""] {
        let site = Desk::new()
            .story("aufzug", german)
            .settings(settings)
            .build();
        let coached = site.coached();
        assert!(coached.contains(&"script-too-short"), "{coached:?}");
        let known = [
            "script-too-short",
            "long-setup",
            "short-action",
            "short-result",
            "no-conflict-story",
            "no-failure-story",
        ];
        assert!(
            coached.iter().all(|rule| known.contains(rule)),
            "{coached:?}"
        );
    }
}
