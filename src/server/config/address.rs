//! The address that people type, from which links are made.

use axum::http::Uri;
use core::fmt;
use core::str::FromStr;
use serde::Deserialize;
use thiserror::Error;

/// Scheme, host and port that people's browsers see, without a slash at the end.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct PublicAddress(String);

/// Why an address cannot be the one that people type.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum AddressProblem {
    /// Not an address at all, or with more in it than scheme, host and port.
    #[error("`{0}` is not scheme, host and port; write it such as https://folgesvenn.example")]
    Form(String),
    /// The app answers at the root of its host only.
    #[error("`{address}` has a path, and the app only works at the root of a host; write {root}")]
    Path {
        /// As given.
        address: String,
        /// Without the path.
        root: String,
    },
    /// Plain http beyond this machine: browsers keep neither the sign-in nor the app there.
    #[error(
        "browsers only sign in and install the app over https, not at `{0}`; write an https:// address, or \
         http://localhost for a trial on this machine"
    )]
    NotSecure(String),
}

impl FromStr for PublicAddress {
    type Err = AddressProblem;

    fn from_str(text: &str) -> Result<Self, AddressProblem> {
        let text = text.trim();
        let form = || AddressProblem::Form(text.to_owned());
        let uri: Uri = text.parse().map_err(|_| form())?;
        let (Some(scheme @ ("http" | "https")), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
            return Err(form());
        };
        // What follows the host is `:` and a port that there can be, or nothing; a name and a password come before it.
        let after = authority.as_str().strip_prefix(authority.host()).ok_or_else(form)?;
        if authority.host().is_empty() || (!after.is_empty() && uri.port_u16().is_none()) {
            return Err(form());
        }
        let root = format!("{scheme}://{authority}");
        if !matches!(uri.path(), "" | "/") || uri.query().is_some() || text.contains('#') {
            return Err(AddressProblem::Path { address: text.to_owned(), root });
        }
        // Browsers treat these hosts as secure without https, so `Secure` cookies and service workers work there.
        if scheme == "https" || ["localhost", "127.0.0.1", "[::1]"].contains(&authority.host()) {
            Ok(Self(root))
        } else {
            Err(AddressProblem::NotSecure(root))
        }
    }
}

impl TryFrom<String> for PublicAddress {
    type Error = AddressProblem;

    fn try_from(text: String) -> Result<Self, AddressProblem> {
        text.parse()
    }
}

impl fmt::Display for PublicAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
