//! The phone's own passkeys: once the phone has known its owner's finger or face, it gives out a secret that no other site
//! gets (WebAuthn's extension `prf`).

use crate::vault::{DataKey, fresh_bytes};
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use std::future::Future;
use std::net::IpAddr;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CredentialsContainer, DomException};

/// What the phone's list of passkeys calls it, in every language. Nobody's name: whoever holds the phone can read the list.
const NAME: &str = "Følgesvenn";
/// ES256 and RS256, by their numbers in the register of COSE: what phones and computers have.
const ALGORITHMS: [i32; 2] = [-7, -257];
const CHALLENGE: usize = 32;
const USER: usize = 16;

/// Which of its secrets the passkey shall give out. Random, and not secret.
pub type Salt = [u8; 16];

/// A passkey that was made just now.
#[derive(Debug, Clone)]
pub struct Made {
    /// Its name on the phone.
    pub credential: Vec<u8>,
    /// What it gives out.
    pub secret: DataKey,
}

/// Why a passkey gave nothing out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasskeyProblem {
    /// Cancelled, too late, another's finger, or a passkey that is gone: browsers do not tell them apart. May be tried again.
    #[error("the passkey was not used")]
    NotDone,
    /// This phone or browser gives out no secrets. Stays so.
    #[error("there are no passkeys with secrets here")]
    NotHere,
    /// It gave out a secret that opens nothing. Stays so.
    #[error("the passkey's secret does not open the lock")]
    OtherSecret,
}

/// Port: makes passkeys and asks them for their secrets.
pub trait Authenticator {
    /// Whether a passkey may be possible. That it gives out secrets is known for sure once it is made.
    fn is_here(&self) -> impl Future<Output = bool>;

    /// Makes one. The phone asks for its owner's finger, face or code.
    ///
    /// # Errors
    /// [`PasskeyProblem::NotDone`], [`PasskeyProblem::NotHere`]
    fn make(&self, salt: &Salt) -> impl Future<Output = Result<Made, PasskeyProblem>>;

    /// Asks for its secret; so does the phone for its owner.
    ///
    /// # Errors
    /// [`PasskeyProblem::NotDone`], [`PasskeyProblem::NotHere`]
    fn secret(&self, credential: &[u8], salt: &Salt) -> impl Future<Output = Result<DataKey, PasskeyProblem>>;
}

/// What is built into the phone.
#[derive(Debug, Clone, Copy, Default)]
pub struct Platform;

impl Authenticator for Platform {
    async fn is_here(&self) -> bool {
        let Some(window) = web_sys::window() else { return false };
        // A passkey belongs to a host's name (WebAuthn, 5.1.3, step 7): addresses of numbers have none.
        let host = window.location().hostname().unwrap_or_default();
        let is_name = host.trim_matches(['[', ']']).parse::<IpAddr>().is_err();
        let Ok(class) = Reflect::get(&window, &"PublicKeyCredential".into()) else { return false };
        if !is_name || !class.is_function() {
            return false;
        }
        let knows_owners = told_by(&class, "isUserVerifyingPlatformAuthenticatorAvailable").await;
        // Older browsers do not say what they can do; then the making tells.
        let able = told_by(&class, "getClientCapabilities").await.and_then(|able| part(&able, "extension:prf"));
        knows_owners.is_some_and(|known| known.is_truthy()) && able.is_none_or(|able| able.is_truthy())
    }

