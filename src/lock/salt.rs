//! The salt of a site: it makes the same password another key on every site.

use std::fmt;

use ring::rand::{SecureRandom, SystemRandom};

/// The salt of a site, in bytes; RFC 8018 asks for at least 8, NIST SP 800-132 for 16.
const LENGTH: usize = 16;

/// The salt of a site. It is no secret, and has to stay the same for a site to stay the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Salt([u8; LENGTH]);

impl Salt {
    /// A salt that no other site has; `None` where the system has no chance to give.
    pub fn random() -> Option<Self> {
        let mut bytes = [0; LENGTH];
        SystemRandom::new().fill(&mut bytes).ok()?;
        Some(Self(bytes))
    }

    /// The salt that was written as `text`: 32 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let is_written = text.len() == 2 * LENGTH && text.bytes().all(|it| it.is_ascii_hexdigit());
        let number = u128::from_str_radix(text, 16).ok();
        number
            .filter(|_| is_written)
            .map(|number| Self(number.to_be_bytes()))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Writes 32 hexadecimal digits.
impl fmt::Display for Salt {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:032x}", u128::from_be_bytes(self.0))
    }
}
