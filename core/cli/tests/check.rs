//! `carnet check`: the contract that testers and other programs rely on.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]
#![allow(dead_code, reason = "not every test file uses all of the support")]

mod support;

use serde_json::Value;
use support::{Desk, answer, case, check, vectors};

const AUSTRIA: &str = "AT/2DCode/raw/1.json";

#[test]
fn a_valid_pass_from_standard_input_exits_0_with_every_member_of_the_contract() {
    let (desk, case) = (Desk::new(), case(AUSTRIA));
    let signer = desk.write("signer.der", &case.certificate);
    let output = check(
        ["--json", "--trust", signer.to_str().unwrap(), "--at", &case.clock],
        case.text.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let json = answer(&output);
    assert_eq!(json["verdict"], "valid");
    assert_eq!(json["format"], "eu-dcc");
    assert_eq!(json["reason"], Value::Null);
    assert_eq!(json["signer"]["jurisdiction"], "AT");
    assert_eq!(json["signer"]["source"], signer.to_str().unwrap());
    assert_eq!(json["revocation"], "not_available");
    assert_eq!(json["assurance"], "static");
    assert_eq!(json["payload"], case.payload);
    assert_eq!(json["pass"]["kind"], "vaccination");
    for member in ["issued", "expires"] {
        assert!(json[member].as_str().unwrap().ends_with('Z'), "{member}");
    }
    assert!(json.get("more").is_none());
}

#[test]
fn without_trust_the_signer_is_unknown_and_the_exit_code_is_1() {
    let case = case(AUSTRIA);
    let output = check(["--json", "--at", &case.clock], case.text.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let json = answer(&output);
    assert_eq!(
        (json["verdict"].as_str(), json["reason"].as_str()),
        (Some("unknown_signer"), Some("unknown_key"))
    );
    assert!(json["signer"]["key_id"].is_string());
}

#[test]
fn a_picture_a_text_file_and_several_of_them_are_read_and_the_others_are_in_more() {
    let (desk, case) = (Desk::new(), case(AUSTRIA));
    let text = desk.write("pass.txt", format!("\u{feff}\r\n  {}  \r\n\r\n", case.text));
    let picture = vectors().join("eu-dcc/dcc-quality-assurance/AE/1.3.0/VAC.png");
    let list = vectors().join("trust/covpass-dsc-list");
    let arguments = [
        "--json",
        "--trust",
        list.to_str().unwrap(),
        text.to_str().unwrap(),
        picture.to_str().unwrap(),
        "--at",
        "2021-12-01",
    ];
    let output = check(arguments, b"");
    assert_eq!(output.status.code(), Some(1), "one of them is not valid");
    let json = answer(&output);
    let more = json["more"].as_array().unwrap();
    assert_eq!(more.len(), 1);
    assert_eq!(more[0]["verdict"], "valid", "{more:?}");
    assert_eq!(more[0]["signer"]["jurisdiction"], "AE");
}

#[test]
fn a_trust_folder_is_walked_and_what_is_no_trust_file_is_named_on_standard_error() {
    let (desk, case) = (Desk::new(), case(AUSTRIA));
    desk.write("trust/deep/er/signer.der", &case.certificate);
    desk.write("trust/letter.txt", "Dear Sir");
    desk.write("trust/broken.der", &case.certificate[..200]);
    let trust = desk.path("trust");
    let output = check(
        ["--trust", trust.to_str().unwrap(), "--at", &case.clock],
        case.text.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let notes = String::from_utf8(output.stderr).unwrap();
    assert!(notes.contains("letter.txt"), "{notes}");
    let words = String::from_utf8(output.stdout).unwrap();
    assert!(words.contains("valid") && words.contains("travel document"), "{words}");
}

#[test]
fn a_signer_list_that_was_altered_is_refused_as_a_whole_and_named() {
    let desk = Desk::new();
    let list = std::fs::read_to_string(vectors().join("trust/covpass-dsc-list/dsc-list.json")).unwrap();
    let altered = desk.write("dsc-list.json", list.replacen("\"AE\"", "\"AT\"", 1));
    let picture = vectors().join("eu-dcc/dcc-quality-assurance/AE/1.3.0/VAC.png");
    let output = check(
        [
            "--json",
            "--trust",
            altered.to_str().unwrap(),
            picture.to_str().unwrap(),
        ],
        b"",
    );
    assert_eq!(answer(&output)["verdict"], "unknown_signer");
    assert!(String::from_utf8(output.stderr).unwrap().contains("dsc-list.json"));
}

#[test]
fn lines_gives_one_object_per_line_whatever_the_line_holds() {
    let (desk, case) = (Desk::new(), case(AUSTRIA));
    let signer = desk.write("signer.der", &case.certificate);
    let mut input = format!("{}\n\nHC1:NCF\nhello\n{}\r\n", case.text, case.text).into_bytes();
    input.extend([0xff, 0xfe, b'\n']);
    input.extend(vec![b'A'; 3 << 20]);
    input.extend(b"\nHC1:");
    let output = check(
        ["--lines", "--trust", signer.to_str().unwrap(), "--at", &case.clock],
        &input,
    );
    assert_eq!(output.status.code(), Some(1));
    let verdicts: Vec<String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).unwrap()["verdict"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let none = "undecodable";
    assert_eq!(verdicts, ["valid", none, none, none, "valid", none, none, none]);
}

#[test]
fn no_code_in_a_picture_is_undecodable_with_exit_1() {
    let desk = Desk::new();
    // One white pixel, as written by any encoder.
    let picture = vectors().join("qr-images/zxing/qrcode-5/01.png");
    let cut = std::fs::read(picture).unwrap();
    let damaged = desk.write("cut.png", &cut[..cut.len() / 3]);
    let output = check(["--json", damaged.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert_eq!(answer(&output)["verdict"], "undecodable");
    let output = check(["--json"], b"   \n \n");
    assert_eq!(
        (output.status.code(), answer(&output)["reason"].as_str()),
        (Some(1), Some("no_code"))
    );
}

#[test]
fn a_call_that_cannot_be_carried_out_exits_2_and_says_what_to_do() {
    let desk = Desk::new();
    let binary = desk.write("noise.bin", [0x80, 0xff, 0x00, 0xfe]);
    let folder = desk.path("");
    for arguments in [
        vec!["no-such-file.png"],
        vec!["--trust", "no-such-folder", "-"],
        vec!["--at", "tomorrow", "-"],
        vec!["--no-such-option"],
        vec![binary.to_str().unwrap()],
        vec![folder.to_str().unwrap()],
        vec!["--lines", "no-such-file"],
    ] {
        let output = check(&arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?} says nothing");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn a_text_wrapped_by_a_mail_program_is_one_pass() {
    let (desk, case) = (Desk::new(), case(AUSTRIA));
    let signer = desk.write("signer.der", &case.certificate);
    let wrapped: Vec<String> = case
        .text
        .as_bytes()
        .chunks(76)
        .map(|part| String::from_utf8(part.to_vec()).unwrap())
        .collect();
    let output = check(
        ["--json", "--trust", signer.to_str().unwrap(), "--at", &case.clock],
        wrapped.join("\n").as_bytes(),
    );
    assert_eq!(answer(&output)["verdict"], "valid");
}
