//! A web server that speaks https, and that a test can cut off, slow down, and give another site to.

use std::collections::BTreeSet;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard};
use std::thread;
use std::time::Duration;

use rcgen::{CertifiedKey, generate_simple_self_signed};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};

use crate::server::{asked, respond};

/// How long the slowest browser may take to ask for something.
const PATIENCE: Duration = Duration::from_mins(1);

/// A certificate that nobody vouches for.
static TLS: LazyLock<Arc<ServerConfig>> = LazyLock::new(|| {
    let made = generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let CertifiedKey { cert, signing_key } = made;
    let key = PrivateKeyDer::try_from(signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth();
    let config = config.with_single_cert(vec![cert.der().clone()], key);
    Arc::new(config.unwrap())
});

/// A server that speaks https, until the tests end.
pub(crate) struct SecureServer {
    shared: Arc<Shared>,
    root: String,
}

struct Shared {
    below: &'static str,
    state: Mutex<State>,
    has_changed: Condvar,
}

struct State {
    folder: PathBuf,
    /// Whether nobody is answered.
    is_cut: bool,
    /// Whether whoever asks has to wait.
    is_held: bool,
    /// The paths that were asked for.
    asked: BTreeSet<String>,
}

impl SecureServer {
    /// Serves a folder below a path such as `/a/b/`.
    pub(crate) fn new(folder: &Path, below: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let root = format!("https://{}{below}", listener.local_addr().unwrap());
        let shared = Arc::new(Shared {
            below,
            state: Mutex::new(State {
                folder: folder.to_owned(),
                is_cut: false,
                is_held: false,
                asked: BTreeSet::new(),
            }),
            has_changed: Condvar::new(),
        });
        let of_thread = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let shared = Arc::clone(&of_thread);
                thread::spawn(move || shared.talk(stream));
            }
        });
        Self { shared, root }
    }

    /// The address of a file of the site.
    pub(crate) fn at(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }

    /// Serves another folder from now on.
    pub(crate) fn show(&self, folder: &Path) {
        self.shared
            .change(|state| folder.clone_into(&mut state.folder));
    }

    /// Answers nobody from now on, as where there is no network.
    pub(crate) fn cut(&self) {
        self.shared.change(|state| state.is_cut = true);
    }

    /// Answers again.
    pub(crate) fn mend(&self) {
        self.shared.change(|state| state.is_cut = false);
    }

    /// Lets whoever asks for anything but the service worker wait.
    pub(crate) fn hold(&self) {
        self.shared.change(|state| state.is_held = true);
    }

    /// Answers those who wait, and everybody after them.
    pub(crate) fn release(&self) {
        self.shared.change(|state| state.is_held = false);
    }

    /// Waits until a path was asked for.
    pub(crate) fn wait_for(&self, path: &str) {
        let state = self.shared.state();
        let is_missing = |state: &mut State| !state.asked.contains(path);
        let waited = self
            .shared
            .has_changed
            .wait_timeout_while(state, PATIENCE, is_missing);
        assert!(!waited.unwrap().1.timed_out(), "nobody asked for {path}");
    }

    /// The paths that were asked for since this was last called.
    pub(crate) fn take_asked(&self) -> BTreeSet<String> {
        std::mem::take(&mut self.shared.state().asked)
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state());
        self.has_changed.notify_all();
    }

    /// Answers one request, if one comes and there is a network.
    fn talk(&self, stream: TcpStream) -> Option<()> {
        let connection = ServerConnection::new(Arc::clone(&TLS)).unwrap();
        let mut stream = StreamOwned::new(connection, stream);
        let asked = asked(&mut stream)?;
        let path = asked.strip_prefix(self.below);
        let named = path.unwrap_or_default().to_owned();
        let is_held_up = named != "service-worker.js";
        self.change(|state| {
            state.asked.insert(named);
        });
        let is_to_wait = |state: &mut State| state.is_held && is_held_up && !state.is_cut;
        let state = self.has_changed.wait_while(self.state(), is_to_wait);
        let state = state.unwrap();
        let folder = (!state.is_cut).then(|| state.folder.clone());
        drop(state);
        respond(&mut stream, path, &folder?)?;
        stream.conn.send_close_notify();
        stream.flush().ok()
    }
}
