//! A round for programs.

use serde_json::{Map, Value, json};

use crate::naming::Part;
use crate::practice::Remark;

use super::FinishedRound;
use super::wording::Wording;

/// The round as one object. `--help` says what is in it.
pub(super) fn json(round: &FinishedRound<'_>, wording: Wording<'_>) -> Value {
    let feedback = round.feedback.as_ref();
    let findings = feedback.map(|feedback| feedback.findings.iter());
    let findings = findings.into_iter().flatten().map(|remark| {
        let (message, help) = wording.to_mend(remark);
        let mut finding = json!({
            "rule": remark.name,
            "quote": quote(remark),
            "message": message,
            "help": help,
        });
        if let Some(part) = remark.values.get("part") {
            finding["part"] = part.clone();
        }
        finding
    });
    let praise = feedback.map(|feedback| feedback.praise.iter());
    let praise = praise.into_iter().flatten().map(|remark| {
        json!({
            "name": remark.name,
            "quote": quote(remark),
            "message": wording.praise(remark),
        })
    });
    let shares = feedback.and_then(|feedback| feedback.shares);
    let shares = shares.map(|shares| {
        let parts = Part::ALL.into_iter().zip(shares);
        let shares = parts.map(|(part, percent)| (part.id().to_owned(), percent.into()));
        shares.collect::<Map<String, Value>>()
    });
    json!({
        "question": round.question.map(|question| question.text),
        "story": round.story.slug,
        "seconds": round.time.as_secs(),
        "words": feedback.map(|feedback| feedback.words),
        "shares": shares,
        "findings": findings.collect::<Vec<_>>(),
        "praise": praise.collect::<Vec<_>>(),
    })
}

/// The first words of the answer that a remark is about; empty where it is about none.
fn quote(remark: &Remark) -> &str {
    remark.quotes.first().map_or("", String::as_str)
}
