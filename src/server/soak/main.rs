//! The real server process under real clients: killed again and again, and pushed to without a pause. Ordinary runs play
//! in short what `cargo xtask soak` plays at length.

#[cfg(test)]
mod client;
#[cfg(test)]
mod kills;
#[cfg(test)]
mod process;
#[cfg(test)]
mod steady;
#[cfg(test)]
mod town;
