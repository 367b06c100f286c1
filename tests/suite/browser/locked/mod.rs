//! A locked site in a real browser: the password, and then all as in the open site.
//!
//! ```ignore
//! let visitor = Visitor::at(&house().locked.on_disk("index.html"));
//! visitor.unlocks();
//! ```

mod asking;
mod files;
mod keeping;
mod offline;
mod reading;
mod serving;

use std::path::Path;
use std::sync::OnceLock;

use super::sites::Site;
use super::tab::Tab;
use crate::desk::{Desk, WHOLE, program, run};
use crate::server::serve;

/// What opens the sites.
const PASSWORD: &str = "seven dark tea towels";

/// Where it cannot be seen otherwise: only an opened page can be locked again.
const IS_OPEN: &str =
    "document.querySelector('.lock-again') !== null && document.readyState === 'complete'";

const ASKS: &str = "document.getElementById('site-unlock')?.checkVisibility() === true";

/// What the page says to whoever types a password.
const NOTICE: &str = "document.getElementById('site-notice').textContent";

/// A site, once locked and once open.
pub(super) struct House {
    pub(super) locked: Site,
    open: Site,
}

/// A red point.
const PICTURE: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><circle r=\"9\"/></svg>";

/// A site with something of every kind.
fn desk() -> Desk {
    let lift = format!(
        "+++\ntitle = \"The lift\"\ntags = [\"calm\"]\ncovers = [\"Tell me about a failure\"]\n+++\n\
         ![A point](point.svg) [The letter](letter.docx), [the page](page.html), [the list](list.txt), [its end](list.txt#end), \
         [the boat](boat.md), [its task](boat.md#task).\n\n{}{WHOLE}",
        "A long way to go.\n\n".repeat(60)
    );
    Desk::new()
        .settings("title = \"Of lifts\"\n")
        .story("lift", &lift)
        .whole_story("boat", "title = \"The boat\"\ntags = [\"calm\"]")
        .guide(
            "failure",
            "# Tell me about a failure\n\n## What it tests\n\nNerve.\n",
        )
        .file("content/stories/point.svg", PICTURE)
        .file("content/stories/letter.docx", b"PK\x03\x04 a letter")
        .file("content/stories/list.txt", "One thing after the other")
        .file(
            "content/stories/page.html",
            b"<!DOCTYPE html><meta charset=latin1><title>Of its own</title><p>A page of its own, caf\xe9",
        )
}

/// Locks what lies on a desk, in a folder.
fn lock(desk: &Desk, password: &str, folder: &Path) -> Site {
    let folder = folder.to_owned();
    let output = folder.to_str().unwrap();
    let mut program = program(desk.root());
    program.env("STARLING_PASSWORD", password);
    program.args(["build", "--lock", "--output-dir", output]);
    run(&mut program).ends_with(0);
    Site { folder }
}

/// That site, built once for all tests.
pub(super) fn house() -> &'static House {
    static HOUSE: OnceLock<House> = OnceLock::new();
    HOUSE.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
        let (desk, open) = (desk(), folder.join("open-house"));
        desk.run(&["build", "--output-dir", open.to_str().unwrap()])
            .ends_with(0);
        House {
            locked: lock(&desk, PASSWORD, &folder.join("locked-house")),
            open: Site { folder: open },
        }
    })
}

/// The addresses of the first page, from the disk and below a path of a host.
fn addresses() -> [String; 2] {
    let address = serve(house().locked.folder.clone(), "/a/b/");
    let hosted = format!("http://{address}/a/b/index.html");
    [house().locked.on_disk("index.html"), hosted]
}

/// Somebody who visits a locked site.
struct Visitor {
    tab: Tab,
}

impl Visitor {
    #[track_caller]
    fn at(address: &str) -> Self {
        let tab = Tab::new();
        tab.open(address);
        Self { tab }
    }

    /// Somebody who has typed the password.
    #[track_caller]
    fn within(address: &str) -> Self {
        let visitor = Self::at(address);
        visitor.unlocks();
        visitor
    }

    #[track_caller]
    fn unlocks(&self) {
        self.types(PASSWORD);
        self.is_in();
    }

    /// Types a password, and Enter.
    #[track_caller]
    fn types(&self, password: &str) {
        self.is_asked();
        self.tab.write(password);
        self.tab.press("Enter");
    }

    #[track_caller]
    fn is_asked(&self) {
        self.tab.wait_until(ASKS);
    }

    #[track_caller]
    fn is_in(&self) {
        self.tab.wait_until(IS_OPEN);
    }

    #[track_caller]
    fn locks(&self) {
        let show = "document.querySelector('.lock-again').scrollIntoView()";
        self.tab.evaluate(show);
        self.tab.click(".lock-again");
        self.is_asked();
    }

    /// Waits until the page says something.
    #[track_caller]
    fn is_told(&self, words: &str) {
        self.tab
            .wait_until(&format!("{NOTICE}.includes({words:?})"));
    }

    /// Waits for an opened page by its title.
    #[track_caller]
    fn arrives_at(&self, title: &str) {
        self.tab
            .wait_until(&format!("document.title.includes({title:?}) && {IS_OPEN}"));
    }

    /// Opens an address without being asked.
    #[track_caller]
    fn opens(&self, address: &str) {
        self.tab.open(address);
        self.is_in();
    }

    /// Where the first link leads whose text has these words.
    #[track_caller]
    fn link(&self, words: &str) -> String {
        let link =
            format!("[...document.links].find(it => it.textContent.includes({words:?})).href");
        serde_json::from_value(self.tab.evaluate(&link)).unwrap()
    }

    /// Follows that link.
    #[track_caller]
    fn follows(&self, words: &str) {
        self.leaves_by(&format!(
            "[...document.links].find(it => it.textContent.includes({words:?})).click()"
        ));
    }

    /// Goes so many steps forward, or back.
    #[track_caller]
    fn steps(&self, steps: i32) {
        self.leaves_by(&format!("history.go({steps})"));
    }

    /// Leaves the page once it has answered: of one that is gone already no answer comes.
    #[track_caller]
    fn leaves_by(&self, expression: &str) {
        self.tab
            .evaluate(&format!("setTimeout(() => {expression})"));
    }
}
