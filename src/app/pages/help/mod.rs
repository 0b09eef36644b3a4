//! `/hjelp`: whom to call, what one may say to whom, and how the app is kept on the phone. Works without a network.

mod all_pages;
mod install;

use super::message::TellTheOffice;
use crate::components::{Foot, Page, Tab, said};
use all_pages::AllPages;
use i18n::Lang;
use install::Install;
use leptos::prelude::*;
use leptos_router::components::A;

/// A text in the language of the screen.
pub(crate) type Text = fn(Lang) -> &'static str;

/// The emergency numbers.
pub(crate) const EMERGENCY: [(&str, Text); 3] =
    [("113", Lang::help_medical), ("112", Lang::help_police), ("110", Lang::help_fire)];

/// The ones to call when it can wait a little.
pub(crate) const OTHERS: [(&str, Text); 2] = [("116 117", Lang::help_out_of_hours), ("116 111", Lang::help_children)];

/// The help.
#[component]
pub(crate) fn Help() -> impl IntoView {
    view! {
        <Page title=said(Lang::help_title) back=Signal::stored("/innstillinger".to_owned())>
            <section class="ds-card stack" aria-labelledby="danger">
                <Heading id="danger" text=Lang::help_danger />
                <ul class="rows">
                    {EMERGENCY
                        .into_iter()
                        .chain(OTHERS)
                        .map(|(number, whom)| view! { <Number number=number whom=said(whom) /> })
                        .collect_view()}
                </ul>
                <p>{said(Lang::help_danger_after)}</p>
            </section>
            <Section id="worried" heading=Lang::help_worried texts=&[Lang::help_worried_text]>
                <TellTheOffice />
            </Section>
            <Section id="heavy" heading=Lang::help_heavy texts=&[Lang::help_heavy_text, Lang::help_heavy_right]>
                <A href="/oppdrag" attr:class="link">
                    {said(Lang::help_heavy_open)}
                </A>
            </Section>
            <Section
                id="secrecy"
                heading=Lang::help_secrecy
                texts=&[Lang::help_secrecy_what, Lang::help_secrecy_for_life, Lang::help_secrecy_write, Lang::help_secrecy_danger]
            />
            <Section
                id="offline"
                heading=Lang::help_offline
                texts=&[Lang::help_offline_text, Lang::help_offline_state, Lang::help_offline_file]
            />
            <Section
                id="mistake"
                heading=Lang::help_mistake
                texts=&[Lang::help_mistake_open, Lang::help_mistake_sent, Lang::help_mistake_approved]
            />
            <Install />
            <AllPages />
        </Page>
        <Foot tab=Tab::Settings />
    }
}

#[component]
fn Heading(id: &'static str, text: Text) -> impl IntoView {
    view! {
        <h2 class="ds-heading" data-size="xs" id=id>
            {said(text)}
        </h2>
    }
}

/// A situation, and what to do.
#[component]
pub(crate) fn Section(
    id: &'static str,
    heading: Text,
    texts: &'static [Text],
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="ds-card stack" aria-labelledby=id>
            <Heading id=id text=heading />
            {texts.iter().map(|text| view! { <p>{said(*text)}</p> }).collect_view()}
            {children.map(|children| children())}
        </section>
    }
}

/// A number to call with one tap.
#[component]
pub(crate) fn Number(#[prop(into)] number: String, #[prop(into)] whom: Signal<String>) -> impl IntoView {
    let href = format!("tel:{}", number.replace(' ', ""));
    view! {
        <li>
            <a class="row" href=href>
                <span class="what">
                    <strong>{number}</strong>
                    <span>{whom}</span>
                </span>
            </a>
        </li>
    }
}
