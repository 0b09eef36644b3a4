//! Every sign.

use super::shown;
use crate::components::{Icon, Sign};
use leptos::prelude::*;

const SIGNS: [Sign; 16] = [
    Sign::Home,
    Sign::Calendar,
    Sign::People,
    Sign::Sliders,
    Sign::Left,
    Sign::Right,
    Sign::Tick,
    Sign::Phone,
    Sign::Cloud,
    Sign::Heed,
    Sign::Lock,
    Sign::Return,
    Sign::Plus,
    Sign::Bin,
    Sign::Cross,
    Sign::Info,
];

pub(super) fn show() -> AnyView {
    let sign = |sign: Sign| view! { <li><Icon sign=sign />" "{format!("{sign:?}")}</li> };
    shown("icon", view! { <div class="ds-card"><ul>{SIGNS.map(sign).collect_view()}</ul></div> })
}
