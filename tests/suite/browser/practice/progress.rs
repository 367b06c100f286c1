//! How it goes: the pace, the interview ahead, and all of it taken to another browser.

use super::super::NOTHING;
use super::super::tab::Tab;
use super::{ANSWER, QUESTION, Rehearsal, STORY};

const DAY: u32 = 86_400;

/// Keeps what would be saved as a file.
const KEEP_FILES: &str = "
    const address = URL.createObjectURL;
    URL.createObjectURL = blob => {
        globalThis.file = blob;
        return address.call(URL, blob);
    };
";

/// In how many days the question comes that is rehearsed, where seven days are shared out up to the ninth of
/// March.
const DAYS_UNTIL_THE_NINTH: &str = "
    (() => {
        const { questions } = JSON.parse(document.getElementById('site-repertoire').content.textContent);
        return 7 - questions.findIndex(({ id }) => id === 'a-failure') % 7;
    })()
";

impl Rehearsal {
    /// Reads the script of a story aloud in so many seconds.
    #[track_caller]
    fn reads_aloud(&self, seconds: u32) {
        self.open(&format!("#read={STORY}"));
        self.arrives_at("reading");
        self.tab.press(" ");
        self.shows("#site-reading-stop");
        self.let_pass(seconds);
        let time = format!("{}:{:02}", seconds / 60, seconds % 60);
        self.tells("#site-reading-time", &time);
        self.tab.press(" ");
        self.shows("#site-reading-start");
    }

    /// What the page exports, as text.
    #[track_caller]
    fn exported(&self) -> String {
        self.open("#progress");
        self.arrives_at("progress");
        self.choose("#site-export");
        self.tab.wait_until("globalThis.file !== undefined");
        serde_json::from_value(self.tab.evaluate("file.text()")).unwrap()
    }

