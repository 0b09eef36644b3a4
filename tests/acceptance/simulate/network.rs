//! What becomes of a message on its way.

use super::plan::Weather;
use fastrand::Rng;
use sync::BlobPart;
use sync::phone::Request;

/// How long an app waits for an answer, in virtual milliseconds.
pub(super) const TIMEOUT: u64 = 30_000;

/// The fate of a request and its answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fate {
    /// Milliseconds to the server; `None` when it never gets there.
    pub(super) there: Option<u64>,
    /// Milliseconds back; `None` when the answer is lost.
    pub(super) back: Option<u64>,
    /// When a second copy of the request reaches the server: its answer goes nowhere.
    pub(super) copy: Option<u64>,
    /// What answers in the server's stead.
    pub(super) instead: Option<Stranger>,
    /// A byte that is changed, or from which on everything is missing.
    pub(super) spoilt: Option<usize>,
    /// The server dies while it takes in what came.
    pub(super) killed: bool,
}

/// Something between the phone and the server that answers by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stranger {
    /// A hotel's log-in page, with status 200.
    Portal,
    /// A proxy that cuts the answer off.
    Scissors,
    /// A gateway that gives up.
    Gateway,
    /// A limit on size.
    TooLarge,
    /// Too many requests.
    Busy,
}

/// A request as it leaves the phone.
#[derive(Debug, Clone)]
pub(super) struct Message {
    pub(super) request: Request,
    /// Of the app that sends it.
    pub(super) release: u16,
    /// Of a piece: where it goes.
    pub(super) at: Option<BlobPart>,
    /// Of a piece: the piece.
    pub(super) bytes: Vec<u8>,
}

/// An answer as the phone's transport sees it.
#[derive(Debug, Clone)]
pub(super) struct HttpAnswer {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    pub(super) body: Vec<u8>,
}

impl Fate {
    pub(super) fn fair(rng: &mut Rng) -> Self {
        Self {
            there: Some(rng.u64(5..200)),
            back: Some(rng.u64(5..200)),
            copy: None,
            instead: None,
            spoilt: None,
            killed: false,
        }
    }

    pub(super) fn of(weather: Weather, rng: &mut Rng) -> Self {
        let fair = Self::fair(rng);
        let mut ill = |in_a_thousand: u32| rng.u32(0..1_000) < in_a_thousand;
        let (lost, answer_lost, doubled) = (ill(weather.lost), ill(weather.answer_lost), ill(weather.doubled));
        let (garbled, spoilt, killed) = (ill(weather.garbled), ill(weather.spoilt), ill(weather.garbled));
        let strangers = [Stranger::Portal, Stranger::Scissors, Stranger::Gateway, Stranger::TooLarge, Stranger::Busy];
        Self {
            there: fair.there.filter(|_| !lost),
            back: fair.back.filter(|_| !answer_lost),
            copy: doubled.then(|| rng.u64(10..20 * 60 * 1_000)),
            instead: if garbled { rng.choice(strangers) } else { None },
            spoilt: spoilt.then(|| rng.usize(..)),
            killed,
        }
    }
}

impl Message {
    /// What is left of the bytes when they arrive.
    pub(super) fn arrived(&self, fate: Fate) -> Vec<u8> {
        let mut bytes = self.bytes.clone();
        match fate.spoilt {
            Some(place) if !bytes.is_empty() && place.is_multiple_of(2) => {
                let place = place % bytes.len();
                bytes[place] ^= 1;
            }
            Some(place) if !bytes.is_empty() => bytes.truncate(place % bytes.len()),
            _ => {}
        }
        bytes
    }
}

impl HttpAnswer {
    pub(super) fn json(body: Vec<u8>) -> Self {
        Self { status: 200, content_type: "application/json", body }
    }

    pub(super) fn problem(status: u16, body: &serde_json::Value) -> Self {
        Self { status, content_type: "application/problem+json", body: body.to_string().into_bytes() }
    }

    pub(super) fn from_stranger(stranger: Stranger, real: Option<Self>) -> Self {
        let page = |status, text: &str| Self { status, content_type: "text/html", body: text.as_bytes().to_vec() };
        match stranger {
            Stranger::Portal => page(200, "<html>Welcome to the hotel</html>"),
            Stranger::Gateway => page(502, "<html>Bad gateway</html>"),
            Stranger::TooLarge => Self::problem(413, &serde_json::json!({})),
            Stranger::Busy => Self::problem(429, &serde_json::json!({})),
            Stranger::Scissors => {
                let mut real = real.unwrap_or_else(|| page(200, ""));
                real.body.truncate(real.body.len() / 2);
                real
            }
        }
    }
}
