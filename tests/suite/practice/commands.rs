//! `starling practice`.

use std::io::Write;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use serde_json::Value;

use crate::desk::{Desk, Ran, program, run};

/// An answer that tells the demo's key to the side door, but for its result.
const TOLD: &str = "\
The council had cut our library's hours, so we closed at five, and when I left there were always people in the porch \
who tried the door. I wanted two evenings back, and there was no money for it.

I sat in the porch for ten evenings and counted everybody who tried the door, two hundred and twelve of them. Then I \
found that adult education had the building open until nine anyway, with a caretaker, and that one locked side door \
was all that was between us. I asked my colleagues, the caretakers and the property office what would make them say \
no, and I answered each of them in writing. Nobody had to work alone, nobody had another round to make, and I asked \
for a trial of eight weeks only.
";

const STORY: [&str; 3] = ["practice", "--story", "the-key-to-the-side-door"];

/// Runs the program with something on standard input.
fn run_with(desk: &Desk, arguments: &[&str], input: &str) -> Ran {
    let mut file = tempfile::tempfile().unwrap();
    file.write_all(input.as_bytes()).unwrap();
    std::io::Seek::rewind(&mut file).unwrap();
    run(program(desk.root()).args(arguments).stdin(file))
}

fn object(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap()
}

fn rules(round: &Value) -> Vec<&str> {
    let findings = round["findings"].as_array().unwrap().iter();
    findings.map(|it| it["rule"].as_str().unwrap()).collect()
}

#[test]
fn what_the_guide_has_one_tick_and_what_it_asks_next_stands_below() {
    let desk = Desk::demo();
    desk.write("said.txt", TOLD);
    let asked = [
        "practice",
        "--question",
        "Tell me about a failure",
        "--answer",
        "said.txt",
    ];
    desk.run(&asked)
        .ends_with(0)
        .says("[ ] The loss is stated plainly, and early.")
        .says("[ ] The strength in disguise")
        .says("Follow-up");
}

#[test]
fn an_answer_in_a_file_is_told_its_best_thing_and_then_what_to_mend() {
    let desk = Desk::demo();
    desk.write("said.txt", TOLD);
    let question = "Tell me about a time you did more with less";
    let asked = ["--question", question, "--answer", "said.txt"];
    let ran = desk.run(&[&STORY[..], &asked, &["--seconds", "84"]].concat());
    assert_snapshot!(ran.ends_with(0).does_not_complain().out);
}

#[test]
fn an_interview_asks_one_of_its_questions_and_knows_the_story_for_it() {
    let desk = Desk::demo();
    let interview = "+++\ncompany = \"Acme\"\n[[rounds]]\nname = \"One\"\nminutes = 30\n\
                     questions = [{ question = \"Tell me about a conflict with a colleague\", \
                     story = \"the-key-to-the-side-door\" }]\n+++\n";
    desk.write("content/interviews/acme.md", interview);
    let given = ["--answer", "-", "--format", "json"];
    let asked = ["practice", "--interview", "acme"];
    let round = object(&run_with(&desk, &[&asked[..], &given].concat(), TOLD).ends_with(0));
    assert_eq!(round["story"], "the-key-to-the-side-door");
    let question = round["question"].as_str().unwrap();
    assert_eq!(question, "Tell me about a conflict with a colleague");
    desk.run(&["practice", "--interview", "acne"])
        .ends_with(2)
        .complains("there is no interview `acne`")
        .complains("did you mean `acme`?");
    desk.write(
        "content/interviews/acme.md",
        "+++\ncompany = \"Acme\"\n+++\n",
    );
    desk.run(&asked)
        .ends_with(2)
        .complains("no question is expected in the interview `acme`");
}

#[test]
fn programs_get_the_round_as_one_object() {
    let given = ["--answer", "-", "--seconds", "84", "--format", "json"];
    let ran = run_with(&Desk::demo(), &[&STORY[..], &given].concat(), TOLD).ends_with(0);
    let round = object(&ran);
    assert_eq!(round["story"], "the-key-to-the-side-door");
    assert_eq!(round["seconds"], 84);
    assert!(round["words"].as_u64() > Some(100), "{round}");
    assert!(round["shares"]["actions"].as_u64() > Some(40), "{round}");
    assert_eq!(round["findings"][0]["rule"], "part-missing");
    assert_eq!(round["findings"][0]["part"], "result");
    for finding in round["findings"].as_array().unwrap() {
        for key in ["rule", "quote", "message", "help"] {
            assert!(finding[key].is_string(), "{key} of {finding}");
        }
        assert!(
            !finding["message"].as_str().unwrap().contains('{'),
            "{finding}"
        );
    }
    assert!(!round["praise"].as_array().unwrap().is_empty(), "{round}");
}

#[test]
fn without_a_story_the_one_is_taken_that_the_words_are_nearest_to() {
    let given = ["practice", "--answer", "-", "--format", "json"];
    let round = object(&run_with(&Desk::demo(), &given, TOLD).ends_with(0));
    assert_eq!(round["story"], "the-key-to-the-side-door");
    // At the author's pace.
    let words = round["words"].as_u64().unwrap();
    assert_eq!(round["seconds"], words * 60 / 150);
}

