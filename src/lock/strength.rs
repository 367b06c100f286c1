//! How long a password would take to be guessed.

/// How many passwords somebody tries in a second who has a sealed file and rents a few graphics cards: one of them hashes
/// some ten thousand times [`ROUNDS`](super::ROUNDS) in that time.
const GUESSES_A_SECOND: f64 = 1e5;

/// What a password is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Strength {
    /// How long it would take to guess it, in seconds.
    pub seconds: f64,
    /// What is weak about it, in a sentence, where that is known.
    pub weakness: Option<String>,
}

/// What a password is worth, as zxcvbn estimates it: by the words, names, dates and patterns in it.
pub fn strength(password: &str) -> Strength {
    let estimate = zxcvbn::zxcvbn(password, &[]);
    let warning = estimate
        .feedback()
        .and_then(zxcvbn::feedback::Feedback::warning);
    Strength {
        seconds: 10_f64.powf(estimate.guesses_log10()) / GUESSES_A_SECOND,
        weakness: warning.map(|warning| warning.to_string()),
    }
}
