//! Parses an interview: a date, its rounds, what is expected there, and afterwards what was really asked.

use crate::diagnostic::Diagnostic;
use crate::record::{Moment, Reader, Table, Value, ValueKind};
use crate::source::{Rewritten, Span, Spanned};

use super::Body;
use super::kind::{ContentFile, ContentKind, MARKDOWN, has_ending};
use super::release::Release;
use super::text::{ContentText, title_of};

pub(super) const KIND: ContentKind = ContentKind {
    whereabouts: "interviews are in `content/interviews`",
    takes: |path| path.starts_with("interviews/") && has_ending(path, MARKDOWN),
    read: |file, sources, options, diagnostics| {
        let text = ContentText::new(file, sources, options, diagnostics);
        vec![ContentFile::Interview(
            Interview::read(&text, diagnostics).into(),
        )]
    },
};

/// How long a round is that does not say it, in minutes.
const USUAL_MINUTES: u32 = 45;

/// The longest round that can be written, in minutes: a day.
const MOST_MINUTES: u32 = 24 * 60;

/// One interview at one company. It is its author's own, on every site.
#[derive(Debug, Clone)]
pub struct Interview {
    /// The notes.
    pub body: Body,
    /// Where it is.
    pub company: Spanned<String>,
    /// What for.
    pub role: Option<Spanned<String>>,
    /// When it begins.
    pub date: Option<Spanned<Moment>>,
    /// The banks with a name whose questions are expected there.
    pub banks: Vec<Spanned<String>>,
    /// Its rounds, in the author's order.
    pub rounds: Vec<InterviewRound>,
    /// What to ask them.
    pub ask: Vec<Spanned<String>>,
    /// What was really asked.
    pub asked: Vec<AskedQuestion>,
    /// Who may see it.
    pub release: Release,
    /// The author's own keys, for templates.
    pub extra: serde_json::Value,
}

/// A round of an interview. One that names neither competencies nor questions nor stories may ask anything.
#[derive(Debug, Clone)]
pub struct InterviewRound {
    /// What it is called.
    pub name: Spanned<String>,
    /// How long it takes, in minutes.
    pub minutes: u32,
    /// Who asks.
    pub interviewer: Option<Spanned<String>>,
    /// When it begins, where that does not follow from the rounds before.
    pub date: Option<Spanned<Moment>>,
    /// The competencies that it is about.
    pub competencies: Vec<Spanned<String>>,
    /// The questions that are sure to be asked.
    pub questions: Vec<Chosen>,
    /// The slugs of stories that are to be told in it.
    pub stories: Vec<Spanned<String>>,
    /// What to ask in it.
    pub ask: Vec<Spanned<String>>,
    /// What else to know of it.
    pub notes: Option<Spanned<String>>,
}

/// A question of a round.
#[derive(Debug, Clone)]
pub struct Chosen {
    /// The question, in one of its spellings.
    pub question: Spanned<String>,
    /// The slug of the story that its author has chosen for it.
    pub story: Option<Spanned<String>>,
}

/// A question that was really asked.
#[derive(Debug, Clone)]
pub struct AskedQuestion {
    /// The question, in one of its spellings.
    pub question: Spanned<String>,
    /// The slug of the story that was told.
    pub story: Option<Spanned<String>>,
    /// How it went.
    pub went: Option<HowItWent>,
    /// What is worth keeping of it.
    pub notes: Option<Spanned<String>>,
}

/// How an answer went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HowItWent {
    /// Better not so again.
    Badly,
    /// Neither.
    Fairly,
    /// Again like this.
    Well,
}

impl HowItWent {
    const CHOICES: [(&'static str, Self); 3] = [
        ("well", Self::Well),
        ("fairly", Self::Fairly),
        ("badly", Self::Badly),
    ];

    /// The word for it in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Well => "well",
            Self::Fairly => "fairly",
            Self::Badly => "badly",
        }
    }
}

impl Interview {
    fn read(text: &ContentText<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut reader = Reader::new(text.front_matter.clone(), "an interview", diagnostics);
        let company = reader.text("company");
        let role = reader.text("role");
        let date = reader.moment("date");
        let banks = reader.texts("banks");
        let rounds = reader.values("rounds");
        let ask = reader.texts("ask");
        let asked = reader.values("asked");
        let release = Release::read(&mut reader);
        let extra = reader.table("extra");
        let extra = reader.finish_with(extra);
        let rounds = tables(rounds, "a round", "`[[rounds]]`", diagnostics);
        let rounds = rounds.into_iter().enumerate();
        let rounds =
            rounds.map(|(index, table)| InterviewRound::read(table, index + 1, diagnostics));
        let rounds = rounds.collect();
        let asked = tables(
            asked,
            "a question that was asked",
            "`[[asked]]`",
            diagnostics,
        );
        let asked = asked.into_iter();
        let asked = asked.filter_map(|table| AskedQuestion::read(table, diagnostics));
        let asked = asked.collect();
        let read = Rewritten::unchanged(text.said());
        let whole = 0..read.text().len();
        let (body, heading) = text.divide(&read, whole, |_| false, diagnostics);
        Self {
            company: text.title(company, title_of(heading.as_ref()), diagnostics),
            role,
            date,
            banks,
            rounds,
            ask,
            asked,
            // It says where somebody wants to go, which is nobody else's business.
            release: release.max(Release::ForAuthor),
            extra,
            body,
        }
    }

