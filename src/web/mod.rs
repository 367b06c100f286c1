//! Asks servers elsewhere whether what links name is there: politely, in parallel, and for a limited time.
//!
//! One host is asked one thing at a time, the hosts side by side. Which links there are, and what is said of
//! the answers, is left to others; so is remembering them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;

use ureq::{Agent, Error, http};

/// How many hosts are asked at a time.
const AT_A_TIME: usize = 8;

/// How often a host is asked again that did not answer, or was too busy.
const RETRIES: u32 = 2;

/// How long a host is left alone between two questions; the longest that it may ask us to wait.
const PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// Where redirections are followed to.
const MOST_REDIRECTS: u32 = 10;

/// What is known of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Something is there.
    There,
    /// Nothing is there, and why.
    Missing(String),
    /// Nobody can say from here, and why: the server wants a person, or is in trouble.
    Unsure(String),
}

/// Asks for each address whether something is there. `limit` is how long one question may take; `on_answer`
/// is called with each answer.
pub fn ask(
    addresses: &BTreeSet<String>,
    limit: Duration,
    on_answer: &(dyn Fn() + Sync),
) -> BTreeMap<String, Answer> {
    let mut hosts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        hosts.entry(host_of(address)).or_default().push(address);
    }
    let waiting = Mutex::new(hosts.into_values());
    let answers = Mutex::new(BTreeMap::new());
    let agent = agent(limit);
    thread::scope(|scope| {
        for _ in 0..AT_A_TIME {
            scope.spawn(|| {
                loop {
                    let host = locked(&waiting).next();
                    let Some(addresses) = host else { break };
                    for (number, address) in addresses.into_iter().enumerate() {
                        if number > 0 {
                            thread::sleep(PAUSE);
                        }
                        let answer = ask_patiently(&agent, address);
                        locked(&answers).insert(address.to_owned(), answer);
                        on_answer();
                    }
                }
            });
        }
    });
    answers.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn locked<T>(shared: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The host of an address, with its port.
fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}

fn agent(limit: Duration) -> Agent {
    let config = Agent::config_builder()
        .timeout_global(Some(limit))
        .http_status_as_error(false)
        .max_redirects(MOST_REDIRECTS)
        .user_agent(concat!(
            "starling/",
            env!("CARGO_PKG_VERSION"),
            " (link check)"
        ))
        .build();
    config.into()
}

/// Asks, and asks again where it may help.
fn ask_patiently(agent: &Agent, address: &str) -> Answer {
    let mut pause = 2 * PAUSE;
    for _ in 0..RETRIES {
        match ask_once(agent, address) {
            Attempt::Final(answer) => return answer,
            Attempt::Again { after, .. } => {
                thread::sleep(after.unwrap_or(pause).min(LONGEST_PAUSE));
                pause *= 2;
            }
        }
    }
    match ask_once(agent, address) {
        Attempt::Final(answer) => answer,
        Attempt::Again { why, .. } => Answer::Unsure(why),
    }
}

/// What came of one question.
enum Attempt {
    Final(Answer),
    /// It may be otherwise in a while.
    Again {
        why: String,
        after: Option<Duration>,
    },
}

/// Asks for the head alone, and for the whole where a server does not know how to answer that.
fn ask_once(agent: &Agent, address: &str) -> Attempt {
    // What is behind the `#` is for the browser.
    let address = address.split('#').next().unwrap_or(address);
    let response = agent.head(address).call();
    let refuses_head = |status: u16| matches!(status, 403 | 404 | 405 | 501);
    let response = match response {
        Ok(response) if refuses_head(response.status().as_u16()) => agent.get(address).call(),
        response => response,
    };
    match response {
        Ok(response) => of_status(response.status().as_u16(), response.headers()),
        Err(error) => of_error(&error),
    }
}

fn of_status(status: u16, headers: &http::HeaderMap) -> Attempt {
    let said = format!("the server answers {status}");
    match status {
        200..=399 => Attempt::Final(Answer::There),
        401 | 403 | 407 | 451 => Attempt::Final(Answer::Unsure(said)),
        408 | 425 | 429 | 500..=599 => Attempt::Again {
            why: said,
            after: retry_after(headers),
        },
        _ => Attempt::Final(Answer::Missing(said)),
    }
}

/// How long a server asks us to wait.
fn retry_after(headers: &http::HeaderMap) -> Option<Duration> {
    let seconds = headers.get(http::header::RETRY_AFTER)?.to_str().ok()?;
    Some(Duration::from_secs(seconds.trim().parse().ok()?))
}

fn of_error(error: &Error) -> Attempt {
    let again = |why: &str| Attempt::Again {
        why: why.to_owned(),
        after: None,
    };
    match error {
        Error::HostNotFound => Attempt::Final(Answer::Missing("there is no such host".to_owned())),
        Error::BadUri(_) | Error::Http(_) => {
            Attempt::Final(Answer::Missing("this is no address".to_owned()))
        }
        Error::TooManyRedirects | Error::RedirectFailed => {
            Attempt::Final(Answer::Missing("it leads on and on".to_owned()))
        }
        Error::Timeout(_) => again("the server does not answer in time"),
        Error::ConnectionFailed | Error::Io(_) => again("the server cannot be reached"),
        other => Attempt::Final(Answer::Unsure(other.to_string())),
    }
}
