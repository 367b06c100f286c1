//! Attachments: files beside the content that some page refers to, such as pictures.

use crate::build::inputs::Inputs;
use crate::diagnostic::Diagnostic;
use crate::html;
use crate::portfolio::LinkTarget;
use crate::project::Attachment;

use super::{Content, Made, OutputKind};

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        let is_used = |number: &usize| {
            inputs
                .portfolio
                .links
                .lead_to(LinkTarget::Attachment(*number))
        };
        let used = (0..inputs.attachments.len()).filter(is_used);
        used.map(|number| (inputs.attachments[number].clone(), number))
            .collect()
    },
    key: None,
    shows_content: |_, _| true,
    make: |inputs, number| Ok(make(inputs, number)),
};

fn make(inputs: &Inputs, number: usize) -> Made {
    let path = &inputs.portfolio.attachments[number];
    let bytes = match &inputs.project.attachments[path] {
        Attachment::Held(bytes) => bytes,
        Attachment::Stored(file) => return Content::Stored(file.clone()).into(),
    };
    let ending = inputs.attachments[number].ending();
    let is_page = matches!(ending, "html" | "htm");
    let is_document = is_page || matches!(ending, "svg" | "xhtml" | "xht" | "xml");
    let text = String::from_utf8_lossy(bytes);
    let problems = if is_document && html::is_active(&text) {
        vec![active(path)]
    } else {
        Vec::new()
    };
    let bytes = if is_page {
        html::with_policy(bytes)
    } else {
        bytes.to_vec()
    };
    Made {
        content: Content::Bytes(bytes),
        problems,
    }
}

fn active(path: &str) -> Diagnostic {
    Diagnostic::warning(
        "active-attachment",
        "this file runs scripts or asks other sites when somebody opens it",
    )
    .in_file(path)
    .help("take that out of it; a page is not allowed to, a picture that is opened by itself is")
}
