use base64ct::{Base64UrlUnpadded, Encoding};
use proptest::prelude::*;

use crate::{Refusal, RefusalClass, limits, parse};

/// The host a text points to; `None` where the text is not taken for a pointer at all.
fn host(text: &str) -> Option<Option<String>> {
    match parse(text) {
        Err(Refusal::LookUp { host }) => Some(host.map(String::from)),
        _ => None,
    }
}

fn named(host: &str) -> Option<Option<String>> {
    Some(Some(host.to_owned()))
}

const BARE: Option<Option<String>> = Some(None);

#[test]
fn addresses_name_the_host_that_a_browser_would_ask() {
    for (text, asked) in [
        ("https://verify.example.org/c?id=1", "verify.example.org"),
        ("HTTPS://EXAMPLE.ORG/ABC", "example.org"),
        ("http://example.org", "example.org"),
        ("https://good.example@evil.example/", "evil.example"),
        ("https://good.example:443@evil.example:8443/", "evil.example:8443"),
        ("https://a@b@evil.example/", "evil.example"),
        ("https://good.example%40x@evil.example/", "evil.example"),
        ("https://evil.example\\@good.example/", "evil.example"),
        ("https:\\\\evil.example/", "evil.example"),
        ("https:/evil.example/", "evil.example"),
        ("https:////evil.example/", "evil.example"),
        ("https://evil.example?@good.example/", "evil.example"),
        ("https://evil.example#@good.example/", "evil.example"),
        ("https://exa\tmple.org/", "example.org"),
        ("https:/\t/evil.example/", "evil.example"),
        ("https:\t//evil.example/", "evil.example"),
        ("https://evil.example/?to=shlink:/eyJ1cmwi", "evil.example"),
        ("https://%65xample.org/", "example.org"),
        ("https://xn--exmple-4uf.org/", "xn--exmple-4uf.org"),
        ("https://ex\u{430}mple.org/", "ex%D0%B0mple.org"),
        ("https://evil\u{202e}gro.elpmaxe/", "evil%E2%80%AEgro.elpmaxe"),
        ("https://example.org./", "example.org."),
        ("https://example.org:443/", "example.org"),
        ("http://example.org:443/", "example.org:443"),
        ("https://[2001:DB8::1]:8443/", "[2001:db8::1]:8443"),
        ("https://127.0.0.1/", "127.0.0.1"),
        ("www.example.org/verify/123", "www.example.org"),
        ("CHECK.EXAMPLE.GOV/X?Y=1", "check.example.gov"),
    ] {
        assert_eq!(host(text), named(asked), "{text}");
    }
}

#[test]
fn addresses_without_a_host_still_only_point() {
    let long = format!("https://{}.org/", "a".repeat(limits::HOST));
    for text in [
        "https:///",
        "https://user@/",
        "https://exa mple.org/",
        "https://exa<mple.org/",
        "https://example.org:80x/",
        "https://example.org:123456/",
        "https://[::1",
        "https://[example]/",
        "https://ex%00ample.org/",
        &long,
    ] {
        assert_eq!(host(text), BARE, "{text}");
    }
}

#[test]
fn links_and_requests_name_the_address_inside() {
    let payload = Base64UrlUnpadded::encode_string(br#"{"url":"https://shl.example:444/x","key":"k"}"#);
    for text in [
        format!("shlink:/{payload}"),
        format!("SHLINK:/{payload}"),
        format!("https://viewer.example/#shlink:/{payload}"),
    ] {
        assert_eq!(host(&text), named("shl.example:444"), "{text}");
    }
    assert_eq!(host("shlink:/eyJ1cmwi"), BARE);
    assert_eq!(
        host("openid4vp://?client_id=x&request_uri=https%3A%2F%2Fverifier.example%2Fr%2F1"),
        named("verifier.example")
    );
    assert_eq!(
        host("openid-credential-offer://?credential_offer_uri=https://issuer.example/o"),
        named("issuer.example")
    );
    assert_eq!(host("openid-credential-offer://?credential_offer=%7B%7D"), BARE);
}

#[test]
fn tokens_name_no_host() {
    for text in [
        "0b7f2c1e-5a0d-4b8e-9d57-2f1f0a9b3c4d",
        "urn:uuid:0b7f2c1e-5a0d-4b8e-9d57-2f1f0a9b3c4d",
        "URN:UVCI:01:AT:10807843F94AEE0EE5093FBC254BD813#B",
        "6BF1A20C94D35E7786BF1A20C94D35E778",
        "d2hhdCBpcyB0aGlz_9-x1",
        "3979118504184700",
    ] {
        assert_eq!(host(text), BARE, "{text}");
    }
    assert_eq!(Refusal::LookUp { host: None }.class(), RefusalClass::Unknown);
}

#[test]
fn other_texts_are_what_they_were() {
    for text in [
        "hello",
        "AStreetThatIsQuiteLong",
        "see https://example.org/ for more",
        "mailto:someone@example.org",
        "WIFI:S:net;T:WPA;P:secret;;",
        "geo:48.2,16.37",
        "tel:+43123456",
        "example.org",
        "and/or",
        "1/2.5 cups",
        "eyJ6aXAiOiJERUYiLCJhbGciOiJFUzI1NiIsImtpZCI6IjNLZmRnLVh3UDdnWHl5d3RVZlVBRHdCdW1ET1BLTVF4LWl",
        "HC2:6BFOXN",
        "HCI:NCFOXN%TSMAHN-H3TK0FWUPKPH1C-C-AH+UC1ROB.S4UOE+I$4QQFG",
        "https: see below",
    ] {
        assert_eq!(host(text), None, "{text}");
    }
    // A damaged pass stays a damaged one.
    assert_eq!(
        parse("HC1:NCFOXN%TS3DHPVO13J/G.").err().map(|refusal| refusal.class()),
        Some(RefusalClass::Undecodable)
    );
}

proptest! {
    #[test]
    fn what_is_named_is_plain_and_short(text in "(?i:https?):[/\\\\]{0,3}\\PC{0,60}") {
        if let Some(Some(host)) = host(&text) {
            prop_assert!(host.bytes().all(|byte| byte.is_ascii_graphic()));
            prop_assert!(host.len() <= limits::HOST + 6);
            prop_assert!(!host.contains(['@', '/', '\\', '?', '#']));
        }
    }

    #[test]
    fn a_host_is_named_whatever_stands_around_it(
        user in "[a-z.:]{0,12}", host_name in "[a-z]{1,10}(\\.[a-z]{2,8}){1,3}", path in "[/?#\\\\][ -~]{0,30}",
    ) {
        let user = if user.is_empty() { user } else { format!("{user}@") };
        prop_assert_eq!(host(format!("https://{user}{host_name}{path}").trim_end()), named(&host_name));
    }

    #[test]
    fn any_text_has_an_answer(text: String) {
        let _ = parse(&text);
    }
}
