//! `--lock`: the password of a locked site, and its salt.

use std::env;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;
use std::sync::Arc;

use serde_json::Value;

use crate::config::Config;
use crate::failure::Failure;
use crate::lock::{Lock, Salt, Strength, strength};

use super::args::LockArgs;
use super::report;

/// The variable of the environment that holds the password. It is no setting.
pub(super) const VARIABLE: &str = "STARLING_PASSWORD";

/// A password that is guessed sooner is weak, in seconds: 100 years.
const STRONG: f64 = 100.0 * YEAR;

const MINUTE: f64 = 60.0;
const HOUR: f64 = 60.0 * MINUTE;
const DAY: f64 = 24.0 * HOUR;
const YEAR: f64 = 365.0 * DAY;

/// Units of time, each with the longest time that it is used for, in seconds.
const UNITS: [(&str, &str, f64, f64); 5] = [
    ("second", "seconds", 1.0, MINUTE),
    ("minute", "minutes", MINUTE, HOUR),
    ("hour", "hours", HOUR, DAY),
    ("day", "days", DAY, YEAR),
    ("year", "years", YEAR, f64::INFINITY),
];

/// Locks a site, once or again and again, with a password that was asked for once.
pub(super) struct Locking {
    password: String,
    /// The lock of the last build: it takes a while to make.
    last: Option<Arc<Lock>>,
}

impl Locking {
    /// How a site is locked; `None` where it is not to be. The password is taken from a file, from the environment, or
    /// from whoever sits at the terminal.
    ///
    /// # Errors
    /// Where there is none.
    pub(super) fn asked_for(args: &LockArgs, current: &Path) -> Result<Option<Self>, Failure> {
        if !args.lock {
            return Ok(None);
        }
        let password = match (&args.password_file, env::var(VARIABLE)) {
            (Some(path), _) => read(path, current)?,
            (None, Ok(password)) => password,
            (None, Err(_)) if io::stdin().is_terminal() => return Ok(Some(Self::with(ask()?))),
            (None, Err(_)) => {
                return Err(Failure::new("there is no password to lock the site with")
                    .hint(format!("write it into a file and name that with `--password-file`, or set `{VARIABLE}`")));
            }
        };
        let password = given(&password)?;
        if let Some(weakness) = weakness(&password) {
            report::remark(&weakness);
        }
        Ok(Some(Self::with(password)))
    }

    fn with(password: String) -> Self {
        Self {
            password,
            last: None,
        }
    }

    /// The lock that it opens, with the salt of the settings, or else of the site that is in `folder`, or else
    /// a new one.
    ///
    /// # Errors
    /// Where the system gives no random numbers for a new one.
    pub(super) fn lock(&mut self, config: &Config, folder: &Path) -> Result<Arc<Lock>, Failure> {
        let known = config.salt.or_else(|| salt_in(folder));
        if let Some(last) = &self.last
            && known.is_none_or(|salt| salt == last.salt())
        {
            return Ok(Arc::clone(last));
        }
        let random =
            || Salt::random().ok_or_else(|| Failure::new("the system gives no random numbers"));
        let salt = known.map_or_else(random, Ok)?;
        let lock = Arc::new(Lock::new(&self.password, salt));
        self.last = Some(Arc::clone(&lock));
        Ok(lock)
    }
}

/// Says how the salt is kept, where neither the settings nor the folder have kept it so far.
pub(super) fn advise(lock: &Lock, config: &Config, known: Option<Salt>) {
    if config.salt.is_none() && known.is_none() {
        report::remark(&format!(
            "This is a new lock. Where the folder is not kept from build to build, put `lock.salt = \"{}\"` at the top of \
             `starling.toml`: then devices stay unlocked, and only what has changed is uploaded.",
            lock.salt()
        ));
    }
}

/// The salt of the locked site in a folder, if there is one.
pub(super) fn salt_in(folder: &Path) -> Option<Salt> {
    let facts = fs::read(folder.join("lock.json")).ok()?;
    let facts: Value = serde_json::from_slice(&facts).ok()?;
    Salt::parse(facts.get("salt")?.as_str()?)
}

/// The password in a file, or in what comes in.
fn read(path: &Path, current: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    let (read, name) = if path == Path::new("-") {
        (
            io::stdin().read_to_string(&mut text).map(|_| text),
            "what came in".to_owned(),
        )
    } else {
        (
            fs::read_to_string(current.join(path)),
            format!("`{}`", path.display()),
        )
    };
    read.map_err(|error| {
        Failure::new(format!("{name} cannot be read for the password")).because(error)
    })
}

/// A password without the end of the line that editors put behind it.
///
/// # Errors
/// Where nothing is left.
fn given(text: &str) -> Result<String, Failure> {
    let password = text.trim_end_matches(['\r', '\n']);
    if password.trim().is_empty() {
        return Err(Failure::new("the password is empty")
            .hint("four or five words that nobody expects together are a good one"));
    }
    Ok(password.to_owned())
}

/// Asks for a password, twice; where it is weak, for a better one.
fn ask() -> Result<String, Failure> {
    let hidden = |prompt: &str| {
        rpassword::prompt_password(prompt).map_err(|error| {
            Failure::new("the password cannot be read from the terminal").because(error)
        })
    };
    let mut password = given(&hidden("Password for the site: ")?)?;
    if let Some(weakness) = weakness(&password) {
        report::prompt(&weakness)?;
        let better = hidden("A better one, or Enter to take it all the same: ")?;
        if !better.is_empty() {
            password = given(&better)?;
        }
    }
    if hidden("The same again: ")? != password {
        return Err(Failure::new("these are two different passwords")
            .hint("nothing was written; try it again"));
    }
    Ok(password)
}

/// What is to be said of a password that can be guessed.
fn weakness(password: &str) -> Option<String> {
    let Strength { seconds, weakness } = strength(password);
    if seconds >= STRONG {
        return None;
    }
    let why = weakness.map_or_else(String::new, |why| format!(" ({why})"));
    Some(format!(
        "This password is weak{why}: with a few rented graphics cards it could be guessed in {}. Four or five words that \
         nobody expects together are a good one.",
        in_words(seconds)
    ))
}

/// A time in words, such as `about 3 hours`.
fn in_words(seconds: f64) -> String {
    if seconds < 1.0 {
        return "less than a second".to_owned();
    }
    let unit = UNITS.into_iter().find(|(.., longest)| seconds < *longest);
    let (one, many, length, _) = unit.unwrap_or(UNITS[UNITS.len() - 1]);
    match (seconds / length).round() {
        count if count <= 1.0 => format!("about one {one}"),
        count => format!("about {count} {many}"),
    }
}
