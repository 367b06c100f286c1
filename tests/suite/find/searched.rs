//! A site that is searched, and the files of `tests/find`: for the tests, and for `benches/find.rs`.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use starling::testing::build::{self, ReadContent};
use starling::testing::cache::Cache;
use starling::testing::project::Project;
use starling::testing::search::{Index, IndexSource};
use starling::testing::sheet::Sheet;
use toml::Table;

/// A site that is searched.
pub(crate) struct Searched {
    project: Project,
    pub(crate) content: ReadContent,
    sheets: Vec<Arc<Sheet>>,
}

impl Searched {
    pub(crate) fn open(project: Project) -> Self {
        let cache = Cache::default();
        let content = build::read(&project, &cache, &mut Vec::new());
        let lexicon = build::lexicon(&project, &cache);
        Self {
            sheets: build::sheets(&project, &content, &lexicon, &cache),
            project,
            content,
        }
    }

    pub(crate) fn index(&self) -> Index {
        Index::of(IndexSource {
            portfolio: &self.content.portfolio,
            sheets: &self.sheets,
            config: &self.project.config,
        })
    }
}

/// The tables of a file of `tests/find`.
pub(crate) fn tables(file: &str, name: &str) -> Vec<Table> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/find")
        .join(file);
    let text: Table = fs::read_to_string(path).unwrap().parse().unwrap();
    let tables = text[name].as_array().unwrap().iter();
    tables.map(|it| it.as_table().unwrap().clone()).collect()
}

/// The text under a key of a table.
pub(crate) fn said(table: &Table, key: &str) -> String {
    table[key].as_str().unwrap().to_owned()
}
