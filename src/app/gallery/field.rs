//! Fields: of each kind, with help, with a unit, with a message, and for many lines.

use super::{all_well, shown, unheard};
use crate::components::{Area, Field, Kind};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    let field = |id: &'static str, label: &'static str, kind: Kind, value: &'static str| {
        view! { <Field id=id label=label kind=kind value=value on_input=unheard() problem=all_well() /> }
    };
    let wrong = Signal::stored(Some("Skriv kilometer som 12,5.".to_owned()));
    shown(
        "field",
        view! {
            <div class="ds-card stack">
                {field("empty", "Tomt felt", Kind::Text, "")} {field("text", "Fra", Kind::Text, "Hjem")}
                {field("date", "Dato", Kind::Date, "2026-03-03")} {field("time", "Fra klokka", Kind::Time, "10:00")}
                <Field
                    id="km"
                    label="Kilometer"
                    kind=Kind::Decimal
                    value="12 og litt"
                    unit="km"
                    hint="Kilometer på vegen."
                    on_input=unheard()
                    problem=wrong
                />
                <Area
                    id="note"
                    label="Merknad"
                    value="Vi gikk langs elva."
                    hint="Ingen navn."
                    on_input=unheard()
                    problem=all_well()
                />
                <Area
                    id="told"
                    label="Hva har hendt?"
                    value=""
                    required=true
                    on_input=unheard()
                    problem=Signal::stored(Some("Skriv hva som har hendt.".to_owned()))
                />
            </div>
        },
    )
}
