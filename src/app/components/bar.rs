//! How much of a cap is used, as a bar. Only decoration: the words beside it say the same.

use leptos::prelude::*;

/// Amounts of one unit (minutes, metres or øre), none of them negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Fill {
    /// Used before.
    pub(crate) used: i64,
    /// What the entry at hand would add.
    pub(crate) more: i64,
    /// The cap, where there is one.
    pub(crate) cap: Option<i64>,
}

/// Where the parts of a bar end, in thousandths of its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Parts {
    used: i64,
    more: i64,
    over: i64,
}

impl Fill {
    fn parts(self) -> Parts {
        let (used, more) = (self.used.max(0), self.more.max(0));
        let all = used.saturating_add(more);
        let cap = self.cap.unwrap_or(all).max(0);
        let whole = cap.max(all).max(1);
        let share = |part: i64| i64::try_from(i128::from(part) * 1000 / i128::from(whole)).unwrap_or(1000);
        let used = used.min(cap);
        let all = all.min(cap);
        Parts { used: share(used), more: share(all), over: if self.used + self.more > cap { 1000 } else { share(all) } }
    }
}

/// Draws a bar. What is over the cap has a colour of its own behind a mark.
#[component]
pub(crate) fn Bar(
    /// What to draw.
    fill: Fill,
) -> impl IntoView {
    let Parts { used, more, over } = fill.parts();
    let part = |class: &'static str, from: i64, to: i64| {
        (to > from).then(|| view! { <rect class=class x=from width=to - from height="12"></rect> })
    };
    view! {
        <svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            {part("used", 0, used)}
            {part("more", used, more)}
            {part("over", more, over)}
            {(over > more).then(|| view! { <rect class="mark" x=more - 3 width="6" height="12"></rect> })}
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_within_the_cap_shows_what_is_used_and_what_would_be_added() {
        let fill = Fill { used: 30, more: 20, cap: Some(100) };
        assert_eq!(fill.parts(), Parts { used: 300, more: 500, over: 500 });
    }

    #[test]
    fn what_is_over_the_cap_fills_the_rest_of_the_bar() {
        let fill = Fill { used: 290_000, more: 24_000, cap: Some(300_000) };
        assert_eq!(fill.parts(), Parts { used: 923, more: 955, over: 1000 });
    }

    #[test]
    fn a_cap_of_nothing_and_a_use_of_nothing_is_an_empty_bar() {
        assert_eq!(Fill { used: 0, more: 0, cap: Some(0) }.parts(), Parts { used: 0, more: 0, over: 0 });
        assert_eq!(Fill::default().parts(), Parts { used: 0, more: 0, over: 0 });
    }
}
