//! `[lock]`: what a locked site keeps from build to build.

use crate::diagnostic::Diagnostic;
use crate::lock::Salt;
use crate::record::Reader;

/// Reads `[lock]`: the salt of the site, where its author keeps it.
pub(super) fn read(settings: &mut Reader<'_>) -> Option<Salt> {
    let table = settings.table("lock")?;
    let mut reader = Reader::new(table, "`[lock]`", settings.diagnostics());
    let written = reader.text("salt");
    let salt = written.and_then(|text| {
        let salt = Salt::parse(&text.value);
        if salt.is_none() {
            reader.report(
                Diagnostic::error("wrong-type", "this is no salt")
                    .at(text.span, "32 hexadecimal digits are expected")
                    .help("take it out: `starling build --lock` makes one and says what to write here"),
            );
        }
        salt
    });
    reader.finish();
    salt
}
