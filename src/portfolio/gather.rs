//! Gathers every question from guides, bank and stories, and joins its spellings.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use crate::content::{Bank, Guide, Interview, Story};
use crate::diagnostic::Diagnostic;
use crate::source::{Span, Spanned};

use super::interview::has_bank;
use super::spelling::key;
use super::{Covered, QuestionId};

/// A question before anything is known of its stories.
pub(super) struct QuestionDraft {
    pub(super) text: Spanned<String>,
    pub(super) competency: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) guide: Option<Arc<Guide>>,
    /// The names of the banks that have it, of those with a name.
    pub(super) banks: Vec<String>,
    /// Whether it is expected wherever one goes: a bank without a name has it, a guide is about it, or a story
    /// covers it.
    pub(super) is_general: bool,
}

/// Every question, and which story covers which.
pub(super) struct Gathered {
    /// The questions: those of the bank in its order, then those of guides, then those of stories.
    pub(super) asked: Vec<QuestionDraft>,
    /// For each story the questions that it covers, in the author's order.
    pub(super) covers: Vec<Vec<Covered>>,
    /// The questions that each interview names.
    pub(super) interviews: Vec<InterviewQuestions>,
}

/// The questions that an interview names.
pub(super) struct InterviewQuestions {
    /// Those of each round.
    pub(super) rounds: Vec<Vec<QuestionId>>,
    /// Those that were asked.
    pub(super) asked: Vec<QuestionId>,
}

impl InterviewQuestions {
    fn all(&self) -> impl Iterator<Item = &QuestionId> {
        self.rounds.iter().flatten().chain(&self.asked)
    }
}

impl Gathered {
    /// The same without expected questions that have neither a story nor a guide.
    pub(super) fn without_gaps(self) -> Self {
        self.only(|_| false)
    }

    /// The same without questions that are only in banks with a name, and expected in no interview.
    fn without_lists(self, interviews: &[Arc<Interview>]) -> Self {
        let is_expected = |bank: &String| interviews.iter().any(|it| has_bank(it, bank));
        self.only(|question| question.is_general || question.banks.iter().any(is_expected))
    }

    /// The same without questions that have neither a story nor a guide, but for those that an interview
    /// names and those that `is_kept` keeps.
    fn only(self, is_kept: impl Fn(&QuestionDraft) -> bool) -> Self {
        let covers = self.covers.iter().flatten().map(|covered| covered.question);
        let named = self.interviews.iter().flat_map(InterviewQuestions::all);
        let wanted: HashSet<QuestionId> = covers.chain(named.copied()).collect();
        let mut asked = Vec::new();
        let mut moved = HashMap::new();
        for (index, question) in self.asked.into_iter().enumerate() {
            let id = QuestionId(index);
            if wanted.contains(&id) || question.guide.is_some() || is_kept(&question) {
                moved.insert(id, QuestionId(asked.len()));
                asked.push(question);
            }
        }
        let move_all = |ids: Vec<QuestionId>| ids.into_iter().map(|id| moved[&id]).collect();
        let interviews = self.interviews.into_iter().map(|it| InterviewQuestions {
            rounds: it.rounds.into_iter().map(move_all).collect(),
            asked: move_all(it.asked),
        });
        let interviews = interviews.collect();
        let move_cover = |covered: Covered| Covered {
            question: moved[&covered.question],
            ..covered
        };
        let covers = self.covers.into_iter();
        let covers = covers.map(|covers| covers.into_iter().map(move_cover).collect());
        Self {
            asked,
            covers: covers.collect(),
            interviews,
        }
    }
}

/// What one file claims about one question.
struct Claim {
    text: Spanned<String>,
    aliases: Vec<Spanned<String>>,
    competency: Option<Spanned<String>>,
    guide: Option<Arc<Guide>>,
    /// The bank's name, where it has one.
    bank: Option<String>,
}

/// Gathers the questions and joins spellings that are one question: equal but for case and
/// punctuation, or the alias of one being the text of the other.
pub(super) fn gather(
    stories: &[Arc<Story>],
    guides: Vec<Arc<Guide>>,
    banks: Vec<Bank>,
    interviews: &[Arc<Interview>],
    diagnostics: &mut Vec<Diagnostic>,
) -> Gathered {
    let expected = banks.into_iter().flat_map(|bank| {
        let name = bank.name.map(|name| name.value);
        bank.questions.into_iter().map(move |expected| Claim {
            text: expected.text,
            aliases: expected.aliases,
            competency: expected.competency,
            guide: None,
            bank: name.clone(),
        })
    });
    let written = guides.into_iter().map(|guide| Claim {
        text: guide.question.clone(),
        aliases: guide.aliases.clone(),
        competency: guide.competency.clone(),
        guide: Some(guide),
        bank: None,
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
    let mut spellings = groups.by_spelling;
    let covers = add_covered(stories, &mut asked, &mut spellings, diagnostics);
    let interviews_ask = add_named(interviews, &mut asked, &mut spellings);
    let gathered = Gathered {
        asked,
        covers,
        interviews: interviews_ask,
    };
    gathered.without_lists(interviews)
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
    let is_general = ordered.iter().any(|claim| claim.bank.is_none());
    let banks = ordered.iter().filter_map(|claim| claim.bank.clone());
    QuestionDraft {
        banks: banks.collect(),
        is_general,
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

/// The question of a spelling; one that nobody knew is added.
fn question_of(
    text: &Spanned<String>,
    is_general: bool,
    asked: &mut Vec<QuestionDraft>,
    by_spelling: &mut HashMap<String, QuestionId>,
) -> QuestionId {
    let next = QuestionId(asked.len());
    let question = *by_spelling.entry(key(&text.value)).or_insert(next);
    if question == next {
        asked.push(QuestionDraft {
            text: text.clone(),
            competency: None,
            aliases: Vec::new(),
            guide: None,
            banks: Vec::new(),
            is_general,
        });
    }
    question
}

/// Finds the questions that interviews name, adding those that nobody expected.
fn add_named(
    interviews: &[Arc<Interview>],
    asked: &mut Vec<QuestionDraft>,
    by_spelling: &mut HashMap<String, QuestionId>,
) -> Vec<InterviewQuestions> {
    let mut named = |text: &Spanned<String>| question_of(text, false, asked, by_spelling);
    let interviews = interviews.iter().map(|interview| {
        let rounds = interview.rounds.iter().map(|round| {
            let questions = round.questions.iter();
            questions.map(|it| named(&it.question)).collect()
        });
        InterviewQuestions {
            rounds: rounds.collect(),
            asked: interview
                .asked
                .iter()
                .map(|it| named(&it.question))
                .collect(),
        }
    });
    interviews.collect()
}

/// Finds the question of each cover, adding those that nobody expected.
fn add_covered(
    stories: &[Arc<Story>],
    asked: &mut Vec<QuestionDraft>,
    by_spelling: &mut HashMap<String, QuestionId>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<Covered>> {
    stories
        .iter()
        .map(|story| {
            let mut covered: Vec<(Covered, Span)> = Vec::new();
            for cover in &story.covers {
                let question = question_of(&cover.question, true, asked, by_spelling);
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
