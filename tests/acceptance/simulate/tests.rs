use super::*;

#[test]
fn no_promise_is_broken_in_any_history() {
    for seed in 0..60 {
        if let Err(violation) = play(&Plan::of(seed), None) {
            panic!("seed {seed}: {violation}");
        }
    }
}

#[test]
fn f24_no_promise_is_broken_where_browsers_know_no_locks_and_every_window_sends() {
    for seed in 0..40 {
        if let Err(violation) = play(&Plan::without_locks(seed), None) {
            panic!("seed {seed}: {violation}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_history() {
    let once = play(&Plan::of(7), None).unwrap();
    let again = play(&Plan::of(7), None).unwrap();
    assert_eq!((once.saved, once.requests, once.faults), (again.saved, again.requests, again.faults));
}

#[test]
fn every_planted_bug_is_found() {
    let missed: Vec<_> = Sabotage::ALL
        .into_iter()
        .filter(|bug| (0..100).all(|seed| play(&bug.plan(seed), Some(*bug)).is_ok()))
        .collect();
    assert_eq!(missed, []);
}