    async fn make(&self, salt: &Salt) -> Result<Made, PasskeyProblem> {
        let kinds: Array = ALGORITHMS
            .into_iter()
            .map(|number| object([("type", "public-key".into()), ("alg", number.into())]))
            .collect();
        let user = object([("id", random::<USER>()?), ("name", NAME.into()), ("displayName", NAME.into())]);
        let selection = object([
            ("authenticatorAttachment", "platform".into()),
            // Phones give secrets to the passkeys of their list alone.
            ("residentKey", "required".into()),
            ("userVerification", "required".into()),
        ]);
        let asked = object([
            ("rp", object([("name", NAME.into())])),
            ("user", user),
            ("challenge", challenge()?),
            ("pubKeyCredParams", kinds.into()),
            ("authenticatorSelection", selection),
            ("extensions", secrets(salt)),
        ]);
        let options = object([("publicKey", asked)]);
        let made = settled(container()?.create_with_options(options.unchecked_ref())).await?;
        let credential = Uint8Array::new(&part(&made, "rawId").ok_or(PasskeyProblem::NotHere)?).to_vec();
        let given = outputs(&made).ok_or(PasskeyProblem::NotHere)?;
        let secret = match first(&given) {
            Some(secret) => secret,
            // Some phones give nothing out while they make it.
            None if part(&given, "enabled").is_some_and(|enabled| enabled.is_truthy()) => {
                self.secret(&credential, salt).await?
            }
            None => return Err(PasskeyProblem::NotHere),
        };
        Ok(Made { credential, secret })
    }

    async fn secret(&self, credential: &[u8], salt: &Salt) -> Result<DataKey, PasskeyProblem> {
        let ours = object([
            ("type", "public-key".into()),
            ("id", Uint8Array::from(credential).into()),
            ("transports", Array::of1(&"internal".into()).into()),
        ]);
        let asked = object([
            ("challenge", challenge()?),
            ("allowCredentials", Array::of1(&ours).into()),
            ("userVerification", "required".into()),
            ("extensions", secrets(salt)),
        ]);
        let options = object([("publicKey", asked)]);
        let used = settled(container()?.get_with_options(options.unchecked_ref())).await?;
        outputs(&used).and_then(|given| first(&given)).ok_or(PasskeyProblem::NotHere)
    }
}

/// Random, and looked at by nobody: no server verifies the answer. The proof is that the secret opens the key.
fn challenge() -> Result<JsValue, PasskeyProblem> {
    random::<CHALLENGE>()
}

fn random<const N: usize>() -> Result<JsValue, PasskeyProblem> {
    let bytes = fresh_bytes::<N>().map_err(|_| PasskeyProblem::NotHere)?;
    Ok(Uint8Array::from(bytes.as_slice()).into())
}

fn secrets(salt: &Salt) -> JsValue {
    let salt = Uint8Array::from(salt.as_slice()).into();
    object([("prf", object([("eval", object([("first", salt)]))]))])
}

fn outputs(credential: &JsValue) -> Option<JsValue> {
    let results: Function = part(credential, "getClientExtensionResults")?.dyn_into().ok()?;
    part(&results.call0(credential).ok()?, "prf")
}

fn first(given: &JsValue) -> Option<DataKey> {
    let secret = part(&part(given, "results")?, "first")?;
    DataKey::read(Uint8Array::new(&secret).to_vec())
}

async fn settled(asked: Result<Promise, JsValue>) -> Result<JsValue, PasskeyProblem> {
    let answer = match asked {
        Ok(promise) => JsFuture::from(promise).await,
        Err(thrown) => Err(thrown),
    };
    match answer {
        Ok(credential) if credential.is_object() => Ok(credential),
        Ok(_) => Err(PasskeyProblem::NotDone),
        Err(thrown) => Err(match thrown.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            Some("NotAllowedError" | "AbortError") => PasskeyProblem::NotDone,
            _ => PasskeyProblem::NotHere,
        }),
    }
}

fn container() -> Result<CredentialsContainer, PasskeyProblem> {
    let navigator = web_sys::window().ok_or(PasskeyProblem::NotHere)?.navigator();
    Ok(part(&navigator, "credentials").ok_or(PasskeyProblem::NotHere)?.unchecked_into())
}

async fn told_by(class: &JsValue, question: &str) -> Option<JsValue> {
    let ask: Function = part(class, question)?.dyn_into().ok()?;
    JsFuture::from(Promise::resolve(&ask.call0(class).ok()?)).await.ok()
}

fn part(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|part| !part.is_undefined() && !part.is_null())
}

fn object<const N: usize>(parts: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (name, value) in parts {
        // Nothing refuses on an object of our own.
        let _ = Reflect::set(&object, &name.into(), &value);
    }
    object.into()
}
