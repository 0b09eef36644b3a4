//! The gallery's entry point.

fn main() {
    app::gallery::run();
}
