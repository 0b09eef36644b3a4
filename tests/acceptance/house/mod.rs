//! The house keeps its shape: arrows between crates, what the phone's code may contain, sizes that a reader can hold, and
//! no text that nobody sees.

mod arrows;
mod code;
mod files;
mod gallery;
mod migrations;
mod origins;
mod scopes;
mod screens;
mod texts;

use std::path::{Path, PathBuf};

/// The checkout.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// All our own files below a folder, with their paths from the checkout.
fn ours(folder: &str) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            let installed = ["node_modules", "results", "target"].iter().any(|name| path.ends_with(name));
            if path.is_dir() && !installed {
                folders.push(path);
            } else if path.is_file() {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
                found.push((name, path));
            }
        }
    }
    found.sort();
    found
}

/// The names of the crates in `src/`.
fn crates() -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(root().join("src"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().join("Cargo.toml").is_file())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn has_kind(name: &str, kinds: &[&str]) -> bool {
    Path::new(name).extension().is_some_and(|kind| kinds.iter().any(|wanted| kind == *wanted))
}
