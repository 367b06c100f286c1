//! Serves what is shown to browsers on this machine.

use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::ops::Range;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use http_body_util::channel::Channel;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::watch;

use super::answer::{self, Reply, WatchedPage};
use super::shown::Shown;
use crate::failure::Failure;
use crate::project::StoredFile;

/// How many ports are tried where the first is taken.
const PORTS: u16 = 100;

/// How long a browser may take to say what it wants.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often a browser that waits for events gets an empty one, so that one that has gone
/// away is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// How many pages are made at once; each is made on all processors.
const AT_WORK: usize = 4;

/// A port that is held, so that nobody else takes it.
#[derive(Debug)]
pub struct Bound {
    listener: TcpListener,
    address: SocketAddr,
}

/// A server at work; it ends with the program.
pub struct Server {
    shown: watch::Sender<Arc<Shown>>,
}

impl Bound {
    /// Takes `port` at an address of this machine, or the next one that is free. 0 is any.
    pub fn at(interface: IpAddr, port: u16) -> Result<Self, Failure> {
        let mut taken = None;
        for next in port..=port.saturating_add(PORTS) {
            match TcpListener::bind((interface, next)) {
                Ok(listener) => {
                    let address = listener.local_addr().map_err(|error| {
                        Failure::new("the address to serve at is not known").because(error)
                    })?;
                    return Ok(Self { listener, address });
                }
                Err(error) if error.kind() == io::ErrorKind::AddrInUse => taken = Some(error),
                Err(error) => {
                    return Err(Failure::new(format!("cannot serve at {interface}:{next}"))
                        .because(error)
                        .hint("choose another with `--interface` and `--port`"));
                }
            }
        }
        let failure = Failure::new(format!(
            "port {port} and the {PORTS} after it are all taken"
        ));
        let failure = failure.hint("choose another with `--port`");
        Err(match taken {
            Some(error) => failure.because(error),
            None => failure,
        })
    }

    /// Where browsers find it.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves what is `shown`, on a thread of its own.
    pub fn serve(self, shown: Shown) -> Result<Server, Failure> {
        let cannot = |error: io::Error| Failure::new("the server cannot be started").because(error);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .max_blocking_threads(AT_WORK)
            .enable_io()
            .enable_time()
            .build()
            .map_err(cannot)?;
        self.listener.set_nonblocking(true).map_err(cannot)?;
        let (sender, receiver) = watch::channel(Arc::new(shown));
        thread::Builder::new()
            .name("server".to_owned())
            .spawn(move || runtime.block_on(self.accept(receiver)))
            .map_err(cannot)?;
        Ok(Server { shown: sender })
    }

    async fn accept(self, shown: watch::Receiver<Arc<Shown>>) {
        let address = self.address;
        let Ok(listener) = tokio::net::TcpListener::from_std(self.listener) else {
            return;
        };
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // Too many open files, most likely: others close theirs.
                tokio::time::sleep(Duration::from_millis(50)).await;
                continue;
            };
            // An answer is not held back to be joined with the next one.
            let _ = stream.set_nodelay(true);
            let shown = shown.clone();
            tokio::spawn(async move {
                let service = service_fn(move |request: Request<Incoming>| {
                    let shown = shown.clone();
                    async move { Ok::<_, Infallible>(respond(request, address, shown).await) }
                });
                // Whoever hangs up in the middle has seen enough.
                let _ = http1::Builder::new()
                    .timer(TokioTimer::new())
                    .header_read_timeout(PATIENCE)
                    .serve_connection(TokioIo::new(stream), service)
                    .await;
            });
        }
    }
}

impl Server {
    /// What is shown now.
    pub fn shown(&self) -> Arc<Shown> {
        self.shown.borrow().clone()
    }

    /// Shows something else from now on, and notifies every browser that waits for events.
    pub fn show(&self, shown: Shown) {
        self.shown.send_replace(Arc::new(shown));
    }
}

type ResponseBody = BoxBody<Bytes, Infallible>;

async fn respond(
    request: Request<Incoming>,
    address: SocketAddr,
    shown: watch::Receiver<Arc<Shown>>,
) -> Response<ResponseBody> {
    let now = shown.borrow().clone();
    let (request, _) = request.into_parts();
    match at_work(move || answer::to(&request, address, &now)).await {
        Reply::Whole(response) => response.map(|bytes| Full::new(bytes).boxed()),
        Reply::Stored(response, file, part) => response.map(|()| stored(file, part)),
        Reply::Events(page, response) => response.map(|()| events(page, shown)),
    }
}

/// Does what takes a while beside the thread that speaks with browsers.
async fn at_work<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

/// Sends a part of a file piece by piece, so that no more than that is in memory.
fn stored(file: StoredFile, part: Range<u64>) -> ResponseBody {
    let (mut sender, body) = Channel::<Bytes, Infallible>::new(2);
    tokio::spawn(async move {
        let mut at = part.start;
        while at < part.end {
            let from = file.clone();
            let piece = at_work(move || from.piece(at, part.end - at)).await;
            // A file that has changed meanwhile ends early, and the browser sees that it does.
            let Some(piece) = piece.ok().filter(|piece| !piece.is_empty()) else {
                return;
            };
            at += piece.len() as u64;
            if sender.send_data(piece.into()).await.is_err() {
                return;
            }
        }
    });
    body.boxed()
}

/// Sends a page the events about it, for as long as it listens.
fn events(page: WatchedPage, mut shown: watch::Receiver<Arc<Shown>>) -> ResponseBody {
    let (mut sender, body) = Channel::<Bytes, Infallible>::new(8);
    tokio::spawn(async move {
        let mut page = page;
        loop {
            let now = shown.borrow_and_update().clone();
            let text;
            (page, text) = at_work(move || page.with_events(&now)).await;
            if sender.send_data(text.into()).await.is_err() {
                return;
            }
            loop {
                match tokio::time::timeout(HEARTBEAT, shown.changed()).await {
                    Ok(Ok(())) => break,
                    Ok(Err(_)) => return,
                    Err(_) if sender.send_data(":\n\n".into()).await.is_err() => return,
                    Err(_) => {}
                }
            }
        }
    });
    body.boxed()
}
