//! Used of a cap: in words, and as a bar.

use super::{Bar, Fill};
use leptos::prelude::*;

/// One cap, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Measure {
    /// Of what: hours, driving, expenses.
    pub(crate) name: String,
    /// Used, and of how much.
    pub(crate) of: String,
    /// What is left, or what is over; the sentence that matters.
    pub(crate) rest: Option<String>,
    /// Whether it is over.
    pub(crate) over: bool,
    /// The bar; none where there is no cap.
    pub(crate) fill: Option<Fill>,
}

/// A list of caps.
#[component]
pub(crate) fn Measures(
    /// In the order to be shown.
    #[prop(into)]
    measures: Signal<Vec<Measure>>,
) -> impl IntoView {
    let one = |measure: Measure| {
        let class = if measure.over { "left over" } else { "left" };
        view! {
            <div class="measure">
                <dt>{measure.name}</dt>
                <dd class="number">{measure.of}</dd>
                {measure.fill.map(|fill| view! { <dd class="bar-row" aria-hidden="true"><Bar fill=fill /></dd> })}
                {measure.rest.map(|rest| view! { <dd class=class>{rest}</dd> })}
            </div>
        }
    };
    view! { <dl class="measures">{move || measures.get().into_iter().map(one).collect_view()}</dl> }
}
