//! Web pages to text: what a reader sees, the targets of links, and pictures that the page carries in itself.
//!
//! No page is laid out and nothing is fetched. Time is linear in the page's length.

use credential::base64;

use super::limits;

/// What of a page can hold a code.
pub(super) struct Page {
    /// The words and, behind them, the targets of links, one a line.
    pub(super) text: String,
    /// Files in `data:` URLs (RFC 2397).
    pub(super) pictures: Vec<Vec<u8>>,
}

/// Whether a text is a page.
pub(super) fn is_page(text: &str) -> bool {
    let start = text.trim_start_matches(|character: char| character.is_whitespace() || character == '\u{feff}');
    ["<!doctype html", "<html", "<body", "<?xml"].iter().any(|tag| {
        start
            .get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
    })
}

pub(super) fn read(source: &str) -> Page {
    let mut page = Page {
        text: String::new(),
        pictures: Vec::new(),
    };
    let mut links: Vec<String> = Vec::new();
    let mut missing = Missing::default();
    let mut rest = source;
    while let Some((words, tag)) = rest.split_once('<') {
        push_words(&mut page.text, words);
        let Some((tag, after)) = split_tag(tag, &mut missing) else {
            // No tag ends any more: the rest is words.
            rest = tag;
            page.text.push('<');
            break;
        };
        rest = after;
        let name = tag.split(|character: char| !character.is_ascii_alphanumeric() && character != '/');
        let name = name.take(1).collect::<String>().to_ascii_lowercase();
        match name.as_str() {
            "script" | "style" => rest = behind(rest, &name),
            _ if is_line(name.trim_matches('/')) => page.text.push('\n'),
            _ => {}
        }
        for (attribute, value) in attributes(tag) {
            match attribute.to_ascii_lowercase().as_str() {
                "href" if links.len() < limits::PAGE_LINKS => links.push(decoded(value)),
                "src" if page.pictures.len() < limits::PAGE_PICTURES => page.pictures.extend(data(value)),
                _ => {}
            }
        }
    }
    push_words(&mut page.text, rest);
    for link in links {
        page.text.push('\n');
        page.text.push_str(&link);
    }
    page
}

/// What was looked for up to the end of the page and is not there. It is not looked for again: else the time would grow with
/// the square of the length.
#[derive(Default)]
struct Missing {
    comment_end: bool,
    tag_end: bool,
}

/// A tag without its brackets, and what follows it. A bracket within quotes does not end it, unless no other does.
fn split_tag<'t>(text: &'t str, missing: &mut Missing) -> Option<(&'t str, &'t str)> {
    if let Some(comment) = text.strip_prefix("!--") {
        let end = match missing.comment_end {
            true => None,
            false => comment.split_once("-->"),
        };
        missing.comment_end = end.is_none();
        return end.or_else(|| comment.split_once('>'));
    }
    let end = match missing.tag_end {
        true => None,
        false => unquoted_end(text),
    };
    missing.tag_end = end.is_none();
    let end = end.or_else(|| text.find('>'))?;
    Some((text.get(..end)?, text.get(end..)?.strip_prefix('>')?))
}

/// Where the first bracket stands that is not within quotes.
fn unquoted_end(text: &str) -> Option<usize> {
    let mut quote = None;
    text.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'>') => return true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        false
    })
}

/// What follows the end tag of an element.
fn behind<'t>(text: &'t str, name: &str) -> &'t str {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("</") {
        rest = after;
        if rest.get(..name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name)) {
            return rest.split_once('>').map_or("", |(_, after)| after);
        }
    }
    ""
}

/// Whether an element begins a new line.
fn is_line(name: &str) -> bool {
    matches!(
        name,
        "br" | "p"
            | "div"
            | "tr"
            | "td"
            | "th"
            | "li"
            | "ul"
            | "ol"
            | "table"
            | "pre"
            | "hr"
            | "blockquote"
            | "section"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "title"
            | "body"
            | "head"
    )
}

/// Names and values of the attributes of a tag, values as written.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = tag;
    std::iter::from_fn(move || {
        let (before, value) = rest.split_once('=')?;
        let name = before
            .trim_end()
            .rsplit(|character: char| character.is_whitespace() || character == '/')
            .next()?;
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let quoted = value.get(1..)?;
                quoted.split_once(quote).unwrap_or((quoted, ""))
            }
            _ => value.split_once(char::is_whitespace).unwrap_or((value, "")),
        };
        rest = after;
        Some((name, value))
    })
}

/// The bytes of a `data:` URL in Base64.
fn data(url: &str) -> Option<Vec<u8>> {
    let (head, content) = url.trim().split_once(',')?;
    let head = head
        .get(..5)
        .filter(|scheme| scheme.eq_ignore_ascii_case("data:"))
        .and(Some(head))?;
    head.ends_with(";base64")
        .then(|| base64::decode(content, content.len()))?
}

/// Words with their entities decoded; white space that holds a line break is one, other white space a blank.
fn push_words(text: &mut String, words: &str) {
    let decoded = decoded(words);
    let mut space = String::new();
    let flush = |space: &mut String, text: &mut String| {
        if !space.is_empty() {
            text.push(if space.contains('\n') { '\n' } else { ' ' });
            space.clear();
        }
    };
    for character in decoded.chars() {
        if matches!(character, ' ' | '\t' | '\r' | '\n' | '\u{a0}') {
            space.push(character);
        } else {
            flush(&mut space, text);
            text.push(character);
        }
    }
    flush(&mut space, text);
}

/// Characters of the longest entity that is decoded, `&#x10ffff;`.
const LONGEST_ENTITY: usize = 10;

fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let end = after.bytes().take(LONGEST_ENTITY).position(|byte| byte == b';');
        let entity = end.and_then(|end| Some((entity(after.get(..end)?)?, after.get(end..)?.strip_prefix(';')?)));
        match entity {
            Some((character, behind)) => {
                out.push(character);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())?;
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "shy" => '\u{ad}',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        "colon" => ':',
        "sol" => '/',
        "plus" => '+',
        "percnt" => '%',
        "dollar" => '$',
        "ast" => '*',
        "period" => '.',
        "num" => '#',
        "equals" => '=',
        _ => return None,
    })
}
