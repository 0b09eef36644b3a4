//! How far something has come.

use super::shown;
use crate::components::{Sign, State, StateTag, Weight};
use leptos::prelude::*;

const STATES: [State; 5] = [
    State { weight: Weight::Info, sign: Sign::Phone, name: "Ikke sendt inn" },
    State { weight: Weight::Info, sign: Sign::Cloud, name: "Sendt" },
    State { weight: Weight::Good, sign: Sign::Tick, name: "Godkjent" },
    State { weight: Weight::Heed, sign: Sign::Return, name: "Kom tilbake" },
    State { weight: Weight::Bad, sign: Sign::Heed, name: "Avvist" },
];

pub(super) fn show() -> AnyView {
    let tag = |state| view! { <p><StateTag state=state /></p> };
    shown("state_tag", view! { <div class="ds-card">{STATES.map(tag).collect_view()}</div> })
}
