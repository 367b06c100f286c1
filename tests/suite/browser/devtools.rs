//! Speaks with one Chromium over the `DevTools` protocol.
//!
//! The two speak over a pipe and not over a port, because Chromium ends when its pipe closes: with
//! the last test, with a test that panics, and with tests that are killed.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, LazyLock, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// Chromium reads commands from file 3 and writes to file 4. Its profile goes when it ends.
const START: &str = "
    profile=$(mktemp -d)
    chromium --user-data-dir=\"$profile\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null
    rm -rf \"$profile\"
";

/// No sandbox, which root has not; no way to any other machine, and a name for this one that is not known to be;
/// no scrollbars, as on a phone; nothing that moves for a while; certificates that nobody vouches for are fine; a
/// microphone that beeps once a second.
const FLAGS: [&str; 17] = [
    "--headless",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-breakpad",
    "--disable-sync",
    "--disable-component-update",
    "--disable-background-networking",
    "--force-prefers-reduced-motion",
    "--ignore-certificate-errors",
    "--use-fake-device-for-media-stream",
    "--host-resolver-rules=MAP plain.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--no-first-run",
    "--no-default-browser-check",
];

/// How long the slowest call may take on a busy machine.
pub(super) const PATIENCE: Duration = Duration::from_mins(1);

const SILENT: &str =
    "Chromium is missing, has ended, or hangs; `tests/run` installs what is missing";

/// The one Chromium of all tests, started for the first that asks.
static CHROMIUM: LazyLock<Chromium> = LazyLock::new(Chromium::start);

struct Chromium {
    commands: Mutex<ChildStdin>,
    answers: Mutex<HashMap<u64, Sender<Value>>>,
    sessions: Mutex<HashMap<String, Sender<Value>>>,
    last_id: AtomicU64,
}

impl Chromium {
    fn start() -> Self {
        let mut child = Command::new("sh")
            .args(["-c", START, "chromium"])
            .args(FLAGS)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            // Whoever stops the tests stops only them; the pipe does the rest.
            .process_group(0)
            .spawn()
            .unwrap();
        let commands = Mutex::new(child.stdin.take().unwrap());
        let messages = child.stdout.take().unwrap();
        thread::spawn(move || {
            CHROMIUM.listen(messages);
            child.wait()
        });
        Self {
            commands,
            answers: Mutex::default(),
            sessions: Mutex::default(),
            last_id: AtomicU64::new(0),
        }
    }

    /// Hands answers to those who asked and events to their sessions, until Chromium ends.
    fn listen(&self, messages: impl Read) {
        for message in BufReader::new(messages).split(0).map_while(Result::ok) {
            let message: Value = serde_json::from_slice(&message).unwrap();
            let receiver = match (message["id"].as_u64(), message["sessionId"].as_str()) {
                (Some(id), _) => self.answers.lock().unwrap().remove(&id),
                (None, Some(session)) => self.sessions.lock().unwrap().get(session).cloned(),
                (None, None) => None,
            };
            // Who does not wait any more has panicked and said why.
            let _ = receiver.map(|receiver| receiver.send(message));
        }
        self.answers.lock().unwrap().clear();
        self.sessions.lock().unwrap().clear();
    }

    fn call(&self, session: Option<&str>, method: &str, parameters: &Value) -> Value {
        let mut answer = self.ask(session, method, parameters);
        assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
        answer["result"].take()
    }

    /// The whole answer to a call, be it a result or an error.
    fn ask(&self, session: Option<&str>, method: &str, parameters: &Value) -> Value {
        let id = self.last_id.fetch_add(1, Ordering::Relaxed);
        let mut command = json!({ "id": id, "method": method, "params": parameters });
        if let Some(session) = session {
            command["sessionId"] = session.into();
        }
        let (sender, answer) = channel();
        self.answers.lock().unwrap().insert(id, sender);
        let command = format!("{command}\0");
        let sent = self.commands.lock().unwrap().write_all(command.as_bytes());
        let answer = sent.ok().and_then(|()| answer.recv_timeout(PATIENCE).ok());
        answer.unwrap_or_else(|| panic!("no answer to {method}: {SILENT}"))
    }
}

