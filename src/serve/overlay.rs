//! Draws problems for the browser, as the terminal shows them.

use crate::html::push_escaped;
use crate::terminal::Drawn;

/// A page with nothing but drawn problems, for where there is no page to lay them over.
pub(super) fn page(drawn: &Drawn) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Starling</title></head>\n<body><pre>{}</pre></body>\n</html>\n",
        html(drawn)
    )
}

/// The drawn problems as HTML; the terminal's colours become classes, and everything else text.
pub(super) fn html(drawn: &Drawn) -> String {
    let drawn = drawn.as_str();
    let mut html = String::with_capacity(drawn.len() * 2);
    let mut open = false;
    let mut rest = drawn;
    while let Some(start) = rest.find("\u{1b}[") {
        push_escaped(&mut html, &rest[..start]);
        let code = &rest[start + 2..];
        let Some(end) = code.find('m') else {
            rest = "";
            break;
        };
        if std::mem::take(&mut open) {
            html.push_str("</span>");
        }
        if let Some(class) = class(&code[..end]) {
            html.push_str("<span class=\"");
            html.push_str(class);
            html.push_str("\">");
            open = true;
        }
        rest = &code[end + 1..];
    }
    push_escaped(&mut html, rest);
    if open {
        html.push_str("</span>");
    }
    html
}

/// What a colour says.
fn class(code: &str) -> Option<&'static str> {
    match code.rsplit(';').next()? {
        "91" | "31" => Some("is-error"),
        "93" | "33" => Some("is-warning"),
        "94" | "34" | "96" | "36" | "92" | "32" => Some("is-furniture"),
        "1" => Some("is-strong"),
        _ => None,
    }
}
