use super::*;
use crate::testing::{NOW, Phone};

/// Shows the first pass at each of these times.
fn shown(phone: &Phone, mut wallet: Wallet, times: &[&str]) -> Wallet {
    for at in times {
        wallet = phone.again(wallet, at);
        let pass = wallet.cards()[0].id;
        let _ = wallet.show(&pass).unwrap();
    }
    wallet
}

fn days(wallet: &Wallet) -> Vec<String> {
    let history = wallet.history().unwrap().into_iter();
    history.map(|entry| entry.at.to_string()[..10].to_owned()).collect()
}

#[test]
fn showings_are_kept_for_good_until_the_traveller_says_otherwise() {
    let (phone, wallet) = Phone::with_specimens();
    let wallet = shown(&phone, wallet, &[NOW]);
    let wallet = phone.again(wallet, "2046-06-01T12:00:00Z");
    assert_eq!(wallet.history_retention().unwrap(), HistoryRetention::Always);
    assert_eq!(days(&wallet), ["2026-06-01"]);
}

#[test]
fn older_showings_are_forgotten_at_once_and_at_every_unlock_and_counted() {
    let (phone, wallet) = Phone::with_specimens();
    let mut wallet = shown(&phone, wallet, &[NOW, "2026-07-01T12:00:00Z", "2026-07-20T12:00:00Z"]);
    assert_eq!(wallet.history_older_than(HistoryRetention::Quarter).unwrap(), 0);
    assert_eq!(wallet.history_older_than(HistoryRetention::Month).unwrap(), 1);
    assert_eq!(days(&wallet).len(), 3, "asking forgets nothing");
    wallet.set_history_retention(HistoryRetention::Month).unwrap();
    assert_eq!(days(&wallet), ["2026-07-01", "2026-07-20"]);
    assert_eq!(wallet.forgotten_showings().unwrap(), 1);
    // To the second.
    let wallet = phone.again(wallet, "2026-07-31T12:00:00Z");
    assert_eq!(days(&wallet), ["2026-07-01", "2026-07-20"]);
    let wallet = phone.again(wallet, "2026-07-31T12:00:01Z");
    assert_eq!(days(&wallet), ["2026-07-20"]);
    assert_eq!(wallet.history_retention().unwrap(), HistoryRetention::Month);
    assert_eq!(wallet.forgotten_showings().unwrap(), 2);
}

#[test]
fn what_is_kept_for_longer_again_stays_and_the_count_too() {
    let (phone, wallet) = Phone::with_specimens();
    let mut wallet = shown(&phone, wallet, &[NOW, "2026-08-01T12:00:00Z"]);
    wallet.set_history_retention(HistoryRetention::Month).unwrap();
    wallet.set_history_retention(HistoryRetention::Always).unwrap();
    let wallet = phone.again(wallet, "2036-08-01T12:00:00Z");
    assert_eq!(days(&wallet), ["2026-08-01"]);
    assert_eq!(wallet.forgotten_showings().unwrap(), 1);
    assert!(wallet.damage().is_empty());
}

#[test]
fn a_clock_that_is_behind_forgets_nothing() {
    let (phone, wallet) = Phone::with_specimens();
    let mut wallet = shown(&phone, wallet, &[NOW, "2026-12-01T12:00:00Z"]);
    assert_eq!(wallet.history_older_than(HistoryRetention::Month).unwrap(), 1);
    wallet = phone.again(wallet, "2026-08-01T12:00:00Z");
    assert_eq!(wallet.history_older_than(HistoryRetention::Month).unwrap(), 0);
    wallet.set_history_retention(HistoryRetention::Month).unwrap();
    let wallet = phone.again(wallet, "2026-08-02T12:00:00Z");
    assert_eq!(days(&wallet), ["2026-06-01", "2026-12-01"]);
    let wallet = phone.again(wallet, "2026-12-02T12:00:00Z");
    assert_eq!(days(&wallet), ["2026-12-01"]);
}
