use super::*;
use sync::wire::Month;

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_overlap() {
    let desk = Desk::open().await;
    let ops: Vec<_> = (1..=7).map(|number| put(number, Base::Nothing, &noted(number, ""))).collect();
    desk.push(&ops).await;
    let (mut after, mut seqs) = (0, Vec::new());
    loop {
        let page = desk.pull(after, 3).await;
        assert!(page.rows.len() <= 3);
        seqs.extend(page.rows.iter().map(|row| row.seq.0));
        after = page.next.0;
        if !page.has_more {
            break;
        }
    }
    assert_eq!(seqs, (1..=8).collect::<Vec<_>>(), "the assignment and seven sessions");
    assert_eq!(desk.pull(after, 3).await.rows, []);
}

#[tokio::test]
async fn the_server_remembers_the_highest_number_of_a_device() {
    let desk = Desk::open().await;
    desk.push(&[put(4, Base::Nothing, &noted(1, ""))]).await;
    assert_eq!(desk.pull(0, 10).await.seen, DeviceSeq(4));
}

#[tokio::test]
async fn the_sum_of_a_month_moves_with_its_sessions() {
    let desk = Desk::open().await;
    let march: Month = "2026-03".parse().unwrap();
    let empty = desk.store.digest(desk.scope, march).await.unwrap();
    let first = put(1, Base::Nothing, &noted(1, ""));
    desk.push(std::slice::from_ref(&first)).await;
    let one = desk.store.digest(desk.scope, march).await.unwrap();
    assert_eq!((empty.count, one.count), (0, 1));
    assert_ne!(empty.hash, one.hash);
    desk.push(&[delete(2, Base::After(first.id()), sample::session_id(1))]).await;
    assert_eq!(desk.store.digest(desk.scope, march).await.unwrap(), empty);
}

#[tokio::test]
async fn a_phone_from_before_a_restore_is_told_where_the_histories_part() {
    let desk = Desk::open().await;
    desk.push(&[put(1, Base::Nothing, &noted(1, ""))]).await;
    let epoch = Epoch::new(sample::uuid(6, 9));
    let rewind = desk.store.begin_history(epoch, sample::time(5)).await.unwrap();
    assert_eq!(rewind, Rewind { epoch, common: Seq(2) });
    for old in [desk.epoch, Epoch::new(sample::uuid(6, 8))] {
        let request = PushRequest { proto: PROTO, device: sample::meta().identity.device, epoch: old, ops: vec![] };
        let Err(LedgerProblem::EpochChanged(told)) = desk.store.push(desk.scope, &request, sample::time(6)).await
        else {
            panic!("accepted")
        };
        let common = if old == desk.epoch { Seq(2) } else { Seq(0) };
        assert_eq!(told, Rewind { epoch, common });
    }
}

#[tokio::test]
async fn a_handful_that_is_left_comes_with_the_page_before_it() {
    let desk = Desk::open().await;
    let ops: Vec<_> = (1..=17).map(|number| put(number, Base::Nothing, &noted(number, ""))).collect();
    desk.push(&ops).await;
    // Eighteen with the assignment: an eighth of sixteen is two, of fifteen one.
    let (all, first) = (desk.pull(0, 16).await, desk.pull(0, 15).await);
    assert_eq!((all.rows.len(), all.has_more, first.rows.len(), first.has_more), (18, false, 15, true));
    let rest = desk.pull(first.next.0, 15).await;
    assert_eq!((rest.rows.len(), rest.has_more), (3, false));
}
