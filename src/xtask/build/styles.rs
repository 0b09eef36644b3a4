//! The one style sheet: the lines of `style/bundle.txt`, each a file, one after the other. Trunk minifies it.

use std::{fs, path::PathBuf};

use crate::{
    error::{Error, Result},
    place::Place,
};

/// Bundles the style sheet of app and desk.
pub(super) fn bundle(place: &Place) -> Result<()> {
    let list = place.at("style/bundle.txt");
    let text = fs::read_to_string(&list).map_err(Error::file(&list, "read"))?;
    let mut css = String::new();
    for name in named_files(&text) {
        let file = place.at("style").join(name);
        css.push_str(&fs::read_to_string(&file).map_err(Error::file(&file, "read"))?);
        css.push('\n');
    }
    let bundled = bundled(place);
    if let Some(folder) = bundled.parent() {
        fs::create_dir_all(folder).map_err(Error::file(folder, "made"))?;
    }
    fs::write(&bundled, css).map_err(Error::file(&bundled, "written"))
}

/// What the app's index.html refers to.
fn bundled(place: &Place) -> PathBuf {
    place.at("target/style/app.css")
}

/// One file a line; `#` starts a comment.
fn named_files(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(|line| line.split('#').next().unwrap_or_default().trim()).filter(|line| !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_name_no_file() {
        let list = "# the order is the cascade\ntokens.css\n\nnode_modules/a/b.css # a part\n";
        assert_eq!(named_files(list).collect::<Vec<_>>(), ["tokens.css", "node_modules/a/b.css"]);
    }
}
