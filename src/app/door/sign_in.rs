//! The way in for whoever has no invitation, or none that is good: signing in where the municipality has a provider.

use crate::components::speech;
use i18n::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Pages of the server, so that the router must leave the link alone.
const SIGN_IN: &str = "/innlogging";
/// Where an enrolled phone proves more than it has. It stays the phone that it is.
const SIGN_IN_SAFER: &str = "/innlogging/mer_sikkert";

/// A link to where contacts sign in, or to where they do it in a `safer` way. Nothing where there is only the invitation, or no
/// answer: the invitation always leads in.
#[component]
pub(crate) fn SignInLink(#[prop(optional, into)] safer: Signal<bool>) -> impl IntoView {
    let t = speech();
    let names = RwSignal::new(Vec::<String>::new());
    spawn_local(async move {
        if let Some(found) = providers().await {
            // Whoever has gone on meanwhile is not disturbed.
            names.try_set(found);
        }
    });
    let words = move |t: Lang| match names.get().as_slice() {
        [only] => t.enrol_sign_in_with(only),
        _ => t.enrol_sign_in().to_owned(),
    };
    move || {
        names.with(|names| !names.is_empty()).then(|| {
            view! {
                <a class="ds-button" data-variant="secondary" rel="external" href=move || if safer.get() { SIGN_IN_SAFER } else { SIGN_IN }>
                    {move || words(t.get())}
                </a>
            }
        })
    }
}

/// The least that asks: what the app has for it otherwise comes with the rest of its code.
async fn providers() -> Option<Vec<String>> {
    let answer: web_sys::Response =
        JsFuture::from(window().fetch_with_str("/api/v1/ways-in")).await.ok()?.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    let said = JsFuture::from(answer.json().ok()?).await.ok()?;
    let names = js_sys::Reflect::get(&said, &JsValue::from_str("providers")).ok()?;
    Some(js_sys::Array::from(&names).iter().filter_map(|name| name.as_string()).collect())
}
