//! Gathers every question from guides, bank and stories, and joins its spellings.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::content::{Bank, Guide, Story};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

use super::spelling::key;
use super::{Covered, QuestionId};

/// A question before anything is known of its stories.
pub(super) struct QuestionDraft {
    pub(super) text: Spanned<String>,
    pub(super) competency: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) guide: Option<Arc<Guide>>,
}

/// Every question, and which story covers which.
pub(super) struct Gathered {
    /// The questions: those of the bank in its order, then those of guides, then those of stories.
    pub(super) asked: Vec<QuestionDraft>,
    /// For each story the questions that it covers, in the author's order.
    pub(super) covers: Vec<Vec<Covered>>,
}

impl Gathered {
    /// The same without expected questions that have neither a story nor a guide.
    pub(super) fn without_gaps(self) -> Self {
        let covers = self.covers.iter().flatten();
        let covered: HashSet<QuestionId> = covers.map(|covered| covered.question).collect();
        let mut asked = Vec::new();
        let mut moved = HashMap::new();
        for (index, question) in self.asked.into_iter().enumerate() {
            let id = QuestionId(index);
            if covered.contains(&id) || question.guide.is_some() {
                moved.insert(id, QuestionId(asked.len()));
                asked.push(question);
            }
        }
        let move_cover = |covered: Covered| Covered {
            question: moved[&covered.question],
            ..covered
        };
        let covers = self.covers.into_iter();
        let covers = covers.map(|covers| covers.into_iter().map(move_cover).collect());
        Self {
            asked,
            covers: covers.collect(),
        }
    }
}

/// What one file claims about one question.
struct Claim {
    text: Spanned<String>,
    aliases: Vec<Spanned<String>>,
    competency: Option<Spanned<String>>,
    guide: Option<Arc<Guide>>,
}

/// Gathers the questions and joins spellings that are one question: equal but for case and
/// punctuation, or the alias of one being the text of the other.
pub(super) fn gather(
    stories: &[Arc<Story>],
    guides: Vec<Arc<Guide>>,
    bank: Bank,
    diagnostics: &mut Vec<Diagnostic>,
) -> Gathered {
    let expected = bank.questions.into_iter().map(|expected| Claim {
        text: expected.text,
        aliases: expected.aliases,
        competency: expected.competency,
        guide: None,
    });
    let written = guides.into_iter().map(|guide| Claim {
        text: guide.question.clone(),
        aliases: guide.aliases.clone(),
        competency: guide.competency.clone(),
        guide: Some(guide),
    });
    let claims: Vec<Claim> = expected.chain(written).collect();

    let groups = join(&claims, diagnostics);
    let mut joined: Vec<Vec<Claim>> = Vec::new();
    joined.resize_with(groups.count, Vec::new);
    for (claim, group) in claims.into_iter().zip(&groups.of_claim) {
        joined[*group].push(claim);
    }
    let mut asked: Vec<QuestionDraft> = joined
        .into_iter()
        .map(|claims| draft_of(claims, diagnostics))
        .collect();
    let covers = add_covered(stories, &mut asked, groups.by_spelling, diagnostics);
    Gathered { asked, covers }
}

/// Which claims are about one question.
struct Groups {
    count: usize,
    of_claim: Vec<usize>,
    by_spelling: HashMap<String, QuestionId>,
}

fn join(claims: &[Claim], diagnostics: &mut Vec<Diagnostic>) -> Groups {
    // First by text. Each group keeps the group that it was joined to.
    let mut by_text: HashMap<String, usize> = HashMap::new();
    let mut joined_to: Vec<usize> = Vec::new();
    let mut of_claim: Vec<usize> = Vec::new();
    for claim in claims {
        let group = *by_text.entry(key(&claim.text.value)).or_insert_with(|| {
            joined_to.push(joined_to.len());
            joined_to.len() - 1
        });
        of_claim.push(group);
    }
    // Then by alias: an alias is the question of that text.
    let mut claimed: BTreeMap<String, Vec<(usize, &Spanned<String>)>> = BTreeMap::new();
    for (claim, group) in claims.iter().zip(&of_claim) {
        for alias in &claim.aliases {
            let claimants = claimed.entry(key(&alias.value)).or_default();
            claimants.push((*group, alias));
        }
    }
    // What several texts claim comes last: by then they may have turned out to be one question.
    let is_shared = |claimants: &[(usize, _)]| claimants.iter().any(|it| it.0 != claimants[0].0);
    let mut aliases: Vec<_> = claimed.iter().collect();
    aliases.sort_by_key(|(_, claimants)| is_shared(claimants));
    for (spelling, claimants) in aliases {
        let (group, first) = claimants[0];
        let group = root(&joined_to, group);
        let mut others = claimants
            .iter()
            .filter(|it| root(&joined_to, it.0) != group)
            .peekable();
        if others.peek().is_none()
            && let Some(same) = by_text.get(spelling)
        {
            let same = root(&joined_to, *same);
            joined_to[same.max(group)] = same.min(group);
            continue;
        }
        diagnostics.extend(others.map(|(_, alias)| contested(alias, first.span)));
    }
    // Number the groups that are left in the order of their first claim.
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    for group in &of_claim {
        let next = numbers.len();
        numbers.entry(root(&joined_to, *group)).or_insert(next);
    }
    let number = |group: usize| numbers[&root(&joined_to, group)];
    let of_alias = claimed
        .into_iter()
        .map(|(spelling, claimants)| (spelling, claimants[0].0));
    Groups {
        count: numbers.len(),
        of_claim: of_claim.into_iter().map(number).collect(),
        by_spelling: of_alias
            .chain(by_text)
            .map(|(spelling, group)| (spelling, QuestionId(number(group))))
            .collect(),
    }
}

