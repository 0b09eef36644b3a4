//! Bars: empty, used, with what an entry would add, over the cap, and without one.

use super::shown;
use crate::components::{Bar, Fill};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    let fills = [(0, 0, Some(300)), (120, 0, Some(300)), (120, 60, Some(300)), (280, 60, Some(300)), (120, 0, None)];
    let bar = |(used, more, cap)| view! { <Bar fill=Fill { used, more, cap } /> };
    shown("bar", view! { <div class="ds-card">{fills.map(bar).collect_view()}</div> })
}
