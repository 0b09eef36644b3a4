//! A field to draw on, with finger, pen or mouse.

use crate::components::{Message, said, speech};
use domain::sign_off::{HEIGHT, POINTS, Point, STROKES, Stroke, WIDTH, outline};
use i18n::Lang;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::{Element, PointerEvent};

/// Nearer than this to the last point nothing is added: the line looks the same, and there is room for more of it.
const NEAR: u16 = 4;

/// The signature as it is drawn. The one stroke that is under way is not told of before the pen is lifted.
#[component]
pub(super) fn SignatureField(
    /// Drawn so far.
    strokes: Signal<Vec<Stroke>>,
    /// Told of all strokes when one has come or gone.
    on_change: Callback<Vec<Stroke>>,
    /// What is wrong, if anything.
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let t = speech();
    let field = NodeRef::<html::Div>::new();
    let line = RwSignal::new(Vec::<Point>::new());
    // Of several fingers the first draws.
    let pen = StoredValue::new(None::<i32>);
    let element = move || field.get_untracked().map(|field| -> Element { field.into() });
    let down = move |event: PointerEvent| {
        let Some(element) = element().filter(|_| pen.get_value().is_none() && event.button() == 0) else { return };
        // A browser that cannot hold on to the pointer ends the stroke at the border.
        let _ = element.set_pointer_capture(event.pointer_id());
        pen.set_value(Some(event.pointer_id()));
        line.set(vec![place(&element, &event)]);
    };
    let moved = move |event: PointerEvent| {
        let Some(element) = element().filter(|_| pen.get_value() == Some(event.pointer_id())) else { return };
        let point = place(&element, &event);
        let drawn: usize = strokes.with_untracked(|strokes| strokes.iter().map(|stroke| stroke.0.len()).sum());
        line.update(|line| {
            if drawn + line.len() < POINTS && line.last().is_none_or(|last| is_apart(*last, point)) {
                line.push(point);
            }
        });
    };
    let lifted = move |event: PointerEvent| {
        if pen.get_value() != Some(event.pointer_id()) {
            return;
        }
        pen.set_value(None);
        let stroke = Stroke(line.get_untracked());
        line.set(Vec::new());
        let mut all = strokes.get_untracked();
        let points: usize = all.iter().map(|stroke| stroke.0.len()).sum();
        if !stroke.0.is_empty() && all.len() < STROKES && points + stroke.0.len() <= POINTS {
            all.push(stroke);
            on_change.run(all);
        }
    };
    let path = move || {
        let under_way = line.with(|line| Stroke(line.clone()));
        strokes.with(|strokes| outline(strokes)) + &outline(&[under_way])
    };
    let called = move || {
        let t = t.get();
        if strokes.with(Vec::is_empty) { t.sign_off_field_empty() } else { t.sign_off_field_drawn() }
    };
    let undo = move |_| {
        let mut all = strokes.get_untracked();
        if all.pop().is_some() {
            on_change.run(all);
        }
    };
    let clear = move |_| {
        if strokes.with_untracked(|strokes| !strokes.is_empty()) {
            on_change.run(Vec::new());
        }
    };
    view! {
        <div class="ds-field">
            <p class="ds-label" aria-hidden="true">
                {said(Lang::sign_off_field)}
            </p>
            <p data-field="description" id="strokes-hint">
                {said(Lang::sign_off_field_hint)}
            </p>
            <div
                class="signature-field"
                id="strokes"
                role="img"
                tabindex="-1"
                aria-label=called
                aria-describedby=move || {
                    if problem.with(Option::is_some) { "strokes-problem strokes-hint" } else { "strokes-hint" }
                }
                node_ref=field
                on:pointerdown=down
                on:pointermove=moved
                on:pointerup=lifted
                on:pointercancel=lifted
                on:lostpointercapture=lifted
            >
                <svg class="signature" viewBox="0 0 1000 400" aria-hidden="true">
                    <path d=path></path>
                </svg>
            </div>
            <Message id="strokes" problem=problem />
            <div class="signature-tools">
                <button class="ds-button" type="button" data-variant="tertiary" on:click=undo>
                    {said(Lang::sign_off_undo)}
                </button>
                <button class="ds-button" type="button" data-variant="tertiary" on:click=clear>
                    {said(Lang::sign_off_clear)}
                </button>
            </div>
        </div>
    }
}

/// Where in the field the pointer is. What leaves the field is drawn along its border.
fn place(field: &Element, event: &PointerEvent) -> Point {
    Point(
        scaled(event.offset_x(), field.client_width(), WIDTH),
        scaled(event.offset_y(), field.client_height(), HEIGHT),
    )
}

/// `at` of `of` pixels, in a box of `most` parts.
fn scaled(at: i32, of: i32, most: u16) -> u16 {
    let last = i64::from(most) - 1;
    let part = i64::from(at) * i64::from(most) / i64::from(of.max(1));
    u16::try_from(part.clamp(0, last)).unwrap_or_default()
}

const fn is_apart(one: Point, other: Point) -> bool {
    one.0.abs_diff(other.0) >= NEAR || one.1.abs_diff(other.1) >= NEAR
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_on_any_screen_is_one_in_the_box_and_never_beyond_it() {
        assert_eq!([0, 144, 287, 288, 900, -5].map(|at| scaled(at, 288, WIDTH)), [0, 500, 996, 999, 999, 0]);
        assert_eq!(scaled(3, 0, HEIGHT), HEIGHT - 1, "a field that is not laid out yet");
    }

    #[test]
    fn points_that_cannot_be_told_apart_are_one() {
        assert!(!is_apart(Point(10, 10), Point(13, 7)));
        assert!(is_apart(Point(10, 10), Point(14, 10)) && is_apart(Point(10, 10), Point(10, 6)));
    }
}
