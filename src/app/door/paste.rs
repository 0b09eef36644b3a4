//! The invitation, pasted: whoever opens the app from the home screen before a link has no other way to bring it in. On Apple's
//! phones that is everybody, since the home screen knows nothing of what was opened in Safari.

use crate::components::{Field, said};
use i18n::Lang;
use leptos::prelude::*;

/// Letters of the shortest code.
const SHORTEST: usize = 8;

/// The code in what was pasted: the end of a link, or the code by itself.
fn code_in(pasted: &str) -> Option<&str> {
    let pasted = pasted.trim();
    let code = match pasted.split_once('#') {
        Some((_, code)) => code,
        None if pasted.contains('/') => return None,
        None => pasted,
    };
    let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    (code.len() >= SHORTEST && code.chars().all(fits)).then_some(code)
}

/// A field for the link, and on to where links lead.
#[component]
pub(super) fn PasteLink() -> impl IntoView {
    let (pasted, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let address = pasted.with_untracked(|pasted| code_in(pasted).map(|code| format!("/invitasjon#{code}")));
        match address {
            Some(address) => drop(window().location().assign(&address)),
            None => wrong.set(true),
        }
    };
    view! {
        <form class="stack" novalidate on:submit=go>
            <Field
                id="link"
                label=said(Lang::enrol_paste)
                hint=said(Lang::enrol_paste_hint)
                value=pasted
                on_input=Callback::new(move |text| {
                    wrong.set(false);
                    pasted.set(text);
                })
                problem=Signal::derive(move || wrong.get().then(|| said(Lang::enrol_paste_wrong).get()))
            />
            <button class="ds-button" data-variant="secondary" type="submit">
                {said(Lang::enrol_paste_go)}
            </button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_in_a_link_or_by_itself_and_in_nothing_else() {
        assert_eq!(code_in(" https://kommune.example/invitasjon#Ab3-x_9kLm \n"), Some("Ab3-x_9kLm"));
        assert_eq!(code_in("Ab3-x_9kLm"), Some("Ab3-x_9kLm"));
        for wrong in [
            "",
            "https://kommune.example/invitasjon",
            "https://kommune.example/invitasjon#",
            "hei på deg",
            "#a b c d e f",
        ] {
            assert_eq!(code_in(wrong), None, "{wrong}");
        }
    }
}
