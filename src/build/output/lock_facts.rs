//! `lock.json`: how a locked site is opened, for the next build and for other programs. It holds no secret.

use serde_json::json;

use crate::lock::ROUNDS;
use crate::url::Route;

use super::OutputKind;

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        let facts = inputs.lock.as_ref().map(|_| (Route::new("lock.json"), 0));
        facts.into_iter().collect()
    },
    key: None,
    shows_content: |_, _| false,
    make: |inputs, _| {
        let salt = inputs.lock.as_ref().map(|lock| lock.salt().to_string());
        let facts = json!({
            "version": 1,
            "key": "PBKDF2-HMAC-SHA-256",
            "rounds": ROUNDS,
            "salt": salt,
        });
        Ok(format!("{facts}\n").into_bytes().into())
    },
};
