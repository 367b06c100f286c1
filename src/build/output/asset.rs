//! Assets: the styles, scripts and other files of the theme.

use crate::build::inputs::Inputs;
use crate::theme::Theme;
use crate::url::Route;

use super::OutputKind;

pub(super) const KIND: OutputKind = OutputKind {
    list: |inputs| {
        let assets = assets(inputs).iter().zip(0..);
        assets
            .filter(|((route, _), _)| inputs.lock.is_some() || !is_for_locked(inputs, route))
            .map(|((route, _), number)| (route.clone(), number))
            .collect()
    },
    key: None,
    shows_content: |_, _| false,
    make: |inputs, number| Ok(assets(inputs)[number].1.clone().into()),
};

fn assets(inputs: &Inputs) -> &[(Route, Vec<u8>)] {
    inputs.theme.as_ref().map_or(&[], Theme::assets)
}

fn is_for_locked(inputs: &Inputs, asset: &Route) -> bool {
    let theme = inputs.theme.as_ref();
    theme.is_some_and(|theme| theme.is_for_locked(asset))
}
