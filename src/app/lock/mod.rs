//! The lock on the phone. A random data key seals all rows. It lies on the phone twice wrapped: under the contact's code,
//! stretched together with a part that only the municipality's server gives out; and round that under a key of the browser
//! that no script can read. Copied rows open nowhere else, a phone that is reported lost opens no more, and a guess costs
//! half a second. A passkey of the phone may open it too, where there is a code: its secret takes the code's place, and
//! both other parts are needed as before.

mod argon;
mod by_passkey;
mod code;
mod cost;
mod keyhole;
mod passkey;
mod policy;
mod row;
mod stretcher;

pub use code::{Code, WeakCode};
pub use cost::{BadCost, Cost, stretch};
pub use keyhole::{Keyhole, Lock, UnlockProblem};
pub use passkey::{Authenticator, Made, PasskeyProblem, Platform, Salt};
pub use policy::{AutoLock, GRACE, HIDDEN, IDLE, SHARE_KEPT, TRIES};
pub use row::{Coded, LockRow, Share, UnderPasskey};
pub use stretcher::{NoStretch, Stretcher, WebWorker};
