//! Chips: one chosen, none, with long names, and with a message.

use super::shown;
use crate::components::{Chips, Choice};
use leptos::prelude::*;

const NAMES: [&str; 4] = ["Tur", "Svømming", "Kafé", "Møte på aktivitetssenteret nede ved elva"];

pub(super) fn show() -> AnyView {
    let chips = |id: &'static str, legend: &'static str, chosen: Option<usize>, problem: Option<&str>| {
        let hint = chosen.is_none().then(|| "Velg det som passer best.".to_owned());
        let chosen = RwSignal::new(chosen);
        let choices = NAMES.iter().enumerate().map(|(value, name)| Choice { value, name: (*name).to_owned() });
        let choices: Vec<_> = choices.collect();
        let problem = problem.map(str::to_owned);
        view! {
            <Chips
                id=id
                legend=legend
                choices=Signal::stored(choices)
                chosen=chosen
                hint=Signal::stored(hint)
                on_choose=Callback::new(move |value| chosen.set(Some(value)))
                problem=Signal::stored(problem)
            />
        }
    };
    shown(
        "choice",
        view! {
            <div class="ds-card stack">
                {chips("chosen", "Hva gjorde dere?", Some(1), None)} {chips("none", "Ikke noe valgt", None, None)}
                {chips("wrong", "Noe mangler", None, Some("Velg hva dere gjorde."))}
            </div>
        },
    )
}