/// What pages share that are opened beside each other: storage and permissions.
struct Context {
    id: Value,
}

impl Context {
    fn new() -> Self {
        let mut made = CHROMIUM.call(None, "Target.createBrowserContext", &json!({}));
        let id = made["browserContextId"].take();
        Self { id }
    }
}

impl Drop for Context {
    fn drop(&mut self) {
        if !thread::panicking() {
            let context = json!({ "browserContextId": self.id });
            CHROMIUM.call(None, "Target.disposeBrowserContext", &context);
        }
    }
}

/// A page of Chromium's that nobody else uses.
pub(super) struct Session {
    id: String,
    context: Arc<Context>,
    events: Receiver<Value>,
}

impl Session {
    /// Opens an empty page, with a storage of its own.
    pub(super) fn new() -> Self {
        Self::within(Arc::new(Context::new()))
    }

    /// Opens another empty page, with the same storage.
    pub(super) fn beside(&self) -> Self {
        Self::within(Arc::clone(&self.context))
    }

    fn within(context: Arc<Context>) -> Self {
        let chromium = &*CHROMIUM;
        let call = |method, parameters: Value| chromium.call(None, method, &parameters);
        let page = json!({ "url": "about:blank", "browserContextId": context.id });
        let target = call("Target.createTarget", page)["targetId"].take();
        let attach = json!({ "targetId": target, "flatten": true });
        let session = call("Target.attachToTarget", attach)["sessionId"].take();

        let id = session.as_str().unwrap().to_owned();
        let (sender, events) = channel();
        chromium.sessions.lock().unwrap().insert(id.clone(), sender);
        Self {
            id,
            context,
            events,
        }
    }

    /// Answers as a reader does who is asked whether pages may use something: "granted" or "denied".
    #[track_caller]
    pub(super) fn set_permission(&self, name: &str, answer: &str) {
        let permission = json!({
            "permission": { "name": name }, "setting": answer, "browserContextId": self.context.id,
        });
        CHROMIUM.call(None, "Browser.setPermission", &permission);
    }

    /// The addresses of all that is open beside each other: pages, and frames that are pages of their own.
    #[track_caller]
    pub(super) fn open_pages(&self) -> Vec<String> {
        let targets = CHROMIUM.call(None, "Target.getTargets", &json!({}));
        let targets = targets["targetInfos"].as_array().unwrap().iter();
        let own = targets.filter(|target| target["browserContextId"] == self.context.id);
        own.map(|target| target["url"].as_str().unwrap().to_owned())
            .collect()
    }

    /// Lets what is saved go into a folder.
    #[track_caller]
    pub(super) fn save_to(&self, folder: &Path) {
        let how = json!({
            "behavior": "allow", "downloadPath": folder, "eventsEnabled": true,
            "browserContextId": self.context.id,
        });
        self.call("Browser.setDownloadBehavior", &how);
    }

    /// Calls a method, waits for its end, and returns its result.
    #[track_caller]
    pub(super) fn call(&self, method: &str, parameters: &Value) -> Value {
        CHROMIUM.call(Some(&self.id), method, parameters)
    }

    /// Calls a method and returns its result; nothing where it had an error.
    #[track_caller]
    pub(super) fn try_to_call(&self, method: &str, parameters: &Value) -> Option<Value> {
        let mut answer = CHROMIUM.ask(Some(&self.id), method, parameters);
        answer["error"].is_null().then(|| answer["result"].take())
    }

    /// The next event, waited for.
    #[track_caller]
    pub(super) fn next_event(&self) -> Value {
        self.events.recv_timeout(PATIENCE).expect(SILENT)
    }

    /// The events that have come since the last was taken.
    pub(super) fn events(&self) -> impl Iterator<Item = Value> {
        self.events.try_iter()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        CHROMIUM.sessions.lock().unwrap().remove(&self.id);
    }
}
