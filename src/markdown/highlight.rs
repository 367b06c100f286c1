//! Highlights code: marks its words with a few short classes that a style can colour.
//!
//! | class | what it marks |
//! |---|---|
//! | `k` | keywords |
//! | `o` | operators |
//! | `s` | strings |
//! | `n` | numbers and other constants |
//! | `c` | comments |
//! | `f` | names of functions |
//! | `t` | names of types |
//! | `v` | variables and parameters |
//! | `a` | tags, attributes, keys, annotations |
//! | `h` | headings |
//! | `i`, `d` | inserted and deleted lines |
//!
//! The colours are left to the theme.

use std::fmt;
use std::sync::OnceLock;

use crate::html;
use syntect::parsing::{BasicScopeStackOp, ParseState, Scope, ScopeStack, SyntaxSet};

/// Code longer than this stays plain, in bytes: grammars of regular expressions can take forever.
const LONGEST_CODE: usize = 64 * 1024;

/// Code with a line longer than this stays plain, in bytes.
const LONGEST_LINE: usize = 2_000;

/// What each kind of word is marked with: the first line that a scope's name begins with decides,
/// and the innermost scope that has a line decides over those around it. `None` takes a mark away,
/// as for the code inside a string.
const CLASSES: &[(&str, Option<char>)] = &[
    ("comment", Some('c')),
    ("punctuation.definition.comment", Some('c')),
    ("string", Some('s')),
    ("punctuation.definition.string", Some('s')),
    ("constant", Some('n')),
    ("keyword.operator.word", Some('k')),
    ("keyword.operator.logical.python", Some('k')),
    ("keyword.operator", Some('o')),
    ("keyword", Some('k')),
    ("storage.type.numeric", Some('n')),
    ("storage", Some('k')),
    ("entity.name.function", Some('f')),
    ("entity.name.tag", Some('a')),
    ("entity.name.section", Some('h')),
    ("entity.name.label", Some('v')),
    ("entity.name", Some('t')),
    ("entity.other.attribute-name", Some('a')),
    ("entity.other.inherited-class", Some('t')),
    ("support.function", Some('f')),
    ("support.macro", Some('f')),
    ("support.type.property-name", Some('a')),
    ("support.constant", Some('n')),
    ("support", Some('t')),
    ("variable.function", Some('f')),
    ("variable.annotation", Some('a')),
    ("variable.language", Some('k')),
    ("variable.other.member", None),
    ("variable", Some('v')),
    ("meta.mapping.key", Some('a')),
    ("meta.annotation", Some('a')),
    ("meta.interpolation", None),
    ("meta.template.expression", None),
    ("markup.heading", Some('h')),
    ("markup.inserted", Some('i')),
    ("markup.deleted", Some('d')),
];

/// Marks the words of code. Making one is free; the syntaxes are loaded when they are first needed.
#[derive(Default)]
pub struct Highlighter {
    loaded: OnceLock<Loaded>,
}

struct Loaded {
    syntaxes: SyntaxSet,
    /// [`CLASSES`] in the form in which scopes compare fast.
    classes: Vec<(Scope, Option<char>)>,
}

impl Highlighter {
    /// A highlighter that has loaded nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The code as HTML in which words are marked, if `language` is known.
    ///
    /// `language` is a name or a file extension, in any case. `None` where the language is unknown
    /// or the code too long: such code stays plain.
    pub(super) fn highlight(&self, language: &str, code: &str) -> Option<String> {
        let is_long =
            code.len() > LONGEST_CODE || code.lines().any(|line| line.len() > LONGEST_LINE);
        if language.is_empty() || is_long {
            return None;
        }
        let loaded = self.loaded.get_or_init(Loaded::load);
        let syntax = loaded.syntaxes.find_syntax_by_token(language)?;
        if syntax.name == loaded.syntaxes.find_syntax_plain_text().name {
            return None;
        }
        let mut state = ParseState::new(syntax);
        let mut stack = ScopeStack::new();
        // The class of each scope on the stack, what surrounds it taken into account.
        let mut classes: Vec<Option<char>> = Vec::new();
        let mut marked = Marked::default();
        for line in code.split_inclusive('\n') {
            let mut written = 0;
            for (at, change) in state.parse_line(line, &loaded.syntaxes).ok()? {
                let at = at.min(line.len());
                marked.push(line.get(written..at)?, classes.last().copied().flatten());
                written = at;
                let followed = stack.apply_with_hook(&change, |change, _| match change {
                    BasicScopeStackOp::Push(scope) => {
                        let around = classes.last().copied().flatten();
                        classes.push(loaded.class(scope, around));
                    }
                    BasicScopeStackOp::Pop => {
                        classes.pop();
                    }
                });
                followed.ok()?;
            }
            marked.push(line.get(written..)?, classes.last().copied().flatten());
        }
        Some(marked.finish())
    }
}

impl fmt::Debug for Highlighter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Highlighter")
            .finish_non_exhaustive()
    }
}

impl Loaded {
    fn load() -> Self {
        Self {
            syntaxes: two_face::syntax::extra_newlines(),
            classes: CLASSES
                .iter()
                .filter_map(|(name, class)| Some((Scope::new(name).ok()?, *class)))
                .collect(),
        }
    }

    /// The class of `scope` where the scope around it has the class `around`.
    fn class(&self, scope: Scope, around: Option<char>) -> Option<char> {
        let mut entries = self.classes.iter();
        entries
            .find(|(prefix, _)| prefix.is_prefix_of(scope))
            .map_or(around, |(_, class)| *class)
    }
}

/// Code that is being written, with neighbours of one class in one mark.
#[derive(Default)]
struct Marked {
    html: String,
    open: Option<char>,
    /// White space that belongs to the mark only if the next word does.
    space: String,
}

impl Marked {
    fn push(&mut self, code: &str, class: Option<char>) {
        let words = code.trim_end();
        if !words.is_empty() {
            self.switch_to(class);
            html::push_escaped(&mut self.html, words);
        }
        self.space.push_str(&code[words.len()..]);
    }

    fn switch_to(&mut self, class: Option<char>) {
        if class == self.open {
            self.html.push_str(&self.space);
        } else {
            self.end_mark();
            if let Some(class) = class {
                self.html.push_str("<span class=\"");
                self.html.push(class);
                self.html.push_str("\">");
            }
            self.open = class;
        }
        self.space.clear();
    }

    fn end_mark(&mut self) {
        if self.open.is_some() {
            self.html.push_str("</span>");
        }
        self.html.push_str(&self.space);
    }

    fn finish(mut self) -> String {
        self.end_mark();
        self.html
    }
}
