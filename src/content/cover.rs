//! Covers: the questions that a story answers.

use crate::diagnostic::Diagnostic;
use crate::record::{Reader, Value, ValueKind};
use crate::source::{Span, Spanned};

/// A question that a story answers.
#[derive(Debug, Clone, Hash)]
pub struct Cover {
    /// The question, in one of its spellings.
    pub question: Spanned<String>,
    /// How to open this story for that question.
    pub angle: Option<Spanned<String>>,
}

/// Reads one entry of `covers`: a question, or a table of `question` and `angle`.
pub(super) fn read(value: Value, diagnostics: &mut Vec<Diagnostic>) -> Option<Cover> {
    match value.kind {
        ValueKind::Text(question) | ValueKind::Bare(question) if !question.trim().is_empty() => {
            Some(Cover {
                question: Spanned::new(question.trim().to_owned(), value.span),
                angle: None,
            })
        }
        ValueKind::Table(table) => {
            let mut reader = Reader::new(table, "a covered question", diagnostics);
            let question = reader.text("question");
            let angle = reader.text("angle");
            if question.is_none() {
                reader.report(no_question(value.span));
            }
            reader.finish();
            question.map(|question| Cover { question, angle })
        }
        ValueKind::Text(_) | ValueKind::Bare(_) => {
            diagnostics.push(no_question(value.span));
            None
        }
        other => {
            diagnostics.push(
                Diagnostic::error(
                    "wrong-type",
                    format!("expected a question in `covers`, found {}", other.name()),
                )
                .at(value.span, other.name())
                .help("write the question as a text, or `{ question = \"...\", angle = \"...\" }`"),
            );
            None
        }
    }
}

fn no_question(span: Span) -> Diagnostic {
    Diagnostic::error("empty-cover", "an entry of `covers` names no question")
        .at(span, "no question here")
        .help("write the question as it is asked, or remove the entry")
}