    /// Chooses a file with this text for import.
    #[track_caller]
    fn imports(&self, text: &str) {
        self.is_at("progress");
        self.tab.evaluate(&format!(
            "(() => {{
                document.getElementById('site-notice').textContent = '';
                const chosen = new DataTransfer();
                chosen.items.add(new File([{text:?}], 'practice.json'));
                const field = document.getElementById('site-import');
                field.files = chosen.files;
                field.dispatchEvent(new Event('change'));
            }})()"
        ));
    }

    /// Says when the interview is.
    #[track_caller]
    fn expects_interview(&self, date: &str) {
        self.open("#progress");
        self.is_at("progress");
        self.tab.evaluate(&format!(
            "(() => {{
                const field = document.getElementById('site-interview');
                field.value = '{date}';
                field.dispatchEvent(new Event('change'));
            }})()"
        ));
    }

    /// In how many days the page says that a question comes back which was easy.
    #[track_caller]
    fn easy_comes_back(&self) -> String {
        self.open(QUESTION);
        self.type_answer(ANSWER);
        self.text("[data-grade=\"4\"] span")
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn three_readings_give_the_line_for_the_settings() {
    let rehearsal = Rehearsal::at("#progress");
    rehearsal.arrives_at("progress");
    rehearsal.hides("#site-pace-line");
    rehearsal.tells("#site-pace-text", "3 more times");
    // Whoever stops in the middle has not read it.
    rehearsal.reads_aloud(5);
    assert_eq!(rehearsal.text("#site-reading-result"), "");
    rehearsal.reads_aloud(80);
    rehearsal.reads_aloud(100);
    rehearsal.tells("#site-reading-result", "1 more time");
    rehearsal.reads_aloud(90);
    // The pace in the middle: of the reading that took neither longest nor shortest.
    let result = rehearsal.text("#site-reading-result");
    let (words, rest) = result.split_once(" words in 1:30: ").unwrap();
    let (pace, _) = rest.split_once(" words a minute").unwrap();
    let by_hand = (words.parse::<f64>().unwrap() * 60.0 / 90.0).round();
    assert_eq!(pace, by_hand.to_string());
    let line = format!("words_per_minute = {pace}");
    assert!(result.ends_with(&line), "{result}");
    rehearsal.open("#progress");
    rehearsal.arrives_at("progress");
    rehearsal.shows("#site-pace-line");
    assert_eq!(rehearsal.text("#site-pace-line code"), line);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_is_due_after_the_interview_comes_before_it() {
    // The clock of the tests begins at the second of March; what is due on the tenth comes in the week before,
    // each question on a day of its own.
    for (interview, is_due) in [("", false), ("2026-03-10", true)] {
        let rehearsal = Rehearsal::of(Tab::new());
        rehearsal.expects_interview(interview);
        let days = rehearsal.easy_comes_back();
        let own = rehearsal.tab.evaluate(DAYS_UNTIL_THE_NINTH).to_string();
        let expected = if is_due { &own } else { "8" };
        let days = days.strip_prefix("in ").unwrap();
        let days = days.strip_suffix(" days").unwrap();
        assert_eq!(days, expected, "{interview:?}");
        rehearsal.tab.press("4");
        rehearsal.is_at("summary");
        rehearsal.let_pass(7 * DAY);
        rehearsal.tab.press("Enter");
        rehearsal.arrives_at("decks");
        let due = if is_due {
            "1 question is due today"
        } else {
            "Nothing is due today"
        };
        rehearsal.tells("#site-standing", due);
    }
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn what_one_browser_exports_another_one_imports() {
    let one = Rehearsal::of(Tab::new());
    one.tab.before_each_page(KEEP_FILES);
    one.expects_interview("2026-04-01");
    for grade in ["1", "3"] {
        one.open(QUESTION);
        one.type_answer(ANSWER);
        one.tab.press(grade);
        one.is_at("summary");
    }
    let file = one.exported();

    let other = Rehearsal::of(Tab::new());
    other.tab.before_each_page(KEEP_FILES);
    other.open("#progress");
    other.imports(&file);
    other.tells("#site-notice", "2 rounds are new.");
    other.shows("#site-weak");
    let interview = "document.getElementById('site-interview').value";
    assert_eq!(other.tab.evaluate(interview), "2026-04-01");
    assert_eq!(other.rounds_kept(), 2);
    assert_eq!(other.exported(), file);
    other.imports(&file);
    other.tells("#site-notice", "0 rounds are new.");
    assert_eq!(other.rounds_kept(), 2);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn a_file_that_is_no_export_is_refused_and_nothing_is_lost() {
    let rehearsal = Rehearsal::at(QUESTION);
    rehearsal.type_answer(ANSWER);
    rehearsal.tab.press("3");
    rehearsal.is_at("summary");
    rehearsal.open("#progress");
    for nonsense in [
        "",
        "nonsense",
        "[]",
        r#"{"rounds":[],"settings":[]}"#,
        r#"{"format":"starling-practice","version":9,"rounds":[],"settings":[]}"#,
        r#"{"format":"starling-practice","version":1,"rounds":[{"id":"a","at":"noon"}],"settings":[]}"#,
    ] {
        rehearsal.imports(nonsense);
        rehearsal.tells("#site-notice", "That is no file that was exported");
        assert_eq!(rehearsal.rounds_kept(), 1, "after {nonsense}");
    }
    assert_eq!(rehearsal.tab.console(), NOTHING);
}

#[test]
#[ignore = "needs Chromium: `tests/run` installs it and runs this"]
fn progress_shows_the_times_of_a_story_and_what_is_weak() {
    let rehearsal = Rehearsal::at("#progress");
    rehearsal.arrives_at("progress");
    rehearsal.hides("#site-times");
    rehearsal.hides("#site-weak");
    for seconds in [70, 95] {
        rehearsal.open(&format!("#story={STORY}"));
        rehearsal.arrives_at("question");
        rehearsal.tab.press(" ");
        rehearsal.is_at("speaking");
        rehearsal.let_pass(seconds);
        let time = format!("{}:{:02}", seconds / 60, seconds % 60);
        rehearsal.tells("#site-time", &time);
        rehearsal.tab.press(" ");
        rehearsal.is_at("answer");
        rehearsal.tab.press("Enter");
        rehearsal.is_at("feedback");
        rehearsal.tab.press("2");
        rehearsal.is_at("question");
        rehearsal.tab.press("Escape");
        rehearsal.is_at("decks");
        rehearsal.tab.evaluate("sessionStorage.clear()");
    }
    rehearsal.open("#progress");
    rehearsal.arrives_at("progress");
    rehearsal.tells("#site-times", "1:35 of 1:30");
    let times = "document.querySelector('#site-times svg').getAttribute('aria-label')";
    assert_eq!(rehearsal.tab.evaluate(times), "1:10, 1:35");
    let weak = "document.querySelectorAll('#site-weak li').length";
    assert_eq!(rehearsal.tab.evaluate(weak), 5);
}