#[test]
fn who_tells_another_story_than_they_say_hears_so_and_nothing_else() {
    let given = [
        "practice",
        "--story",
        "two-shifts-one-dock",
        "--answer",
        "-",
        "--format",
        "json",
    ];
    let round = object(&run_with(&Desk::demo(), &given, TOLD).ends_with(0));
    assert_eq!(rules(&round), ["wrong-story"]);
    assert_eq!(round["praise"], Value::Array(Vec::new()));
}

#[test]
fn an_answer_in_a_language_that_is_not_known_is_judged_by_its_time_alone() {
    let german =
        "Der Aufzug blieb am Montag stehen, und ich rief die Firma an, die ihn gebaut hatte. "
            .repeat(4);
    let desk = Desk::new().whole_story("lift", "");
    let given = [
        "practice",
        "--answer",
        "-",
        "--seconds",
        "20",
        "--format",
        "json",
    ];
    let round = object(&run_with(&desk, &given, &german).ends_with(0));
    let found = rules(&round);
    assert!(found.contains(&"too-short"), "{found:?}");
    for rule in [
        "filler",
        "blame",
        "no-ownership",
        "we-not-i",
        "no-systemic-change",
    ] {
        assert!(!found.contains(&rule), "{found:?}");
    }
}

#[test]
fn what_is_asked_for_and_is_not_there_is_named_with_what_was_probably_meant() {
    let desk = Desk::demo();
    let given = ["practice", "--answer", "-"];
    for (wanted, meant) in [
        (
            ["--story", "the-key-to-the-side-dor"],
            "the-key-to-the-side-door",
        ),
        (
            ["--question", "Tell me about a time you did more with les"],
            "did more with less",
        ),
    ] {
        run_with(&desk, &[&given[..], &wanted].concat(), TOLD)
            .ends_with(2)
            .complains(meant);
    }
    run_with(&desk, &given, " \n")
        .ends_with(2)
        .complains("no answer is in standard input");
    desk.run(&["practice", "--answer", "none.txt"])
        .ends_with(2)
        .complains("the answer in")
        .complains("none.txt");
    Desk::new()
        .run(&["practice", "--answer", "-"])
        .ends_with(2)
        .complains("starling new story");
    run_with(&desk, &["practice"], "")
        .ends_with(2)
        .complains("--answer");
}

#[test]
fn an_answer_without_letters_or_without_an_end_is_an_answer() {
    let desk = Desk::demo();
    let endless = "and then we went on and ".repeat(8_000);
    for answer in [
        "!!! … —",
        "🙂🙂🙂",
        "ten p m",
        "\u{feff}\u{202e}مرحبا",
        "94",
        &endless,
    ] {
        run_with(&desk, &[&STORY[..], &["--answer", "-"]].concat(), answer).ends_with(0);
    }
}

/// What a terminal shows of a round in which somebody types this.
fn at_a_terminal(desk: &Desk, arguments: &str, typed: &str) -> String {
    let starling = program(desk.root());
    let starling = starling.get_program().to_str().unwrap();
    let line = format!("{starling} --color never practice {arguments}");
    let mut round = Command::new("script")
        .args(["--quiet", "--return", "--command", &line, "/dev/null"])
        .current_dir(desk.root())
        .env("EDITOR", "sh editor.sh")
        .env_remove("VISUAL")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut keyboard = round.stdin.take().unwrap();
    keyboard.write_all(typed.as_bytes()).unwrap();
    let output = round.wait_with_output().unwrap();
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{shown}");
    drop(keyboard);
    shown
}

#[test]
fn at_a_terminal_the_question_is_asked_and_the_time_taken() {
    let question = "Tell me about a time you did more with less";
    let arguments = format!("--story the-key-to-the-side-door --question '{question}'");
    // They begin, they are done, what they said, an empty line.
    let typed = format!("\n\n{}\n\n", TOLD.replace('\n', " "));
    let shown = at_a_terminal(&Desk::demo(), &arguments, &typed);
    for words in [
        question,
        "Press Enter when you begin to speak",
        "The key to the side door",
        "Not in it: Result.",
    ] {
        assert!(shown.contains(words), "{words:?} is not in:\n{shown}");
    }
}

#[test]
fn who_writes_nothing_down_gets_the_time_and_what_to_tick() {
    let shown = at_a_terminal(&Desk::demo(), "--story the-key-to-the-side-door", "\n\n\n");
    assert!(shown.contains("Was it in there?"), "{shown}");
    assert!(
        shown.contains("[ ] £840 the whole cost of reopening"),
        "{shown}"
    );
}

#[test]
fn an_answer_may_be_written_in_an_editor() {
    let desk = Desk::demo();
    desk.write("said.txt", TOLD);
    desk.write("editor.sh", "cp said.txt \"$1\"\n");
    let shown = at_a_terminal(&desk, "--story the-key-to-the-side-door", "\n\ne\n");
    assert!(shown.contains("Not in it: Result."), "{shown}");
}
