//! The frame of a page: title, heading, content; and at the bottom its one main action over the tabs.

use super::{Icon, Sign, Tab, Tabs, Toasts, UpdateNotice, said, speech};
use i18n::Lang;
use leptos::html;
use leptos::prelude::*;
use leptos_router::components::A;

/// Whether a page has been shown since the start. The first leaves the focus where the browser put it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Visited(pub(crate) StoredValue<bool>);

/// That help is at hand: where it can be opened, every page leads there from the same place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HelpAtHand;

/// The content of a page. Sets the document's title, and moves the focus to the heading after navigation, so that a
/// screen reader reads on from there.
#[component]
pub(crate) fn Page(
    /// The heading, and the document's title.
    #[prop(into)]
    title: Signal<String>,
    /// A line under the heading.
    #[prop(optional, into)]
    lead: Option<Signal<String>>,
    /// Where the way back leads, for pages below a tab.
    #[prop(optional, into)]
    back: Option<Signal<String>>,
    /// The content.
    children: Children,
) -> impl IntoView {
    let t = speech();
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || document().set_title(&t.get().page_title(&title.get())));
    heading.on_load(|heading| {
        let visited = use_context::<Visited>();
        if visited.is_some_and(|visited| visited.0.get_value()) {
            let _ = heading.focus();
        }
        if let Some(visited) = visited {
            visited.0.set_value(true);
        }
    });
    view! {
        <main class="page" id="main" tabindex="-1">
            <header class="page-head">
                {back
                    .map(|back| {
                        view! {
                            <A href=move || back.get() attr:class="back">
                                <Icon sign=Sign::Left />
                                {said(Lang::back)}
                            </A>
                        }
                    })}
                <h1 class="ds-heading" data-size="sm" tabindex="-1" node_ref=heading>
                    {title}
                </h1>
                {use_context::<HelpAtHand>()
                    .map(|HelpAtHand| {
                        view! {
                            <A href="/hjelp" attr:class="help">
                                {said(Lang::help_title)}
                            </A>
                        }
                    })}
                {lead.map(|lead| view! { <p class="page-lead">{lead}</p> })}
            </header>
            {children()}
        </main>
    }
}

/// The bottom of a page, within the thumb's reach: notices, the one main action, the tabs.
#[component]
pub(crate) fn Foot(
    /// The tab that the page belongs to; `None` on pages that ask for one thing and hide the tabs.
    #[prop(optional, into)]
    tab: Option<Tab>,
    /// The main action.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <footer class="foot">
            <Toasts />
            // A new version is never offered over a form: those pages have no tabs.
            {tab.is_some().then(|| view! { <UpdateNotice /> })}
            {children.map(|children| view! { <div class="action">{children()}</div> })}
            {tab.map(|tab| view! { <Tabs current=tab /> })}
        </footer>
    }
}
