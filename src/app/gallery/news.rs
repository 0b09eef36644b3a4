//! Lines that lead somewhere, by how much they matter.

use super::shown;
use crate::components::{News, Weight};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    let line = |(weight, text): (Weight, &'static str)| view! { <News weight=weight text=text href="/galleri" /> };
    let lines = [
        (Weight::Info, "Planlegg et samvær"),
        (Weight::Heed, "Halvårsrapport · Sak 14 · Fristen var 15.06.2026, og den skal med i planen"),
    ];
    shown(
        "news",
        view! {
            <div class="stack">
                {lines.map(line).collect_view()} <News weight=Weight::Info text="Ring kontoret" href="tel:22000000" />
            </div>
        },
    )
}
