//! Whether a word that the table lacks is a word at all, or a typing slip. `training/known.py` tells the bytes.

/// How many bits each word has set.
const HASHES: u32 = 3;

/// A Bloom filter of the stems of common words that are near one of the table's.
pub(super) struct KnownWords {
    bits: &'static [u8],
}

impl KnownWords {
    pub(super) fn read(bits: &'static [u8]) -> Self {
        Self { bits }
    }

    /// Whether a stem is one of a common word; in rare cases that of another.
    pub(super) fn contain(&self, stem: &str) -> bool {
        let size = self.bits.len() * 8;
        (0..HASHES).all(|index| {
            let place = hash(&format!("{index}{stem}")) as usize % size;
            self.bits[place / 8] >> (7 - place % 8) & 1 == 1
        })
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> &'static [u8] {
        self.bits
    }
}

/// FNV-1a, 32 bits.
fn hash(text: &str) -> u32 {
    let start: u32 = 0x811c_9dc5;
    let bytes = text.bytes();
    bytes.fold(start, |value, byte| {
        (value ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    })
}
