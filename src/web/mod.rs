//! Asks servers elsewhere whether what links name is there: politely, in parallel, and for a limited time.
//!
//! One host is asked one thing at a time, the hosts side by side. Which links there are, and what is said of
//! the answers, is left to others; so is remembering them.

mod redirect;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::thread;
use std::time::Duration;

use ureq::{Agent, Error, http};

pub use redirect::is_web;

/// How many hosts are asked at a time.
const AT_A_TIME: usize = 8;

/// How often a host is asked again that did not answer, or was too busy.
const RETRIES: u32 = 2;

/// How long a host is left alone between two questions; the longest that it may ask us to wait.
const PAUSE: Duration = Duration::from_millis(200);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// How many redirections are followed.
const MOST_REDIRECTS: usize = 10;

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

/// Asks for each address whether something is there. `limit` is how long a server has for an answer;
/// `on_answer` is called with each answer.
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
        // Where a redirection leads is for us to judge.
        .max_redirects(0)
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

/// Asks, and wherever the server sends us from there.
fn ask_once(agent: &Agent, address: &str) -> Attempt {
    let unsure = |why: &str| Attempt::Final(Answer::Unsure(why.to_owned()));
    let Some(mut asked) = redirect::as_asked(address) else {
        return unsure("the name of its host has letters that this check cannot ask for");
    };
    for number in 0..=MOST_REDIRECTS {
        let response = match answer_to(agent, &asked) {
            Ok(response) => response,
            Err(Error::BadUri(_) | Error::Http(_)) if number > 0 => {
                return unsure("it leads to something that is no address");
            }
            Err(error) => return of_error(&error),
        };
        let (status, headers) = (response.status().as_u16(), response.headers());
        let location = headers
            .get(http::header::LOCATION)
            .filter(|_| is_redirect(status));
        let Some(location) = location else {
            return of_status(status, headers);
        };
        let location = location.to_str().ok();
        let target = location.and_then(|location| redirect::target(&asked, location));
        match target.and_then(|target| redirect::as_asked(&target)) {
            Some(target) => asked = target,
            None => return unsure("it leads to something that is no address"),
        }
    }
    unsure("it leads on and on")
}

/// Asks for the head alone, and for the whole where a server does not know how to answer that.
fn answer_to(agent: &Agent, address: &str) -> Result<http::Response<ureq::Body>, Error> {
    let refuses_head = |status: u16| (400..500).contains(&status) && status != 429 || status == 501;
    match agent.head(address).call() {
        Ok(response) if refuses_head(response.status().as_u16()) => agent.get(address).call(),
        response => response,
    }
}

fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// Only what a server says of an address is taken for an answer; much else is said of whoever asks.
fn of_status(status: u16, headers: &http::HeaderMap) -> Attempt {
    let said = format!("the server answers {status}");
    match status {
        200..=399 => Attempt::Final(Answer::There),
        404 | 410 => Attempt::Final(Answer::Missing(said)),
        408 | 425 | 429 | 500..=599 => Attempt::Again {
            why: said,
            after: retry_after(headers),
        },
        _ => Attempt::Final(Answer::Unsure(said)),
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
    let unsure = |why: &str| Attempt::Final(Answer::Unsure(why.to_owned()));
    match error {
        Error::HostNotFound => Attempt::Final(Answer::Missing("there is no such host".to_owned())),
        Error::BadUri(_) | Error::Http(_) => {
            Attempt::Final(Answer::Missing("this is no address".to_owned()))
        }
        Error::Timeout(_) => again("the server does not answer in time"),
        Error::ConnectionFailed | Error::Io(_) => again("the server cannot be reached"),
        Error::Tls(_) | Error::Rustls(_) | Error::TlsRequired => {
            unsure("there is no safe connection to the server")
        }
        _ => unsure("the server answers nothing that can be understood"),
    }
}
