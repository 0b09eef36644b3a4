use super::*;
use crate::lock::{Authenticator, Made, PasskeyProblem, Salt};

/// A phone with a passkey in memory: the secret is made of `owner` and the salt, as the phone makes it of its own.
struct InMemory {
    owner: &'static str,
    knows_its_owner: bool,
    gives_secrets: bool,
}

const PHONE: InMemory = InMemory { owner: "ours", knows_its_owner: true, gives_secrets: true };
const CREDENTIAL: &[u8] = b"credential";

impl Authenticator for InMemory {
    async fn is_here(&self) -> bool {
        true
    }

    async fn make(&self, salt: &Salt) -> Result<Made, PasskeyProblem> {
        Ok(Made { credential: CREDENTIAL.into(), secret: self.secret(CREDENTIAL, salt).await? })
    }

    async fn secret(&self, credential: &[u8], salt: &Salt) -> Result<DataKey, PasskeyProblem> {
        if !self.knows_its_owner || credential != CREDENTIAL {
            return Err(PasskeyProblem::NotDone);
        }
        if !self.gives_secrets {
            return Err(PasskeyProblem::NotHere);
        }
        Ok(DataKey::new(*Share::of(&[self.owner.as_bytes(), salt].concat()).bytes()))
    }
}

/// A phone with the code 739164 and a passkey.
fn with_passkey() -> Disk {
    let disk = coded();
    block_on(lock(&disk, "browser").add_passkey(&PHONE, &DataKey::new(DATA), share())).unwrap();
    disk
}

fn opened(disk: &Disk, phone: &InMemory, browser: &str, share: Share) -> Result<[u8; 32], UnlockProblem> {
    block_on(lock(disk, browser).open_by_passkey(phone, share)).map(|data| *data.bytes())
}

fn by_passkey(disk: &Disk) -> Result<[u8; 32], UnlockProblem> {
    opened(disk, &PHONE, "browser", share())
}

fn tries(disk: &Disk) -> u8 {
    let Some(LockRow::Coded(coded)) = &*disk.0.borrow() else { panic!("no code") };
    coded.tries
}

#[test]
fn a_passkey_opens_what_the_code_opens_and_both_go_on_opening_it() {
    let disk = with_passkey();
    assert_eq!(by_passkey(&disk), Ok(DATA));
    assert_eq!(tried(&disk, "739164"), Ok(DATA));
    assert_eq!(by_passkey(&disk), Ok(DATA));
}

#[test]
fn the_passkeys_secret_the_municipalitys_part_and_the_browsers_key_are_all_needed() {
    let disk = with_passkey();
    let closed = Err(UnlockProblem::Passkey(PasskeyProblem::OtherSecret));
    let another = InMemory { owner: "another", ..PHONE };
    assert_eq!(opened(&disk, &another, "browser", share()), closed);
    assert_eq!(opened(&disk, &PHONE, "browser", Share::of(b"another")), closed);
    assert_eq!(opened(&disk, &PHONE, "another phone", share()), closed);
}

#[test]
fn what_fails_with_a_passkey_is_no_wrong_code_and_what_opens_ends_the_count() {
    let disk = with_passkey();
    assert_eq!(tried(&disk, "000000"), Err(UnlockProblem::Wrong { left: 4 }));
    let stranger = InMemory { knows_its_owner: false, ..PHONE };
    for _ in 0..=TRIES {
        let refused = opened(&disk, &stranger, "browser", share());
        assert_eq!(refused, Err(UnlockProblem::Passkey(PasskeyProblem::NotDone)));
    }
    assert_eq!(tries(&disk), 1);
    assert_eq!(by_passkey(&disk), Ok(DATA));
    assert_eq!(tries(&disk), 0);
}

#[test]
fn f18_a_key_that_five_wrong_codes_have_wiped_opens_with_no_passkey() {
    let disk = with_passkey();
    for _ in 0..TRIES {
        assert!(tried(&disk, "000000").is_err());
    }
    assert_eq!(by_passkey(&disk), Err(UnlockProblem::Wiped));
    // The last try was begun and the app ended in the midst of it: the passkey gives none back either.
    let disk = with_passkey();
    let dying = Lock { stretcher: Direct { dies: true }, ..lock(&disk, "browser") };
    for _ in 0..TRIES {
        assert!(block_on(dying.open(&code("000000"), share())).is_err());
    }
    assert_eq!(by_passkey(&disk), Err(UnlockProblem::Wiped));
    assert_eq!(disk.0.borrow().clone(), Some(LockRow::Wiped));
}

#[test]
fn without_the_municipalitys_part_there_is_nothing_to_open_with() {
    let disk = with_passkey();
    block_on(lock(&disk, "browser").keep_share(None, sample::time(0))).unwrap();
    assert_eq!(block_on(lock(&disk, "browser").share(sample::time(0))).unwrap().1, None);
}

#[test]
fn another_code_leaves_the_passkey_and_another_phone_of_the_contact_does_not() {
    let disk = with_passkey();
    let choose = |device| {
        let lock = lock(&disk, "browser");
        block_on(lock.choose(&DataKey::new(DATA), &code("580273"), (device, share()), sample::time(0))).unwrap();
    };
    choose(device());
    assert_eq!(by_passkey(&disk), Ok(DATA));
    assert_eq!(tried(&disk, "580273"), Ok(DATA));
    choose(DeviceId::new(uuid::Uuid::nil()));
    assert!(by_passkey(&disk).is_err());
}

#[test]
fn one_that_is_turned_off_opens_no_more_and_the_code_does() {
    let disk = with_passkey();
    block_on(lock(&disk, "browser").drop_passkey()).unwrap();
    assert_eq!(by_passkey(&disk), Err(StoreProblem::Overtaken.into()));
    assert_eq!(tried(&disk, "739164"), Ok(DATA));
}

#[test]
fn a_phone_that_gives_no_secrets_leaves_everything_as_it_was() {
    let disk = coded();
    let before = disk.0.borrow().clone();
    let plain = InMemory { gives_secrets: false, ..PHONE };
    let added = block_on(lock(&disk, "browser").add_passkey(&plain, &DataKey::new(DATA), share()));
    assert_eq!(added, Err(UnlockProblem::Passkey(PasskeyProblem::NotHere)));
    assert_eq!(disk.0.borrow().clone(), before);
}

#[test]
fn a_row_of_an_app_that_knew_no_passkeys_is_read_and_nothing_secret_is_in_one_that_has_one() {
    let row = |disk: &Disk| serde_json::to_string(&disk.0.borrow().clone()).unwrap();
    assert!(!row(&coded()).contains("passkey"), "such a row is as it always was");
    let disk = with_passkey();
    let text = row(&disk);
    assert_eq!(serde_json::from_str::<LockRow>(&text).unwrap(), disk.0.borrow().clone().unwrap());
    let Some(LockRow::Coded(coded)) = disk.0.borrow().clone() else { panic!("no code") };
    let secret = block_on(PHONE.secret(CREDENTIAL, &coded.passkey.unwrap().salt)).unwrap();
    for secret in [&DATA, secret.bytes()] {
        let shown = serde_json::to_string(&secret[..8]).unwrap();
        assert!(!text.contains(shown.trim_matches(['[', ']'])), "{text}");
    }
}
