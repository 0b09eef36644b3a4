//! A box that stands out: what came back, what went wrong, what is good to know.

use leptos::prelude::*;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Good to know.
    Info,
    /// Done.
    Good,
    /// Needs a look.
    Heed,
    /// Went wrong.
    Bad,
}

impl Weight {
    /// Designsystemet's name of the colour.
    pub(crate) const fn colour(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Good => "success",
            Self::Heed => "warning",
            Self::Bad => "danger",
        }
    }
}

/// A box with a heading.
#[component]
pub(crate) fn Callout(
    /// How much it matters.
    weight: Weight,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// The rest.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="ds-alert" data-color=weight.colour()>
            <h2 class="ds-heading" data-size="2xs">
                {title}
            </h2>
            {children()}
        </section>
    }
}
