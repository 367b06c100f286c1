//! Is a text that was made from another, with the way back to it.

use std::ops::Range;

/// A stretch of a text and what is there instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes of the text.
    pub replaced: Range<usize>,
    /// What is there instead.
    pub replacement: String,
}

impl Edit {
    /// Takes a stretch out.
    pub fn removal(replaced: Range<usize>) -> Self {
        Self {
            replaced,
            replacement: String::new(),
        }
    }

    /// Puts a text in.
    pub fn insertion(at: usize, text: impl Into<String>) -> Self {
        Self::replacement(at..at, text)
    }

    /// Puts a text in the place of another.
    pub fn replacement(replaced: Range<usize>, text: impl Into<String>) -> Self {
        Self {
            replaced,
            replacement: text.into(),
        }
    }
}

/// A text that was made from another by some edits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    text: String,
    /// The stretches of the text in order, without a gap.
    stretches: Vec<Stretch>,
}

/// A stretch of a rewritten text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stretch {
    /// Where it begins in the rewritten text, in bytes.
    at: usize,
    /// What it comes from, in bytes of the first text.
    from: Range<usize>,
    /// Whether it is word for word what it comes from.
    is_copy: bool,
}

impl Rewritten {
    /// A text as it is.
    pub fn unchanged(text: &str) -> Self {
        Self::by(text, &[])
    }

    /// The text with edits made to it, which are in order and do not overlap.
    pub fn by(original: &str, edits: &[Edit]) -> Self {
        let mut text = String::with_capacity(original.len());
        let mut stretches = Vec::with_capacity(2 * edits.len() + 1);
        let mut from = 0;
        for edit in edits {
            copy(
                &mut text,
                &mut stretches,
                original,
                from..edit.replaced.start,
            );
            stretches.push(Stretch {
                at: text.len(),
                from: edit.replaced.clone(),
                is_copy: false,
            });
            text.push_str(&edit.replacement);
            from = edit.replaced.end;
        }
        copy(&mut text, &mut stretches, original, from..original.len());
        Self { text, stretches }
    }

    /// The text that was made from this one, as made from the first.
    #[must_use]
    pub fn then(&self, next: Self) -> Self {
        let Self { text, stretches } = next;
        let stretches = stretches.into_iter().flat_map(|it| self.back(&it));
        Self {
            stretches: stretches.collect(),
            text,
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where a byte of the text comes from. What lies inside a replacement comes from where the
    /// replaced words begin.
    pub fn origin(&self, offset: usize) -> usize {
        let index = self.stretches.partition_point(|it| it.at <= offset);
        let Some(stretch) = index.checked_sub(1).map(|index| &self.stretches[index]) else {
            return 0;
        };
        if stretch.is_copy {
            (stretch.from.start + offset - stretch.at).min(stretch.from.end)
        } else {
            stretch.from.start
        }
    }

    /// Where a stretch of the text comes from: all of what is replaced by something in it.
    pub fn origin_of(&self, range: Range<usize>) -> Range<usize> {
        let start = self.origin(range.start);
        if range.is_empty() {
            return start..start;
        }
        let index = self.stretches.partition_point(|it| it.at < range.end);
        let end = index.checked_sub(1).map_or(0, |index| {
            let stretch = &self.stretches[index];
            if stretch.is_copy {
                stretch.from.start + range.end - stretch.at
            } else {
                stretch.from.end
            }
        });
        start..end.max(start)
    }

    /// Where a place of the first text is in this one, before what is put in there. It is not to be
    /// within something that is replaced.
    pub fn moved(&self, offset: usize) -> usize {
        let index = self.stretches.partition_point(|it| it.from.start < offset);
        let Some(index) = index.checked_sub(1) else {
            return 0;
        };
        let stretch = &self.stretches[index];
        if stretch.is_copy {
            return stretch.at + offset.min(stretch.from.end) - stretch.from.start;
        }
        let next = self.stretches.get(index + 1);
        next.map_or(self.text.len(), |next| next.at)
    }

    /// A stretch of a text that was made from this one, as stretches of the first text.
    fn back(&self, stretch: &Stretch) -> Vec<Stretch> {
        if !stretch.is_copy {
            let from = self.origin_of(stretch.from.clone());
            return vec![Stretch {
                from,
                ..stretch.clone()
            }];
        }
        let Range { start, end } = stretch.from;
        let first = self.stretches.partition_point(|it| it.at <= start);
        let first = first.saturating_sub(1);
        let ends = self.stretches[first..].iter().skip(1).map(|it| it.at);
        let ends = ends.chain([self.text.len()]);
        let inside = self.stretches[first..].iter().zip(ends);
        let inside = inside.take_while(|(it, _)| it.at < end);
        let copied = inside.map(|(it, it_ends)| {
            let part = it.at.max(start)..it_ends.min(end);
            let from = if it.is_copy {
                self.origin(part.start)..self.origin(part.start) + part.len()
            } else {
                it.from.clone()
            };
            Stretch {
                at: stretch.at + part.start - start,
                from,
                is_copy: it.is_copy,
            }
        });
        copied.collect()
    }
}

fn copy(text: &mut String, stretches: &mut Vec<Stretch>, original: &str, from: Range<usize>) {
    if from.is_empty() {
        return;
    }
    stretches.push(Stretch {
        at: text.len(),
        from: from.clone(),
        is_copy: true,
    });
    text.push_str(&original[from]);
}

#[cfg(test)]
mod tests {
    use super::{Edit, Rewritten};

    #[test]
    fn a_text_that_was_rewritten_twice_knows_its_way_back() {
        let first = Rewritten::by(
            "one two three",
            &[Edit::replacement(4..7, "2"), Edit::removal(7..8)],
        );
        assert_eq!(first.text(), "one 2three");
        let second = first.then(Rewritten::by(
            first.text(),
            &[Edit::insertion(0, "## "), Edit::removal(3..4)],
        ));
        assert_eq!(second.text(), "## one2three");
        assert_eq!(second.origin_of(3..6), 0..3);
        assert_eq!(second.origin_of(6..7), 4..7);
        assert_eq!(second.origin_of(7..12), 8..13);
        assert_eq!(second.origin_of(0..12), 0..13);
    }
}