fn root(joined_to: &[usize], mut group: usize) -> usize {
    while joined_to[group] != group {
        group = joined_to[group];
    }
    group
}

fn contested(alias: &Spanned<String>, first: Span) -> Diagnostic {
    Diagnostic::error(
        "contested-alias",
        format!("two questions claim the alias `{}`", alias.value),
    )
    .at(alias.span, "claimed here")
    .related(first, "and here")
    .help("leave it with one of them, or make the two one question")
}

/// Makes one question of everything that was claimed about it: the guide's word counts first.
fn draft_of(claims: Vec<Claim>, diagnostics: &mut Vec<Diagnostic>) -> QuestionDraft {
    let (mut ordered, others): (Vec<Claim>, Vec<Claim>) =
        claims.into_iter().partition(|claim| claim.guide.is_some());
    report_second_guide(&ordered, diagnostics);
    report_repeated(&others, diagnostics);
    ordered.extend(others);

    let text = ordered[0].text.clone();
    let mut seen = HashSet::from([key(&text.value)]);
    let spellings = ordered
        .iter()
        .flat_map(|claim| std::iter::once(&claim.text).chain(&claim.aliases));
    let aliases = spellings
        .filter(|spelling| seen.insert(key(&spelling.value)))
        .map(|spelling| spelling.value.clone())
        .collect();
    let competencies: Vec<&Spanned<String>> = ordered
        .iter()
        .filter_map(|claim| claim.competency.as_ref())
        .collect();
    report_two_competencies(&competencies, diagnostics);
    let competency = competencies
        .first()
        .map(|competency| competency.value.clone());
    QuestionDraft {
        text,
        competency,
        aliases,
        guide: ordered.into_iter().find_map(|claim| claim.guide),
    }
}

fn report_second_guide(guides: &[Claim], diagnostics: &mut Vec<Diagnostic>) {
    for second in guides.iter().skip(1) {
        diagnostics.push(
            Diagnostic::error("second-guide", "two guides are about one question")
                .at(second.text.span, "this one")
                .related(guides[0].text.span, "and this one")
                .help("join them, or tell their questions apart"),
        );
    }
}

fn report_repeated(expected: &[Claim], diagnostics: &mut Vec<Diagnostic>) {
    for second in expected.iter().skip(1) {
        diagnostics.push(
            Diagnostic::warning("repeated-question", "the bank asks this question twice")
                .at(second.text.span, "again here")
                .related(expected[0].text.span, "first here")
                .help("keep one, and give it the other spelling as an alias"),
        );
    }
}

fn report_two_competencies(competencies: &[&Spanned<String>], diagnostics: &mut Vec<Diagnostic>) {
    let Some((first, rest)) = competencies.split_first() else {
        return;
    };
    if let Some(second) = rest.iter().find(|it| key(&it.value) != key(&first.value)) {
        diagnostics.push(
            Diagnostic::warning(
                "two-competencies",
                "one question belongs to two competencies",
            )
            .at(second.span, format!("`{}` here", second.value))
            .related(first.span, format!("`{}` here, which counts", first.value))
            .help("name the same one in both places"),
        );
    }
}

/// Finds the question of each cover, adding those that nobody expected.
fn add_covered(
    stories: &[Arc<Story>],
    asked: &mut Vec<QuestionDraft>,
    mut by_spelling: HashMap<String, QuestionId>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Covered>> {
    let mut question_of = |text: &Spanned<String>| {
        let next = QuestionId(asked.len());
        let question = *by_spelling.entry(key(&text.value)).or_insert(next);
        if question == next {
            asked.push(QuestionDraft {
                text: text.clone(),
                competency: None,
                aliases: Vec::new(),
                guide: None,
            });
        }
        question
    };
    stories
        .iter()
        .map(|story| {
            let mut covered: Vec<(Covered, Span)> = Vec::new();
            for cover in &story.covers {
                let question = question_of(&cover.question);
                if let Some((_, first)) = covered.iter().find(|(it, _)| it.question == question) {
                    diagnostics.push(covered_twice(cover.question.span, *first));
                    continue;
                }
                let angle = cover.angle.as_ref().map(|angle| angle.value.clone());
                covered.push((Covered { question, angle }, cover.question.span));
            }
            covered.into_iter().map(|(covered, _)| covered).collect()
        })
        .collect()
}

fn covered_twice(second: Span, first: Span) -> Diagnostic {
    Diagnostic::warning("repeated-cover", "this story covers one question twice")
        .at(second, "again here")
        .related(first, "first here")
        .help("remove one of the two spellings")
}
