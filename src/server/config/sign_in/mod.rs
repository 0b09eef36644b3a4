//! The `[[sign_in]]` tables: providers of OpenID Connect that officers or contacts sign in at.

mod level;
mod problem;
#[cfg(test)]
mod tests;

pub use level::{Demanded, Level};
pub use problem::{ProviderProblem, SecretProblem};

use super::{PublicAddress, Secret};
use level::Levels;
use serde::Deserialize;
use std::path::PathBuf;

/// Whom a provider lets in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LetsIn {
    /// Those at the desk.
    Officers,
    /// Those who enrol a phone.
    Contacts,
}

/// How the server says who it is at the provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClientProof {
    /// `client_secret`.
    Secret(Secret),
    /// `private_key_jwt`: a key, and what the provider calls it.
    Key {
        /// PEM.
        key: Secret,
        /// `kid`.
        id: String,
    },
}

/// A provider, as the program uses it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProviderSettings {
    /// Its name in addresses and in the database.
    pub key: String,
    /// Its name on the button.
    pub name: String,
    /// Whom it lets in.
    pub lets_in: LetsIn,
    /// Who says so, without a slash at the end unless the provider writes one.
    pub issuer: String,
    /// What the provider calls this server.
    pub client_id: String,
    /// How this server proves that.
    pub proof: ClientProof,
    /// The claim that says who somebody is.
    pub claim: String,
    /// What is asked for beside `openid`.
    pub scopes: Vec<String>,
    /// How sure the provider must be, where the municipality asks for more than its word.
    pub demanded: Demanded,
}

/// A table, word for word.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: String,
    name: String,
    lets_in: LetsIn,
    issuer: String,
    client_id: String,
    client_secret_file: Option<PathBuf>,
    client_secret_env: Option<String>,
    private_key_file: Option<PathBuf>,
    key_id: Option<String>,
    claim: Option<String>,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    acr: Levels,
}

/// Where the server's proof lies.
#[derive(Debug, Clone, PartialEq, Eq)]
enum ProofIn {
    SecretFile(PathBuf),
    SecretEnv(String),
    KeyFile(PathBuf, String),
}

/// A table that has been checked; its secrets have not been read yet.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Written")]
pub struct ProviderFile {
    key: String,
    name: String,
    lets_in: LetsIn,
    issuer: String,
    client_id: String,
    proof: ProofIn,
    claim: String,
    scopes: Vec<String>,
    demanded: Demanded,
}

impl TryFrom<Written> for ProviderFile {
    type Error = ProviderProblem;

    fn try_from(written: Written) -> Result<Self, ProviderProblem> {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if written.key.is_empty() || written.key.len() > 40 || !written.key.chars().all(plain) {
            return Err(ProviderProblem::Key(written.key));
        }
        let said = |field, text: String, such_as| {
            if text.trim().is_empty() { Err(ProviderProblem::Empty(field, such_as)) } else { Ok(text) }
        };
        Ok(Self {
            key: written.key,
            name: said("name", written.name, "what stands on the button, such as ID-porten")?,
            lets_in: written.lets_in,
            issuer: issuer(&written.issuer)?,
            client_id: said("client_id", written.client_id, "what the provider calls this server")?,
            proof: proof(
                (written.client_secret_file, written.client_secret_env),
                (written.private_key_file, written.key_id),
            )?,
            claim: said(
                "claim",
                written.claim.unwrap_or_else(|| "sub".to_owned()),
                "sub, pid or oid, or leave it out",
            )?,
            scopes: scopes(written.scopes)?,
            demanded: level::demanded(written.lets_in, written.acr)?,
        })
    }
}

/// Plain http is for this machine alone, as everywhere: [`PublicAddress`] says which addresses are safe.
fn issuer(text: &str) -> Result<String, ProviderProblem> {
    let wrong = || ProviderProblem::Issuer(text.to_owned());
    let rest = text.split_once("://").map(|(_, rest)| rest).ok_or_else(wrong)?;
    let host = rest.split_once('/').map_or(text.len(), |(host, _)| text.len() - rest.len() + host.len());
    let root = text.get(..host).ok_or_else(wrong)?;
    root.parse::<PublicAddress>().map_err(|_| wrong())?;
    if text.contains(['?', '#', ' ']) { Err(wrong()) } else { Ok(text.to_owned()) }
}

fn proof(
    secret: (Option<PathBuf>, Option<String>),
    key: (Option<PathBuf>, Option<String>),
) -> Result<ProofIn, ProviderProblem> {
    match (secret, key) {
        ((Some(file), None), (None, None)) => Ok(ProofIn::SecretFile(file)),
        ((None, Some(name)), (None, None)) => Ok(ProofIn::SecretEnv(name)),
        ((None, None), (Some(file), Some(id))) => Ok(ProofIn::KeyFile(file, id)),
        (_, (Some(_), None) | (None, Some(_))) => Err(ProviderProblem::KeyId),
        _ => Err(ProviderProblem::Proof),
    }
}

fn scopes(written: Vec<String>) -> Result<Vec<String>, ProviderProblem> {
    if let Some(wrong) = written.iter().find(|scope| scope.is_empty() || scope.contains(char::is_whitespace)) {
        return Err(ProviderProblem::Scope(wrong.clone()));
    }
    Ok(written.into_iter().filter(|scope| scope != "openid").collect())
}

impl ProviderFile {
    /// Its name in addresses and in the database.
    pub(super) fn key(&self) -> &str {
        &self.key
    }

    /// With its secrets.
    pub(super) fn with_secrets(self) -> Result<ProviderSettings, SecretProblem> {
        let (key, what) = (self.key.clone(), self.proof);
        let proof = match what {
            ProofIn::SecretFile(path) => Secret::read(&path).map(ClientProof::Secret).ok_or(SecretProblem {
                key,
                field: "client_secret_file",
                place: path.display().to_string(),
            })?,
            ProofIn::SecretEnv(name) => {
                let text = std::env::var(&name).ok().and_then(|text| Secret::new(&text));
                let proof = text.map(ClientProof::Secret);
                proof.ok_or(SecretProblem { key, field: "client_secret_env", place: name })?
            }
            ProofIn::KeyFile(path, id) => {
                let place = path.display().to_string();
                let read = Secret::read(&path).filter(crate::sign_in::is_signing_key);
                let proof = read.map(|key| ClientProof::Key { key, id });
                proof.ok_or(SecretProblem { key, field: "private_key_file", place })?
            }
        };
        Ok(ProviderSettings {
            key: self.key,
            name: self.name,
            lets_in: self.lets_in,
            issuer: self.issuer,
            client_id: self.client_id,
            proof,
            claim: self.claim,
            scopes: self.scopes,
            demanded: self.demanded,
        })
    }
}
