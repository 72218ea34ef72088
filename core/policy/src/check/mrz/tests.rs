use super::*;

/// Specimens of ICAO Doc 9303: part 4 appendix B, part 6 appendix B, part 5 appendix B.
const TD3: &str = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const TD2: &str = "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<\nD231458907UTO7408122F1204159<<<<<<<6";
const TD1: &str = "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";
const LONG_NUMBER: &str =
    "I<UTOD23145890<7349<<<<<<<<<<<\n3407127M9507122UTO<<<<<<<<<<<2\nSTEVENSON<<PETER<JOHN<<<<<<<<<";

fn read(text: &str) -> Mrz {
    Mrz::parse(text).unwrap_or_else(|| panic!("unreadable"))
}

#[test]
fn the_three_sizes_are_read() {
    for (text, number) in [(TD3, "L898902C3"), (TD2, "D23145890"), (TD1, "D23145890")] {
        let mrz = read(text);
        assert_eq!(mrz.document_number, number);
        assert_eq!(mrz.primary, ["ERIKSSON"]);
        assert_eq!(mrz.secondary, ["ANNA", "MARIA"]);
        assert!(mrz.birth_date.agrees_with("1974-08-12"));
        assert!(!mrz.name_is_cut);
    }
}

#[test]
fn a_long_document_number_goes_on_in_the_optional_data() {
    let mrz = read(LONG_NUMBER);
    assert_eq!(mrz.document_number, "D23145890734");
    assert!(Mrz::parse(&LONG_NUMBER.replace("<7349<", "<7348<")).is_none());
}

#[test]
fn blanks_case_and_missing_line_ends_do_not_matter() {
    let one_line = TD3.replace('\n', "").to_lowercase();
    assert!(read(&one_line) == read(TD3));
    assert!(read(&TD3.replace('<', " <")) == read(TD3));
}

#[test]
fn every_wrong_check_digit_is_seen() {
    for (text, places) in [
        (TD3, &[54, 64, 72, 87, 88][..]),
        (TD2, &[46, 56, 64, 72]),
        (TD1, &[14, 37, 45, 60]),
    ] {
        for &place in places {
            let mut zone: Vec<u8> = text.bytes().collect();
            zone[place] = if zone[place] == b'5' { b'6' } else { b'5' };
            assert!(
                Mrz::parse(std::str::from_utf8(&zone).unwrap()).is_none(),
                "{place} of {text}"
            );
        }
    }
}

#[test]
fn other_texts_are_no_zone() {
    for text in [
        "",
        "HC1:NCF",
        &TD3[1..],
        &TD3.replace('<', "Ä"),
        &TD3.replace('<', "*"),
        &"<".repeat(88),
        &"A".repeat(900),
    ] {
        assert!(Mrz::parse(text).is_none());
    }
}

#[test]
fn dates_agree_as_far_as_both_are_known() {
    let date = |field| BirthDate::read(field).unwrap_or_else(|| panic!("unreadable"));
    for agreeing in ["1964-08-12", "1964-08", "1964", "2064-08-12", "1964-08-12T00:00:00Z"] {
        assert!(date("640812").agrees_with(agreeing), "{agreeing}");
    }
    for other in ["1965-08-12", "1964-09-12", "1964-08-13", "", "12.08.1964", "1964-XX-XX"] {
        assert!(!date("640812").agrees_with(other), "{other}");
    }
    assert!(date("64<<<<").agrees_with("1964-08-12"));
    assert!(!date("<<<<<<").agrees_with("1964-08-12"));
    assert!(BirthDate::read("6A0812").is_none());
}
