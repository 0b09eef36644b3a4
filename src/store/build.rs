//! A new migration file must rebuild the crate: the files are read at compile time.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
