//! Rehearsing in a real browser: the question, the clock, the answer, the feedback.
//!
//! ```ignore
//! let rehearsal = Rehearsal::at("#question=a-failure");
//! rehearsal.arrives_at("question");
//! rehearsal.tab.press(" ");
//! rehearsal.arrives_at("speaking");
//! ```

mod accessibility;
mod addresses;
mod coming;
mod interview;
mod keeping;
mod progress;
mod rounds;
mod schedule;
mod voice;

use super::NOTHING;
use super::accessibility::TOO_WIDE;
use super::sites::demo;
use super::tab::Tab;

/// Lets the clock of a page stand still until a test puts it forward, over reloads as well.
const CLOCK: &str = "
    const noon = new Date(2026, 2, 2, 12).getTime();
    Date.now = () => noon + 1000 * Number(window.name || 0);
";

/// What is rehearsed where it does not matter what.
const QUESTION: &str = "#question=a-failure";

/// The story that the answer tells.
const STORY: &str = "the-account-i-lost-by-being-liked";

/// An answer that tells the story of the lost account, and has something to praise and to mend.
const ANSWER: &str = "\
    I had looked after the account for four years and I thought that being liked was the same as being \
    needed. I failed to ask the people who paid. Then they left us. I called the director, asked for the \
    true reason, and I wrote it down. Basically, after that I asked every customer what they would miss.";

/// Somebody who rehearses in a tab of their own.
struct Rehearsal {
    tab: Tab,
}

impl Rehearsal {
    /// Opens the page of the demo by an address such as `#all`.
    #[track_caller]
    fn at(address: &str) -> Self {
        let rehearsal = Self::of(Tab::new());
        rehearsal.open(address);
        rehearsal
    }

    fn of(tab: Tab) -> Self {
        tab.before_each_page(CLOCK);
        Self { tab }
    }

    #[track_caller]
    fn open(&self, address: &str) {
        self.open_page(&format!("{}{address}", demo().on_disk("practice.html")));
    }

    /// Opens a page as a new one, even where only what stands behind "#" differs.
    #[track_caller]
    fn open_page(&self, address: &str) {
        self.tab.open("about:blank");
        self.tab.open(address);
    }

    /// Waits for a screen.
    #[track_caller]
    fn is_at(&self, screen: &str) {
        let is_shown = format!("document.getElementById('site-screen-{screen}')?.hidden === false");
        self.tab.wait_until(&is_shown);
    }

    /// Waits for a screen, and holds that it is the only one, begins at its heading, and fits the window.
    #[track_caller]
    fn arrives_at(&self, screen: &str) {
        self.is_at(screen);
        let shown = "[...document.querySelectorAll('[id^=site-screen-]')].filter(it => it.checkVisibility()).length";
        assert_eq!(self.tab.evaluate(shown), 1, "screens with {screen}");
        let heading = if screen == "decks" {
            "practice"
        } else {
            screen
        };
        self.has_focus(&format!("h1#site-{heading}, h2#site-{heading}"));
        self.fits();
    }

    #[track_caller]
    fn has_focus(&self, selector: &str) {
        let has_focus = format!("document.activeElement?.matches('{selector}')");
        self.tab.wait_until(&has_focus);
    }

    #[track_caller]
    fn fits(&self) {
        assert_eq!(
            self.tab.list(TOO_WIDE),
            NOTHING,
            "reaches beyond the window"
        );
    }

    /// Presses the Tab key until the focus is there.
    #[track_caller]
    fn walk_to(&self, selector: &str) {
        let is_there = format!("document.activeElement?.matches('{selector}')");
        for _ in 0..200 {
            self.tab.press("Tab");
            if self.tab.evaluate(&is_there) == true {
                return;
            }
        }
        panic!("no way to {selector} by the Tab key");
    }

    /// Walks to something and presses Enter on it.
    #[track_caller]
    fn choose(&self, selector: &str) {
        self.walk_to(selector);
        self.tab.press("Enter");
    }

    /// Puts the clock of the page forward.
    fn let_pass(&self, seconds: u32) {
        let forward = format!("window.name = Number(window.name || 0) + {seconds}");
        self.tab.evaluate(&forward);
    }

    /// What an element shows.
    #[track_caller]
    fn text(&self, selector: &str) -> String {
        let text = format!("document.querySelector('{selector}').innerText");
        serde_json::from_value(self.tab.evaluate(&text)).unwrap()
    }

    /// Waits until an element shows a text.
    #[track_caller]
    fn tells(&self, selector: &str, text: &str) {
        let tells = format!("document.querySelector('{selector}').innerText.includes({text:?})");
        self.tab.wait_until(&tells);
    }

    /// Waits until an element is to be seen.
    #[track_caller]
    fn shows(&self, selector: &str) {
        let is_seen = format!("document.querySelector('{selector}').checkVisibility()");
        self.tab.wait_until(&is_seen);
    }

    /// Holds that an element is not to be seen.
    #[track_caller]
    fn hides(&self, selector: &str) {
        let is_seen = format!("document.querySelector('{selector}').checkVisibility()");
        assert_eq!(self.tab.evaluate(&is_seen), false, "{selector} is seen");
    }

    /// What is typed into the answer.
    #[track_caller]
    fn answer(&self) -> String {
        let value = "document.getElementById('site-text').value";
        serde_json::from_value(self.tab.evaluate(value)).unwrap()
    }

    /// Types an answer to the question that is shown, up to its feedback.
    #[track_caller]
    fn type_answer(&self, answer: &str) {
        self.is_at("question");
        self.choose("#site-type-instead");
        self.is_at("answer");
        self.tab.write(answer);
        self.tab.press_with_control("Enter");
        self.is_at("feedback");
    }

    /// The rounds that the browser remembers.
    #[track_caller]
    fn rounds_kept(&self) -> u64 {
        let rounds = "Object.keys(localStorage).filter(it => it.startsWith('starling-practice'))
            .reduce((sum, key) => sum + JSON.parse(localStorage[key]).rounds.length, 0)";
        self.tab.evaluate(rounds).as_u64().unwrap()
    }
}
