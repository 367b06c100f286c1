//! The faces that a sheet is set in: Libertinus Serif, and behind it the fonts that the author names.
//!
//! No font of the machine is used that is not named, so that a sheet is the same on every machine.
//! Which font that is, and whether it can be read, is left to the project.

use std::collections::HashMap;
use std::sync::Arc;

use parley::FontContext;
use parley::fontique::{
    Blob, CharmapIndex, Collection, CollectionOptions, FontInfo, SourceCache, SourceCacheOptions,
};
use xxhash_rust::xxh3::xxh3_64;

use crate::project;

/// The faces of Libertinus Serif: the build script puts them here.
const FACES: [&[u8]; 4] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/regular.otf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/bold.otf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/italic.otf")),
    include_bytes!(concat!(env!("OUT_DIR"), "/bold-italic.otf")),
];

/// Faces, ready to set text in.
pub struct Fonts {
    collection: Collection,
    /// The names of the families in the order in which a character is looked for.
    families: Vec<String>,
    /// The maps of characters: first those of Libertinus Serif, then those of the author's files.
    charmaps: Vec<(CharmapIndex, Blob<u8>)>,
    /// Each file, by the number under which text refers to it.
    files: HashMap<u64, krilla::Data>,
}

impl Fonts {
    /// The faces of Libertinus Serif and of the author's font files; with the positions of files
    /// that hold no font.
    pub fn new<'f>(own: impl IntoIterator<Item = &'f project::Font>) -> (Self, Vec<usize>) {
        let mut fonts = Self {
            collection: Collection::new(CollectionOptions {
                shared: false,
                system_fonts: false,
            }),
            families: Vec::new(),
            charmaps: Vec::new(),
            files: HashMap::new(),
        };
        for face in FACES {
            fonts.register(Arc::new(face), face.into(), None);
        }
        let mut unusable = Vec::new();
        for (position, font) in own.into_iter().enumerate() {
            let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(font.bytes.clone());
            if !fonts.register(bytes.clone(), bytes.into(), font.family.as_deref()) {
                unusable.push(position);
            }
        }
        (fonts, unusable)
    }

    /// Takes the fonts of a file, only those of a family where one is meant; returns whether there is one.
    fn register(
        &mut self,
        bytes: Arc<dyn AsRef<[u8]> + Send + Sync>,
        data: krilla::Data,
        meant: Option<&str>,
    ) -> bool {
        // A sheet that is laid out refers to a file by what is in it, and may outlive these fonts.
        let id = xxh3_64((*bytes).as_ref());
        let blob = Blob::from_raw_parts(bytes, id);
        let mut registered = self.collection.register_fonts(blob.clone(), None);
        if let Some(meant) = meant {
            let meant = self.collection.family_id(meant);
            registered.retain(|(family, _)| Some(*family) == meant);
        }
        for (family, fonts) in &registered {
            if let Some(name) = self.collection.family_name(*family).map(str::to_owned)
                && !self.families.contains(&name)
            {
                self.families.push(name);
            }
            let charmaps = fonts.iter().map(FontInfo::charmap_index);
            self.charmaps
                .extend(charmaps.map(|charmap| (charmap, blob.clone())));
        }
        self.files.insert(id, data);
        !registered.is_empty()
    }

    /// Whether there is a shape for `character` in every style: Libertinus Serif has it in all four, or
    /// one of the author's fonts has it.
    pub fn has(&self, character: char) -> bool {
        let is_in = |(index, blob): &(CharmapIndex, Blob<u8>)| {
            let charmap = index.charmap(blob.data());
            charmap.is_some_and(|charmap| charmap.map(character).is_some_and(|glyph| glyph != 0))
        };
        let (ours, own) = self.charmaps.split_at(FACES.len());
        ours.iter().all(is_in) || own.iter().any(is_in)
    }

    /// The families in the order in which a character is looked for.
    pub(super) fn families(&self) -> &[String] {
        &self.families
    }

    /// What the text engine needs, for one thread.
    pub(super) fn context(&self) -> FontContext {
        FontContext {
            collection: self.collection.clone(),
            source_cache: SourceCache::new(SourceCacheOptions { shared: false }),
        }
    }

    /// The file that text refers to by `id`.
    pub(super) fn file(&self, id: u64) -> Option<krilla::Data> {
        self.files.get(&id).cloned()
    }
}
