//! Reads our own code as code: what it brings into scope, and what its functions take.

use std::path::Path;
use syn::UseTree;
use syn::visit::{self, Visit};

/// A file's code. Fails on what is not Rust.
pub(super) fn parse(path: &Path) -> syn::File {
    let text = std::fs::read_to_string(path).unwrap();
    syn::parse_file(&text).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

/// Whether it stands under `#[cfg(test)]`.
pub(super) fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|name| name == "test")
    })
}

/// Every path that a file names, written from the crate's root: `use crate::{net, vault::Key}` are two. What stands in
/// the words of a macro is not read.
pub(super) fn paths_named(file: &syn::File, module: &[&str]) -> Vec<String> {
    let mut paths = Paths { module: module.iter().map(|part| (*part).to_owned()).collect(), found: Vec::new() };
    paths.visit_file(file);
    paths.found
}

/// The module that a file of a crate's folder is: `pages/month/list.rs` is `pages`, `month`, `list`.
pub(super) fn module_of(name: &str) -> Vec<&str> {
    let mut parts: Vec<_> = name.trim_end_matches(".rs").split('/').collect();
    parts.pop_if(|last| ["mod", "lib"].contains(last));
    parts
}

struct Paths {
    module: Vec<String>,
    found: Vec<String>,
}

impl Paths {
    fn note(&mut self, parts: &[String]) {
        let mut from_root: Vec<String> = Vec::new();
        for (position, part) in parts.iter().enumerate() {
            match part.as_str() {
                "super" | "self" if position == 0 => {
                    from_root.push("crate".to_owned());
                    from_root.extend(self.module.iter().cloned());
                    if part == "super" {
                        from_root.pop();
                    }
                }
                "super" => {
                    from_root.pop();
                }
                "self" => {}
                other => from_root.push(other.to_owned()),
            }
        }
        self.found.push(from_root.join("::"));
    }

    fn walk(&mut self, before: &[String], tree: &UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.walk(&with(&path.ident), &path.tree),
            UseTree::Name(name) => self.note(&with(&name.ident)),
            UseTree::Rename(rename) => self.note(&with(&rename.ident)),
            UseTree::Glob(_) => self.note(before),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.walk(before, tree)),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.walk(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts: Vec<_> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.note(&parts);
        visit::visit_path(self, path);
    }
}

#[test]
fn however_a_path_is_brought_in_it_is_found() {
    for text in [
        "use crate::net;",
        "use crate::{net, words};",
        "use crate::{words, net::{Http, self}};",
        "use crate::net::Http as Wire;",
        "use crate::net::*;",
        "use super::super::net;",
        "fn f() { crate::net::ask(); }",
        "fn f() -> Vec<crate::net::Http> { Vec::new() }",
    ] {
        let found = paths_named(&syn::parse_file(text).unwrap(), &module_of("pages/month.rs"));
        assert!(found.iter().any(|path| path.starts_with("crate::net")), "{text}: {found:?}");
    }
}
