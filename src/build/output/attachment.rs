//! Attachments: files beside the content that some page refers to, such as pictures.

use crate::portfolio::LinkTarget;

use super::OutputKind;

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
    make: |inputs, number| {
        let path = &inputs.portfolio.attachments[number];
        Ok(inputs.project.attachments[path].to_vec().into())
    },
};
