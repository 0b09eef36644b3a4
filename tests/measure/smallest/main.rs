//! One button that counts.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| {
        let (count, set_count) = signal(0);
        view! {
            <main>
                <h1>"Smallest"</h1>
                <button on:click=move |_| set_count.update(|count| *count += 1)>{count}</button>
            </main>
        }
    });
}
