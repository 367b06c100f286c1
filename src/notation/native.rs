//! Writes stories of any notation as native ones: a heading over each part, and nothing around them.

use std::collections::HashSet;
use std::ops::Range;

use crate::naming::{Part, Topic};
use crate::source::Edit;

use super::facts::Taken;
use super::label::{Label, Meaning};
use super::layout::{Labelled, Layout};
use super::line::{Line, LineKind};
use super::pasted::{Copied, Role};
use super::run::Style;

/// Collects the edits that make a story native.
pub(super) struct Rewrite<'t, 'l> {
    text: &'t Labelled<'t>,
    layout: &'l Layout,
    edits: Vec<Edit>,
    /// The part under whose heading the text is.
    part: Option<Part>,
    /// How far in the items are whose labels are headings now, in bytes.
    indent: usize,
    /// The first and the last line with words that is not taken out.
    worded: Range<usize>,
    /// The lines of tables that have labels in them.
    tables: HashSet<usize>,
}

/// The edits that make a story native.
pub(super) fn rewrite(
    text: &Labelled<'_>,
    layout: &Layout,
    taken: &Taken,
    copied: &Copied,
) -> Vec<Edit> {
    let is_taken = |index: &usize| {
        let start = text.lines[*index].start;
        let next = taken.removed.partition_point(|it| it.end <= start);
        taken
            .removed
            .get(next)
            .is_some_and(|it| it.contains(&start))
    };
    let is_said = |index: &usize| text.lines[*index].has_words() && !is_taken(index);
    let mut rewrite = Rewrite {
        text,
        layout,
        edits: Vec::new(),
        part: None,
        indent: 0,
        worded: layout.lines.clone().find(is_said).unwrap_or_default()
            ..layout.lines.clone().rfind(is_said).unwrap_or_default(),
        tables: tables(text, layout),
    };
    for index in layout.lines.clone() {
        let line = &text.lines[index];
        if is_taken(&index) {
            if layout.title == Some(index)
                && let Some(aside) = &taken.aside
            {
                rewrite.remove(line.start..aside.start);
                rewrite.replace(aside.end..line.end, "\n");
            } else {
                rewrite.remove(line.start..line.next);
            }
            continue;
        }
        match copied.roles.get(&index) {
            Some(role) => rewrite.copied_line(index, *role, &copied.quotes),
            None => rewrite.line(index),
        }
    }
    rewrite.edits
}

/// Whether a line only folds what is below it, as answers are folded on pages of notes.
fn is_fold(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    words.starts_with("<details") && words.ends_with('>') && words.matches('<').count() == 1
        || words == "</details>"
        || words.starts_with("<summary>") && words.ends_with("</summary>")
}

/// The rows of tables that have parts of the story in them.
fn tables(text: &Labelled<'_>, layout: &Layout) -> HashSet<usize> {
    let mut rows = HashSet::new();
    let mut table: Vec<usize> = Vec::new();
    for index in layout.lines.start..=layout.lines.end {
        if index < layout.lines.end && text.lines[index].kind == LineKind::Row {
            table.push(index);
            continue;
        }
        let mut labels = layout.run.labels.iter().map(|it| it.0);
        if let (Some(first), Some(last)) = (table.first(), table.last())
            && labels.any(|label| (*first..=*last).contains(&label))
        {
            rows.extend(&table);
        }
        table.clear();
    }
    rows
}

impl Rewrite<'_, '_> {
    fn line(&mut self, index: usize) {
        let line = &self.text.lines[index];
        let label = self.text.labels.get(&index);
        let label = label.filter(|label| self.is_section(index, label));
        let style = self.layout.run.style;
        if self.is_scaffold(index) {
            self.remove(line.start..line.next);
        } else if let Some(label) = label {
            self.label(line, label);
        } else if style == Style::Rows && self.tables.contains(&index) {
            self.remove(line.start..line.next);
        } else {
            self.plain_line(line);
        }
    }

    /// Whether a line only holds the notation together: a fence, a rule at an end.
    fn is_scaffold(&self, index: usize) -> bool {
        match self.text.lines[index].kind {
            LineKind::Fence => self.layout.run.style == Style::Code,
            LineKind::Rule => !self.worded.contains(&index),
            LineKind::Text if self.layout.run.style != Style::Headings => {
                is_fold(self.text.words(index))
            }
            _ => false,
        }
    }

    /// Whether a label begins a section of the story.
    fn is_section(&self, index: usize, label: &Label) -> bool {
        let line = &self.text.lines[index];
        let run = &self.layout.run;
        let style = Style::of(line, label);
        let is_marked_alike = style == run.style
            || run.style == Style::Items && style == Style::Bold
            || run.style == Style::Bold && style == Style::Items && index > run.last();
        match label.meaning {
            Meaning::Topic(Topic::Part(_)) => run.labels.iter().any(|it| it.0 == index),
            Meaning::Topic(topic) => {
                topic.is_of_story()
                    && style != Style::Headings
                    && is_marked_alike
                    && label.is_parted
                    && !label.is_letter
                    || topic == Topic::Reflection && is_marked_alike && index > run.first()
            }
            // A label that nobody knows begins something of its own once all parts are told.
            Meaning::Unknown | Meaning::Field(_) => {
                index > run.last()
                    && style == run.style
                    && style != Style::Headings
                    && style != Style::Plain
                    && label.is_parted
            }
        }
    }

