//! Officers' passkeys (WebAuthn): what a browser is to do, and whether it has done it. What lies between the two is kept in memory,
//! for minutes: a server that starts anew asks people to press once more.

mod pending;

pub(crate) use pending::MINUTES;

use chrono::{DateTime, Utc};
use pending::Pending;
use serde_json::Value;
use store::people::{PasskeyOwner, SecretHash};
use uuid::Uuid;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Webauthn, WebauthnBuilder,
};

/// How the browser is to name this server to a person.
const NAME: &str = "Følgesvenn";

/// Why a passkey is not taken. For the log alone: a person is told to try again, or to come in another way.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PasskeyProblem {
    /// Nothing was begun in this browser, or too long ago.
    #[error("nothing was begun, or too long ago")]
    Stale,
    /// What the browser sent is no answer of a passkey.
    #[error("no answer of a passkey")]
    Unreadable,
    /// Nobody here has it.
    #[error("nobody here has that passkey")]
    Unknown,
    /// The library does not take it: another site, another challenge, a signature that is not right, a person who was not asked for.
    #[error(transparent)]
    Refused(#[from] webauthn_rs::prelude::WebauthnError),
    /// What was kept of the passkey cannot be read.
    #[error("the passkey cannot be read as it was kept")]
    Damaged,
}

/// A passkey that an officer has just made.
pub(crate) struct Made {
    /// As the machine calls it.
    pub(crate) credential: Vec<u8>,
    /// To be kept.
    pub(crate) body: String,
}

/// What is begun and not finished, and by what it is judged.
pub(crate) struct Passkeys {
    webauthn: Webauthn,
    making: Pending<PasskeyRegistration>,
    showing: Pending<DiscoverableAuthentication>,
}

impl Passkeys {
    /// For the server at this address. Nothing where passkeys are impossible: they belong to a name, never to a number.
    pub(crate) fn at(public_address: &str) -> Option<Self> {
        let origin = Url::parse(public_address).ok()?;
        let webauthn = WebauthnBuilder::new(origin.domain()?, &origin).ok()?.rp_name(NAME).build().ok()?;
        Some(Self { webauthn, making: Pending::default(), showing: Pending::default() })
    }

    /// What the browser of a signed-in officer is to do to make one. `whose` names the officer's session.
    pub(crate) fn make(
        &self,
        (whose, now): (SecretHash, DateTime<Utc>),
        (officer, name): (Uuid, &str),
        known: Vec<CredentialID>,
    ) -> Result<Value, PasskeyProblem> {
        let (asked, state) = self.webauthn.start_passkey_registration(officer, name, name, Some(known))?;
        let mut asked = serde_json::to_value(asked).map_err(|_| PasskeyProblem::Damaged)?;
        // Whoever signs in with it says no name before, so the key has to know it.
        let selection = &mut asked["publicKey"]["authenticatorSelection"];
        selection["residentKey"] = "required".into();
        selection["requireResidentKey"] = true.into();
        self.making.keep(whose, state, now);
        Ok(asked)
    }

    /// Takes what the browser has made.
    pub(crate) fn made(&self, whose: SecretHash, said: &str, now: DateTime<Utc>) -> Result<Made, PasskeyProblem> {
        let state = self.making.take(whose, now).ok_or(PasskeyProblem::Stale)?;
        let said: RegisterPublicKeyCredential = serde_json::from_str(said).map_err(|_| PasskeyProblem::Unreadable)?;
        let passkey = self.webauthn.finish_passkey_registration(&said, &state)?;
        let body = serde_json::to_string(&passkey).map_err(|_| PasskeyProblem::Damaged)?;
        Ok(Made { credential: passkey.cred_id().to_vec(), body })
    }

    /// What a browser is to do to show one. `whose` names what only that browser knows.
    pub(crate) fn show(&self, whose: SecretHash, now: DateTime<Utc>) -> Result<Value, PasskeyProblem> {
        let (asked, state) = self.webauthn.start_discoverable_authentication()?;
        self.showing.keep(whose, state, now);
        serde_json::to_value(asked).map_err(|_| PasskeyProblem::Damaged)
    }

    /// Which passkey the browser says that it shows; nothing is proved yet.
    pub(crate) fn shown(&self, said: &str) -> Result<(Vec<u8>, PublicKeyCredential), PasskeyProblem> {
        let said: PublicKeyCredential = serde_json::from_str(said).map_err(|_| PasskeyProblem::Unreadable)?;
        let (_, credential) = self.webauthn.identify_discoverable_authentication(&said)?;
        Ok((credential.to_vec(), said))
    }

    /// Whether it is the officer's passkey that was shown, and how it is to be kept from now on.
    pub(crate) fn prove(
        &self,
        (whose, now): (SecretHash, DateTime<Utc>),
        said: &PublicKeyCredential,
        owner: &PasskeyOwner,
    ) -> Result<String, PasskeyProblem> {
        let state = self.showing.take(whose, now).ok_or(PasskeyProblem::Stale)?;
        let mut passkey: Passkey = serde_json::from_str(&owner.body).map_err(|_| PasskeyProblem::Damaged)?;
        let result = self.webauthn.finish_discoverable_authentication_v2(said, state, &passkey)?;
        let (user, _) = self.webauthn.identify_discoverable_authentication(said)?;
        if user != owner.officer.uuid() {
            return Err(PasskeyProblem::Unreadable);
        }
        passkey.update_credential(&result);
        serde_json::to_string(&passkey).map_err(|_| PasskeyProblem::Damaged)
    }
}
