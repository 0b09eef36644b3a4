//! Where things lie: in the tree, in the build folder, and in the user's cache.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

/// The paths that xtask works with.
#[derive(Debug)]
pub(crate) struct Place {
    root: PathBuf,
    cache: PathBuf,
}

impl Place {
    /// Finds the checkout from cargo's own environment, and the user's cache folder.
    pub(crate) fn find() -> Result<Self> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root = Path::new(&manifest).ancestors().nth(2).map(Path::to_path_buf);
        let root = root.filter(|root| root.join("Cargo.lock").is_file()).ok_or_else(|| {
            Error::wrong(
                "xtask does not lie in a checkout of the project",
                "call it as `cargo xtask` inside the checkout",
            )
        })?;
        let cache = env::var_os("XDG_CACHE_HOME")
            .map(PathBuf::from)
            .or_else(|| env::var_os("HOME").map(|home| Path::new(&home).join(".cache")))
            .ok_or_else(|| Error::missing("a home folder", "set HOME or XDG_CACHE_HOME"))?;
        Ok(Self { root, cache: cache.join("folgesvenn") })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path in the checkout.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// The host side's build folder; follows cargo's own variable.
    pub(crate) fn target(&self) -> PathBuf {
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| self.at("target"), |dir| self.root.join(dir))
    }

    /// The app's build folder: two compiler versions in one folder make each other's caches stale.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.target().join("wasm")
    }

    /// Where the built app lies for the server.
    pub(crate) fn dist(&self) -> PathBuf {
        self.at("dist")
    }

    /// Tools that are kept between checkouts, as an install root of cargo.
    pub(crate) fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    /// The search path with the project's own tools first.
    pub(crate) fn search_path(&self) -> std::ffi::OsString {
        let own = [self.tools().join("bin"), self.at("src/xtask/tools/node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let all = own.into_iter().chain(env::split_paths(&inherited));
        env::join_paths(all).unwrap_or(inherited)
    }

    /// Where the output of a quiet step goes.
    pub(crate) fn log(&self, name: &str) -> Result<PathBuf> {
        let folder = self.target().join("xtask");
        fs::create_dir_all(&folder).map_err(Error::file(&folder, "made"))?;
        Ok(folder.join(format!("{name}.log")))
    }
}

/// The first program of these names on the search path.
pub(crate) fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    names.iter().flat_map(|name| env::split_paths(&path).map(move |dir| dir.join(name))).find(|file| file.is_file())
}
