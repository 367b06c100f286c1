//! Answers that people gave, and what is said of them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use starling::testing::build::{self, ReadContent, Told};
use starling::testing::cache::Cache;
use starling::testing::practice::{
    Feedback, GivenAnswer, Remark, Repertoire, RepertoireSource, feedback,
};
use starling::testing::project::Project;
use starling::testing::speech::Lexicon;
use toml::Table;

use crate::desk::Desk;

/// An answer, and what is wrong with it.
#[derive(Debug)]
pub(super) struct Given {
    /// The set and the file that it is in.
    pub(super) name: String,
    /// The story that the teller says they told, by its name in addresses.
    pub(super) story: String,
    pub(super) question: String,
    /// How long it took; `None` where it was only typed.
    pub(super) seconds: Option<u32>,
    /// The rules that are to find something, a missing part as `part-missing:task`.
    pub(super) expected: BTreeSet<String>,
    pub(super) text: String,
}

/// A set of answers, and the site that they were practised on.
pub(super) struct AnswerSet {
    pub(super) judge: Judge,
    pub(super) answers: Vec<Given>,
}

/// The sets whose names begin so. A set is about the stories of the demo, or of a folder of calibration stories
/// that its `stories.txt` names.
pub(super) fn sets(prefix: &str) -> Vec<AnswerSet> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let root = tests.join("answers");
    let names = names_in(&root).into_iter();
    let sets: Vec<AnswerSet> = names
        .filter(|set| set.starts_with(prefix))
        .map(|set| {
            let of_site = fs::read_to_string(root.join(&set).join("stories.txt"));
            let desk = match of_site {
                Ok(folder) => desk_of(&tests.join("calibration").join(folder.trim())),
                Err(_) => Desk::demo(),
            };
            let mut answers = Vec::new();
            for kind in ["good", "faulty"] {
                let folder = root.join(&set).join(kind);
                for file in names_in(&folder) {
                    let text = fs::read_to_string(folder.join(&file)).unwrap();
                    answers.push(read(format!("{set}/{kind}/{file}"), &text));
                }
            }
            let judge = Judge::new(&desk);
            AnswerSet { judge, answers }
        })
        .collect();
    assert!(!sets.is_empty(), "no answers are in {prefix}");
    sets
}

/// A site with the stories of a folder.
fn desk_of(folder: &Path) -> Desk {
    names_in(folder).iter().fold(Desk::new(), |desk, file| {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        desk.story(file.trim_end_matches(".md"), &text)
    })
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

fn read(name: String, text: &str) -> Given {
    let (keys, text) = text
        .trim_start_matches("+++\n")
        .split_once("\n+++\n")
        .unwrap();
    let keys: Table = keys.parse().unwrap();
    let said = |key: &str| keys[key].as_str().unwrap().to_owned();
    let expected = keys["expected"].as_array().unwrap().iter();
    Given {
        story: said("story"),
        question: said("question"),
        seconds: Some(keys["seconds"].as_integer().unwrap().try_into().unwrap()),
        expected: expected
            .map(|rule| rule.as_str().unwrap().to_owned())
            .collect(),
        text: text.trim().to_owned(),
        name,
    }
}

/// What is said of answers to the questions of a site.
pub(super) struct Judge {
    project: Project,
    content: ReadContent,
    told: Told,
    lexicon: Lexicon,
}

impl Judge {
    fn new(desk: &Desk) -> Self {
        let project = desk.project();
        let content = build::read(&project, &Cache::default(), &mut Vec::new());
        let lexicon = Lexicon::of(&project.config.language);
        let told = Told::of(&project, &content, &lexicon, &Cache::default());
        Self {
            project,
            content,
            told,
            lexicon,
        }
    }

    pub(super) fn repertoire(&self) -> Repertoire<'_> {
        Repertoire::of(RepertoireSource {
            portfolio: &self.content.portfolio,
            sheets: &self.told.sheets,
            interviews: &self.told.interviews,
            config: &self.project.config,
            lexicon: &self.lexicon,
        })
    }

    /// The name of the question that an answer is to.
    pub(super) fn question(&self, given: &Given) -> String {
        let repertoire = self.repertoire();
        let mut questions = repertoire.questions.iter();
        let question = questions.find(|question| question.is_asked_as(&given.question));
        question.unwrap().id.to_owned()
    }

    /// What is said of an answer.
    pub(super) fn feedback(&self, repertoire: &Repertoire<'_>, given: &Given) -> Feedback {
        let mut stories = repertoire.stories.iter();
        let mut questions = repertoire.questions.iter();
        let story = stories.find(|story| story.slug == given.story);
        let question = questions.find(|question| question.is_asked_as(&given.question));
        assert!(question.is_some(), "{}: {}", given.name, given.question);
        let given = GivenAnswer {
            question,
            story: story.unwrap(),
            text: &given.text,
            seconds: given.seconds,
        };
        feedback(
            repertoire,
            &self.lexicon,
            self.project.config.speaking,
            given,
        )
    }
}

/// The rule of a remark, with the part that is missing.
pub(super) fn rule_of(remark: &Remark) -> String {
    match remark.values.get("part").and_then(|part| part.as_str()) {
        Some(part) => format!("{}:{part}", remark.name),
        None => remark.name.to_owned(),
    }
}