    /// Writes a line of a copied page as what it is.
    fn copied_line(&mut self, index: usize, role: Role, quotes: &[Range<usize>]) {
        let line = &self.text.lines[index];
        let (before, behind) = match role {
            Role::Paragraph => ("\n", ""),
            Role::Note => ("\n## Coaching\n\n", ""),
            Role::Group => ("\n### ", ""),
            Role::Card => ("- **", "** — "),
            _ => ("", ""),
        };
        self.replace(line.start..line.words.start, before);
        for quote in quotes {
            if line.words.start <= quote.start && quote.end <= line.words.end {
                self.remove(quote.clone());
            }
        }
        if role == Role::Card {
            self.replace(line.words.end..line.next, behind);
        } else if !behind.is_empty() {
            self.replace(line.words.end..line.words.end, behind);
        }
    }

    /// Writes a label as a heading.
    fn label(&mut self, line: &Line, label: &Label) {
        let is_heading = line.level().is_some();
        let is_again = label.part().is_some() && label.part() == self.part;
        self.part = label.part();
        self.indent = match line.kind {
            LineKind::Item => line.indent(),
            _ => 0,
        };
        let name = label.name.iter();
        let mut at = line.start;
        let mark = match line.level() {
            Some(level) => "#".repeat(usize::from(level)) + " ",
            None if is_again => "### ".to_owned(),
            // A lone R would be a result.
            None if label.is_letter && label.meaning == Meaning::Topic(Topic::Reflection) => {
                "## +".to_owned()
            }
            None => "## ".to_owned(),
        };
        let is_parted = is_heading || self.is_after_blank(line);
        let mark = if is_parted { mark } else { format!("\n{mark}") };
        for (index, piece) in name.enumerate() {
            let before = if index == 0 {
                mark.clone()
            } else if at == piece.start
                || label.name[index - 1].end + 2 >= piece.start
                    && !self.text.text[at..piece.start].contains(' ')
            {
                String::new()
            } else {
                " ".to_owned()
            };
            let gap = at..piece.start;
            if self.text.text[gap.clone()] != before {
                self.replace(gap, before);
            }
            at = piece.end;
        }
        if is_heading {
            if at < line.words.end {
                self.remove(at..line.words.end);
            }
            return;
        }
        let has_rest = label.rest < line.words.end;
        let gap = if has_rest {
            format!("\n\n{}", label.goes_on)
        } else if self.layout.run.style == Style::Plain {
            String::new()
        } else {
            "\n".to_owned()
        };
        self.replace(at..label.rest.max(at), gap);
        if line.kind == LineKind::Row {
            self.cells(label.rest.max(at)..line.words.end);
        } else if label.rest < line.end {
            self.edge_quotes(line);
        }
    }

    /// Whether nothing is on the line before.
    fn is_after_blank(&self, line: &Line) -> bool {
        let before = &self.text.text[..line.start];
        let before = before.strip_suffix('\n').unwrap_or(before);
        before.is_empty() || before.ends_with('\n') || before.ends_with("\n\r")
    }

    /// Writes the cells behind the first one as paragraphs.
    fn cells(&mut self, cells: Range<usize>) {
        let mut at = cells.start;
        while let Some(bar) = self.text.text[at..cells.end].find('|').map(|it| at + it) {
            let end = bar + 1;
            let inside = self.text.text[at..bar].to_owned();
            self.breaks(at, &inside);
            self.replace(bar..end, if end < cells.end { "\n\n" } else { "\n" });
            at = end;
        }
    }

    /// In a cell the only way to begin a line is a tag.
    fn breaks(&mut self, start: usize, cell: &str) {
        let lower = cell.to_ascii_lowercase();
        let mut at = 0;
        while let Some(tag) = lower[at..].find("<br").map(|it| at + it) {
            let Some(end) = lower[tag..].find('>').map(|it| tag + it + 1) else {
                return;
            };
            self.replace(start + tag..start + end, "\n");
            at = end;
        }
    }

    /// A line without a label: what it is part of is no list and no quote any more.
    fn plain_line(&mut self, line: &Line) {
        self.edge_quotes(line);
        let from = line.quoted;
        let said = &self.text.text[from..line.end];
        let blank = said.len() - said.trim_start_matches([' ', '\t']).len();
        let removed = blank.min(self.indent);
        if removed > 0 && line.kind != LineKind::Blank {
            // A tab is as far in as an item's words.
            let removed = if said.starts_with('\t') { 1 } else { removed };
            self.remove(from..from + removed);
        }
    }

    /// Takes the marks of a quote off a line, where whole stories are in quotes.
    fn edge_quotes(&mut self, line: &Line) {
        let is_quoted = {
            let first = &self.text.lines[self.layout.run.first()];
            first.quoted > first.start
        };
        if is_quoted
            && line.quoted > line.start
            && self
                .edits
                .last()
                .is_none_or(|it| it.replaced.end <= line.start)
        {
            self.remove(line.start..line.quoted);
        }
    }

    fn remove(&mut self, stretch: Range<usize>) {
        if !stretch.is_empty() {
            self.edits.push(Edit::removal(stretch));
        }
    }

    fn replace(&mut self, stretch: Range<usize>, text: impl Into<String>) {
        self.edits.push(Edit::replacement(stretch, text));
    }
}
