//! What can be wrong with a provider's table, or with the secrets that it names.

use core::fmt;
use thiserror::Error;

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ProviderProblem {
    /// It stands in addresses.
    #[error("key: `{0}` cannot stand in an address; write small letters a to z, digits and hyphens, such as entra")]
    Key(String),
    /// Empty.
    #[error("{0} is empty; write {1}")]
    Empty(&'static str, &'static str),
    /// Not an address, or not a safe one.
    #[error(
        "issuer: `{0}` is not an address that can be asked; write it such as https://login.example/tenant, \
         or http://localhost for a trial on this machine"
    )]
    Issuer(String),
    /// None, or more than one.
    #[error(
        "write one of client_secret_file, client_secret_env and private_key_file, so that the provider knows this server"
    )]
    Proof,
    /// A key without a name, or a name without a key.
    #[error("key_id and private_key_file go together; write what the provider calls the key, or leave both out")]
    KeyId,
    /// `openid` is always asked for; what else is one word each.
    #[error("scopes: `{0}` is not one word; write each scope by itself, such as [\"profile\"]")]
    Scope(String),
    /// The other kind of people has it.
    #[error("acr.{0} is nothing for {1}; write {2}")]
    Purpose(&'static str, &'static str, &'static str),
    /// Different words of which nobody knows the order.
    #[error(
        "acr: `{0}` and `{1}` cannot be told which is higher; write the same for all, or ID-porten's \
         idporten-loa-substantial and idporten-loa-high"
    )]
    Order(String, String),
}

/// A secret that cannot be read. Says where, never what.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct SecretProblem {
    pub(super) key: String,
    pub(super) field: &'static str,
    pub(super) place: String,
}

impl fmt::Display for SecretProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key, field, place } = self;
        let remedy = match *field {
            "client_secret_env" => "Give the environment variable the secret from the provider",
            "client_secret_file" => "Write the secret from the provider into that file, readable for this user alone",
            _ => "Write a key in PEM there, RSA or P-256, readable for this user alone",
        };
        write!(f, "sign_in `{key}`, {field}: nothing usable is in {place}.\n  {remedy}, and start again.")
    }
}
