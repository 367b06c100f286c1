//! Is the typed settings file.
//!
//! It gives each setting its type, its bounds and its default. Finding and reading the file,
//! and what the names of themes and sections stand for, is left to others.

mod check;
mod host;
mod language;
mod layer;
mod lock;
mod read;
mod search;

use std::time::Duration;

use serde_json::{Map, Value as Json};

use crate::lock::Salt;
use crate::record::Table;
use crate::source::{Span, Spanned};

pub use check::{CheckSettings, RuleLevel};
pub use host::HostSettings;
pub use language::{Language, PLURALS};
pub use layer::{environment, flags};
pub use read::read;
pub use search::SearchSettings;

/// Every setting, filled in.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// The name of the site. By default `My stories`.
    pub title: String,
    /// Whose stories they are.
    pub author: Option<String>,
    /// The language of the stories as a BCP 47 tag. By default `en`.
    pub language: String,
    /// Where the site will be, `http` or `https` with a host and without a slash at its end.
    pub base_url: Option<String>,
    /// Who the site is for. By default the author alone.
    pub visibility: Visibility,
    /// What a link is that leads nowhere. By default an error.
    pub links: BadLinks,
    /// Which theme draws the site.
    pub theme: ThemeChoice,
    /// Which skin of the theme it wears. By default the one that the theme has without a name.
    pub skin: Option<Spanned<String>>,
    /// `[speaking]`: how the author speaks.
    pub speaking: Speaking,
    /// `[sheets]`: how cheat sheets are printed.
    pub sheets: Sheets,
    /// `[share]`: what a site for others hides, in the order of the file.
    pub redactions: Vec<Redaction>,
    /// `[sections]`: headings in the author's words, each with the name of the section that it opens.
    pub sections: Vec<(Spanned<String>, Spanned<String>)>,
    /// `[labels]`: words of the interface, each with what the author says instead.
    pub labels: Option<Table>,
    /// `[check]`: what is made of rules.
    pub check: CheckSettings,
    /// `[host]`: what is written for those who host the site.
    pub host: HostSettings,
    /// `[search]`: how questions and stories are found.
    pub search: SearchSettings,
    /// `[lock]`: the salt of the site when it is locked.
    pub salt: Option<Salt>,
    /// `[markdown]`: whether HTML in stories reaches the page. By default it is shown as text.
    pub raw_html: bool,
    /// `[extra]`: whatever the author's templates want, a JSON object.
    pub extra: Json,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            title: "My stories".to_owned(),
            author: None,
            language: "en".to_owned(),
            base_url: None,
            visibility: Visibility::Private,
            links: BadLinks::Refused,
            theme: ThemeChoice {
                name: "default".to_owned(),
                span: None,
            },
            skin: None,
            speaking: Speaking {
                words_per_minute: 150,
                characters_per_minute: 300,
                target_seconds: 90,
            },
            sheets: Sheets {
                paper: Paper::A4,
                per_page: 1,
                pdf: true,
                fonts: Vec::new(),
            },
            redactions: Vec::new(),
            sections: Vec::new(),
            labels: None,
            check: CheckSettings::default(),
            host: HostSettings::default(),
            search: SearchSettings::default(),
            salt: None,
            raw_html: false,
            extra: Json::Object(Map::new()),
        }
    }
}

/// Who a site is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Visibility {
    /// The author alone.
    Private,
    /// Whoever the author gives it to: it holds nothing that is the author's own.
    Shared,
    /// Everybody: the same, and search engines may list it.
    Public,
}

impl Visibility {
    /// Whether it is for the author alone, with all that is their own.
    pub fn is_private(self) -> bool {
        self == Self::Private
    }

    /// Whether search engines may list it.
    pub fn is_listed(self) -> bool {
        self == Self::Public
    }
}

/// What a link in the content is that leads to no file or heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadLinks {
    /// An error, which keeps the site from being written.
    Refused,
    /// A warning; its words are shown without a link.
    Tolerated,
}

/// The name of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeChoice {
    /// A folder's name in `themes/`, or `default`.
    pub name: String,
    /// Where it was written, unless it is the default.
    pub span: Option<Span>,
}

/// How the author speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaking {
    /// From 60 to 400, by default 150.
    pub words_per_minute: u32,
    /// In scripts without blanks between words: from 100 to 800, by default as the language of the stories
    /// is read out, 250 in Chinese and 300 in others.
    pub characters_per_minute: u32,
    /// How long a script should take: from 15 to 600, by default 90.
    pub target_seconds: u32,
}

impl Speaking {
    /// How long a script should take.
    pub fn target(self) -> Duration {
        Duration::from_secs(u64::from(self.target_seconds))
    }

    /// How many words are said in so much time.
    pub fn words_in(self, time: Duration) -> u64 {
        time.as_secs() * u64::from(self.words_per_minute) / 60
    }
}

/// How cheat sheets are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheets {
    /// The paper or card. By default A4.
    pub paper: Paper,
    /// How many sheets share it: 1, 2 or 4, but 1 unless it is A4 or Letter. By default 1.
    pub per_page: u32,
    /// Whether a build makes PDF files. By default it does.
    pub pdf: bool,
    /// Fonts for characters that the program's own face does not have, in the order in which a
    /// character is looked for: files by their path from the project's folder, families of this
    /// machine by their name.
    pub fonts: Vec<Spanned<String>>,
}

impl Sheets {
    /// The same on a card for the pocket, which is all of its paper.
    #[must_use]
    pub fn for_the_pocket(&self) -> Self {
        Self {
            paper: self.paper.pocket(),
            per_page: 1,
            ..self.clone()
        }
    }
}

/// A size of paper or card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 210 by 297 mm.
    A4,
    /// 8.5 by 11 in.
    Letter,
    /// 148 by 210 mm.
    A5,
    /// 105 by 148 mm.
    A6,
    /// A card of 4 by 6 in.
    FourBySix,
    /// A card of 3 by 5 in.
    ThreeByFive,
}

impl Paper {
    /// Every size, by the name it has in settings.
    pub const ALL: [(&'static str, Self); 6] = [
        ("a4", Self::A4),
        ("letter", Self::Letter),
        ("a5", Self::A5),
        ("a6", Self::A6),
        ("4x6in", Self::FourBySix),
        ("3x5in", Self::ThreeByFive),
    ];

    /// The card for the pocket that is sold where this paper is.
    fn pocket(self) -> Self {
        match self {
            Self::A4 | Self::A5 | Self::A6 => Self::A6,
            Self::Letter | Self::FourBySix => Self::FourBySix,
            Self::ThreeByFive => Self::ThreeByFive,
        }
    }
}

/// A name that a site for others replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redaction {
    /// What must not appear; never empty.
    pub name: String,
    /// What is there instead; without quotes, backslashes and line breaks, so that it is
    /// safe wherever the name was.
    pub replacement: String,
    /// Where the name is written in the settings.
    pub span: Span,
}
