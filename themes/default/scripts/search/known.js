// Whether a word that the table lacks is a word at all, or a typing slip.

// How many bits each word has set.
const hashesOfKnown = 3;

// A Bloom filter of the stems of common words that are near one of the table's.
class KnownWords {
  constructor(figures) {
    this.bits = Uint8Array.from(figures.match(/../g), (byte) => parseInt(byte, 16));
    this.encoder = new TextEncoder();
  }

  // Whether a stem is one of a common word; in rare cases that of another.
  has(stem) {
    const size = this.bits.length * 8;
    for (let hash = 0; hash < hashesOfKnown; hash += 1) {
      const place = hashOf(this.encoder.encode(hash + stem)) % size;
      if (((this.bits[place >> 3] >> (7 - (place % 8))) & 1) === 0) return false;
    }
    return true;
  }
}

// FNV-1a, 32 bits.
function hashOf(bytes) {
  return bytes.reduce((value, byte) => Math.imul(value ^ byte, 0x01000193), 0x811c9dc5 | 0) >>> 0;
}
