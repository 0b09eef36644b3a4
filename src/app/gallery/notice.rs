//! Boxes with a heading, by how much they matter.

use super::shown;
use crate::components::{Callout, Weight};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    let callout = |(weight, title): (Weight, &'static str)| {
        view! {
            <Callout weight=weight title=title>
                <p>"Det du har skrevet, ligger på telefonen."</p>
            </Callout>
        }
    };
    let callouts = [
        (Weight::Info, "Godt å vite"),
        (Weight::Good, "Sendt"),
        (Weight::Heed, "Se over"),
        (Weight::Bad, "Ikke sendt"),
    ];
    shown("notice", view! { <div class="stack">{callouts.map(callout).collect_view()}</div> })
}
