//! What is used of a cap: within, at, over, and without one.

use super::shown;
use crate::components::{Fill, Measure, Measures};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    let measure = |name: &str, of: &str, rest: Option<&str>, fill: Option<Fill>| Measure {
        name: name.to_owned(),
        of: of.to_owned(),
        rest: rest.map(str::to_owned),
        over: fill.and_then(|fill| fill.cap.map(|cap| fill.used + fill.more > cap)).unwrap_or_default(),
        fill,
    };
    let filled = |used, cap| Some(Fill { used, more: 0, cap: Some(cap) });
    let measures = vec![
        measure("Timer", "6 t av 16 t", Some("10 t igjen"), filled(6, 16)),
        measure("Kjøring", "300 km av 300 km", Some("Ikke mer igjen"), filled(300, 300)),
        measure("Utlegg", "720 kr av 600 kr", Some("120 kr over"), filled(720, 600)),
        measure("Besøk", "3", None, None),
    ];
    shown("measure", view! { <div class="ds-card"><Measures measures=Signal::stored(measures) /></div> })
}
