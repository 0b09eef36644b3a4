//! Something to know or to do, in one line that leads there: the first page stays short, however much there is.

use super::{Icon, Sign, Weight};
use leptos::prelude::*;
use leptos_router::components::A;

/// The line.
#[component]
pub(crate) fn News(
    /// How much it matters.
    weight: Weight,
    /// What it is.
    #[prop(into)]
    text: Signal<String>,
    /// Where it leads: a page of the app, or a number to call.
    #[prop(into)]
    href: String,
) -> impl IntoView {
    let class = format!("news {}", weight.class());
    let inner = move || {
        view! {
            <Icon sign=weight.sign() />
            <span class="what">{text}</span>
            <Icon sign=Sign::Right />
        }
    };
    if href.starts_with('/') {
        view! {
            <A href=href attr:class=class>
                {inner()}
            </A>
        }
        .into_any()
    } else {
        view! {
            <a href=href class=class>
                {inner()}
            </a>
        }
        .into_any()
    }
}
