//! Attachments: files beside the content that some page refers to, such as pictures.

use super::OutputKind;

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        let used = inputs.plan().used_attachments().into_iter();
        used.map(|number| (inputs.attachments[number].clone(), number))
            .collect()
    },
    key: None,
    make: |inputs, number| {
        let path = &inputs.portfolio.destinations.attachments[number];
        Ok(inputs.project.attachments[path].to_vec().into())
    },
};
