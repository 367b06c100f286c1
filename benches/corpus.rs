//! Writes a site of as many stories as are wanted: the same stories for the same number.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

const COMPETENCIES: [&str; 14] = [
    "Ownership",
    "Conflict",
    "Leadership",
    "Teamwork",
    "Communication",
    "Problem solving",
    "Prioritisation",
    "Initiative",
    "Adaptability",
    "Customer focus",
    "Influence",
    "Delivery",
    "Motivation",
    "Failure and learning",
];

const WORDS: [&str; 64] = [
    "the", "team", "release", "customer", "ward", "class", "delivery", "I", "called", "wrote",
    "and", "then", "because", "morning", "plan", "machine", "of", "in", "with", "supplier",
    "checked", "asked", "a", "problem", "two", "three", "days", "later", "we", "list", "showed",
    "that", "nobody", "had", "seen", "it", "before", "manager", "shift", "kitchen", "school",
    "budget", "contract", "number", "from", "to", "was", "not", "ready", "so", "changed", "order",
    "kept", "every", "hour", "for", "one", "week", "until", "report", "clear", "again", "my",
    "part",
];

/// What people show in a story: a query, a script, a function, a page.
const CODE: [(&str, &str); 4] = [
    (
        "sql",
        "SELECT ward, count(*) AS falls\nFROM reports\nWHERE day >= '2025-01-01' -- since the new rota\nGROUP BY ward\nHAVING count(*) > 2;",
    ),
    (
        "python",
        "def overdue(orders, days=3):\n    \"\"\"Orders that wait too long.\"\"\"\n    return [it for it in orders if it.age > days and not it.done]",
    ),
    (
        "rust",
        "fn retry<T>(times: usize, mut call: impl FnMut() -> Option<T>) -> Option<T> {\n    // Once more, but never for ever.\n    (0..times).find_map(|_| call())\n}",
    ),
    (
        "js",
        "const late = orders.filter(({ due }) => due < Date.now());\nconsole.log(`${late.length} are late`);",
    ),
];

/// Numbers that look thrown and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let high = usize::try_from(self.0 >> 33).unwrap_or(0);
        high % end
    }

    fn sentence(&mut self) -> String {
        let length = 8 + self.below(10);
        let words: Vec<&str> = (0..length)
            .map(|_| WORDS[self.below(WORDS.len())])
            .collect();
        let text = words.join(" ");
        format!("{}{}.", text[..1].to_uppercase(), &text[1..])
    }

    fn paragraph(&mut self, sentences: usize) -> String {
        let sentences: Vec<String> = (0..sentences).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }
}

/// Writes a site with `stories` stories, every fourth with a block of code, and a fifth as many questions,
/// but no fewer than 200.
pub(crate) fn write(folder: &Path, stories: usize) -> io::Result<()> {
    let questions = (stories / 5).max(200);
    fs::create_dir_all(folder.join("content/stories"))?;
    fs::write(folder.join("starling.toml"), "title = \"Many stories\"\n")?;
    let mut bank = String::new();
    for question in 0..questions {
        let competency = COMPETENCIES[question % COMPETENCIES.len()];
        let _ = write!(
            bank,
            "[[question]]\ntext = \"{}\"\ncompetency = \"{competency}\"\n\n",
            text_of(question)
        );
    }
    fs::write(folder.join("content/questions.toml"), bank)?;
    for story in 0..stories {
        let path = folder.join(format!("content/stories/story-{story:05}.md"));
        fs::write(path, text(story, questions))?;
    }
    Ok(())
}

fn text_of(question: usize) -> String {
    format!("Tell me about a time when case number {question} was yours to solve")
}

fn text(story: usize, questions: usize) -> String {
    let mut dice = Dice(story as u64 + 1);
    let mut text = String::from("+++\n");
    let (year, month, day) = (2015 + story % 10, 1 + story % 12, 1 + story % 28);
    let _ = writeln!(text, "title = \"Story {story}: {}\"", dice.sentence());
    let _ = writeln!(text, "headline = \"{}\"", dice.sentence());
    let _ = writeln!(
        text,
        "date = {year}-{month:02}-{day:02}\nrole = \"Shift lead\""
    );
    let _ = writeln!(
        text,
        "tags = [\"tag {}\", \"tag {}\", \"tag {}\"]",
        story % 40,
        (story + 7) % 40,
        (story * 3 + 1) % 40
    );
    text.push_str("covers = [\n");
    for offset in 0..5 {
        let question = text_of((story * 7 + offset * 31) % questions);
        if offset == 1 {
            let _ = writeln!(
                text,
                "  {{ question = \"{question}\", angle = \"{}\" }},",
                dice.sentence()
            );
        } else {
            let _ = writeln!(text, "  \"{question}\",");
        }
    }
    text.push_str("]\nmetrics = [\"4 fixes shipped\", { value = \"31 %\", label = \"fewer returns\" }, \"a way back now exists\"]\n");
    text.push_str("[cues]\nsituation = \"release · mismatch · no way back\"\n+++\n\n");
    let _ = write!(
        text,
        "## Situation\n\n{}\n\n## Task\n\n{}\n\n",
        dice.paragraph(3),
        dice.paragraph(2)
    );
    let _ = write!(
        text,
        "## Actions\n\n### At once\n\n{}\n\n### For good\n\n",
        dice.paragraph(2)
    );
    for card in 0..4 {
        let _ = writeln!(text, "- **Change {card}** — {}", dice.sentence());
    }
    if story.is_multiple_of(4) {
        let (language, code) = CODE[story / 4 % CODE.len()];
        let _ = write!(text, "\n```{language}\n{code}\n```\n");
    }
    let _ = write!(
        text,
        "\n## Result\n\n{}\n\n## 90-second version\n\n",
        dice.paragraph(2)
    );
    for sentences in [4, 5, 6, 3] {
        let _ = write!(text, "{}\n\n", dice.paragraph(sentences));
    }
    let _ = write!(text, "## Coaching\n\n{}\n", dice.paragraph(2));
    text
}