    /// What it is called: the company, and what for.
    pub fn title(&self) -> String {
        match &self.role {
            Some(role) => format!("{} · {}", self.company.value, role.value),
            None => self.company.value.clone(),
        }
    }

    /// Whether it is over: what was asked is written down.
    pub fn is_over(&self) -> bool {
        !self.asked.is_empty()
    }

    /// What it says, piece by piece.
    pub fn texts(&self) -> Vec<String> {
        let of_rounds = self.rounds.iter().flat_map(|round| {
            let names = [
                Some(&round.name),
                round.interviewer.as_ref(),
                round.notes.as_ref(),
            ];
            names.into_iter().flatten().chain(&round.ask)
        });
        let of_asked = self.asked.iter().filter_map(|it| it.notes.as_ref());
        let texts = std::iter::once(&self.company).chain(&self.role);
        let texts = texts.chain(&self.ask).chain(of_rounds).chain(of_asked);
        let texts = texts.map(|it| it.value.clone());
        texts.chain(self.body.texts()).collect()
    }
}

impl InterviewRound {
    fn read(table: Table, number: usize, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let span = table.span;
        let mut reader = Reader::new(table, "a round", diagnostics);
        let name = reader.text("name");
        let minutes = reader.whole_number("minutes", 1..=MOST_MINUTES);
        let interviewer = reader.text("interviewer");
        let date = reader.moment("date");
        let competencies = reader.texts("competencies");
        let questions = reader.values("questions");
        let stories = reader.texts("stories");
        let ask = reader.texts("ask");
        let notes = reader.text("notes");
        let name = name.unwrap_or_else(|| Spanned::new(format!("Round {number}"), span));
        if minutes.is_none() {
            reader.report(
                Diagnostic::warning(
                    "no-minutes",
                    format!("the round `{}` does not say how long it takes", name.value),
                )
                .at(name.span, format!("taken for {USUAL_MINUTES} minutes"))
                .help(format!(
                    "add `minutes = {USUAL_MINUTES}`: it decides how many questions are expected"
                )),
            );
        }
        reader.finish();
        let questions = questions.into_iter();
        let questions = questions.filter_map(|value| Chosen::read(value, diagnostics));
        Self {
            name,
            minutes: minutes.map_or(USUAL_MINUTES, |it| it.value),
            interviewer,
            date,
            competencies,
            questions: questions.collect(),
            stories,
            ask,
            notes,
        }
    }
}

impl Chosen {
    /// Reads an entry of `questions`: a question, or a table of `question` and `story`.
    fn read(value: Value, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let span = value.span;
        let ValueKind::Table(table) = value.kind else {
            if let Some(question) = value.text().map(str::trim).filter(|it| !it.is_empty()) {
                let question = Spanned::new(question.to_owned(), span);
                return Some(Self {
                    question,
                    story: None,
                });
            }
            diagnostics.push(
                no_question("a round", span)
                    .help("write it as a text, or as `{ question = \"...\", story = \"...\" }`"),
            );
            return None;
        };
        let mut reader = Reader::new(table, "a question of a round", diagnostics);
        let question = reader.text("question");
        let story = reader.text("story");
        if question.is_none() {
            reader.report(no_question("a round", span));
        }
        reader.finish();
        question.map(|question| Self { question, story })
    }
}

impl AskedQuestion {
    fn read(table: Table, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let span = table.span;
        let mut reader = Reader::new(table, "a question that was asked", diagnostics);
        let question = reader.text("question");
        let story = reader.text("story");
        let went = reader.choice("went", &HowItWent::CHOICES);
        let notes = reader.text("notes");
        if question.is_none() {
            reader.report(no_question("`[[asked]]`", span));
        }
        reader.finish();
        Some(Self {
            question: question?,
            story,
            went,
            notes,
        })
    }
}

/// The tables among the values of a list; anything else is reported.
fn tables(
    values: Vec<Value>,
    one: &str,
    header: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Table> {
    let table = |value: Value| match value.kind {
        ValueKind::Table(table) => Some(table),
        other => {
            let message = format!("expected {one}, found {}", other.name());
            diagnostics.push(
                Diagnostic::error("wrong-type", message)
                    .at(value.span, other.name())
                    .help(format!("write {header} and its keys below it")),
            );
            None
        }
    };
    values.into_iter().filter_map(table).collect()
}

fn no_question(of: &str, span: Span) -> Diagnostic {
    Diagnostic::error(
        "missing-text",
        format!("an entry of {of} names no question"),
    )
    .at(span, "no question here")
}
