//! The four places of the app.

use super::{Icon, Sign, said};
use i18n::Lang;
use leptos::prelude::*;
use leptos_router::components::A;

/// A place in the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// What matters now.
    Today,
    /// A period.
    Month,
    /// Terms.
    Assignments,
    /// Choices, and what is stored here.
    Settings,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Today, Self::Month, Self::Assignments, Self::Settings];

    const fn path(self) -> &'static str {
        match self {
            Self::Today => "/",
            Self::Month => "/maned",
            Self::Assignments => "/oppdrag",
            Self::Settings => "/innstillinger",
        }
    }

    const fn sign(self) -> Sign {
        match self {
            Self::Today => Sign::Home,
            Self::Month => Sign::Calendar,
            Self::Assignments => Sign::People,
            Self::Settings => Sign::Sliders,
        }
    }

    const fn name(self, t: Lang) -> &'static str {
        match self {
            Self::Today => t.nav_today(),
            Self::Month => t.nav_month(),
            Self::Assignments => t.nav_assignments(),
            Self::Settings => t.nav_settings(),
        }
    }
}

/// The tabs at the bottom edge.
#[component]
pub(crate) fn Tabs(
    /// Where we are. A page below a tab counts as the tab.
    current: Tab,
) -> impl IntoView {
    view! {
        <nav class="tabs" aria-label=said(Lang::nav_label)>
            <ul>
                {Tab::ALL
                    .map(|tab| {
                        let here = (tab == current).then_some("page");
                        view! {
                            <li>
                                <A href=tab.path() attr:aria-current=here>
                                    <Icon sign=tab.sign() />
                                    <span>{said(move |t| tab.name(t))}</span>
                                </A>
                            </li>
                        }
                    })}
            </ul>
        </nav>
    }
}
