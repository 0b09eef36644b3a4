//! One of several alike in a form.

use super::{all_well, shown, unheard};
use crate::components::{Field, Kind, Part};
use leptos::prelude::*;

pub(super) fn show() -> AnyView {
    shown(
        "part",
        view! {
            <h2 class="ds-heading" data-size="xs">
                "Kjøring"
            </h2>
            <Part id="trip".to_owned() heading="Kjøring 1" remove="Ta bort kjøring 1" on_remove=unheard()>
                <Field
                    id="from"
                    label="Fra"
                    kind=Kind::Text
                    value="Hjem"
                    on_input=unheard()
                    problem=all_well()
                />
            </Part>
        },
    )
}
