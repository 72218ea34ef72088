import Foundation
import TestPhone
import Testing
import Wording

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The catalogue against Android's own files, read here by another parser.
@Suite("The words are Android's words")
struct CatalogueTests {
  @Test("every text, in every language, with its arguments in place", arguments: Language.allCases)
  func texts(_ language: Language) throws {
    let source = try AndroidWords(language)
    let english = try AndroidWords(.english)
    let words = Words(language)
    let there = ["first", "second", "third", "fourth"]
    for word in Word.allCases {
      let text = try #require(source.texts[word.rawValue] ?? english.texts[word.rawValue], "\(word.rawValue)")
      var expected = text
      for (index, argument) in there.enumerated() { expected = expected.replacing("%\(index + 1)$s", with: argument) }
      for index in 1...4 { expected = expected.replacing("%\(index)$d", with: words.number(index)) }
      let arguments = Self.arguments(of: text)
      #expect(Self.fill(words, word, arguments, there) == expected, "\(word.rawValue)")
    }
    for plural in Plural.allCases {
      let forms = try #require(source.plurals[plural.rawValue], "\(plural.rawValue)")
      let said = words(plural, 7, "second")
      #expect(forms.values.contains { $0.replacing("%1$d", with: words.number(7)).replacing("%2$s", with: "second") == said })
    }
  }

  @Test("every text is one of the shells' sources; a text that is left out is said to be, by scripts/strings.py")
  func known() throws {
    let source = try AndroidWords(.english)
    #expect(Set(source.texts.keys).isSuperset(of: Word.allCases.map(\.rawValue)))
    #expect(Set(source.plurals.keys).isSuperset(of: Plural.allCases.map(\.rawValue)))
    #expect(Word.allCases.count > 500 && Plural.allCases.count > 15)
  }

  /// The kinds of a text's arguments, `s` or `d`, by place.
  private static func arguments(of text: String) -> [Character] {
    let found = text.matches(of: /%(\d)\$([sd])/).map { (Int($0.1) ?? 0, $0.2.first ?? "s") }
    return Dictionary(found, uniquingKeysWith: { $1 }).sorted { $0.key < $1.key }.map(\.value)
  }

  private static func fill(_ words: Words, _ word: Word, _ arguments: [Character], _ there: [String]) -> String {
    let given = arguments.enumerated().map { index, kind -> any Argument in
      if kind == "d" { index + 1 } else { there[index] }
    }
    switch given.count {
    case 0: return words(word)
    case 1: return words(word, given[0])
    case 2: return words(word, given[0], given[1])
    case 3: return words(word, given[0], given[1], given[2])
    default: return words(word, given[0], given[1], given[2], given[3])
    }
  }
}

/// One language of `strings.xml`, Android's and what iOS says in its place.
private final class AndroidWords: NSObject, XMLParserDelegate {
  private(set) var texts: [String: String] = [:]
  private(set) var plurals: [String: [String: String]] = [:]
  private var name = ""
  private var form: String?
  private var text = ""

  init(_ language: Language) throws {
    super.init()
    let folder =
      switch language {
      case .english: "values"
      case .chinese: "values-b+zh+Hans"
      default: "values-\(language.rawValue)"
      }
    for place in ["android/app/src/main/res", "ios/words"] {
      let parser = XMLParser(data: try Repository.bytes("\(place)/\(folder)/strings.xml"))
      parser.delegate = self
      #expect(parser.parse())
    }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?, attributes: [String: String]
  ) {
    if let named = attributes["name"] { name = named }
    if element == "plurals" { plurals[name] = [:] }
    form = attributes["quantity"]
    text = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
    let words = text.replacing(/[ \t\r\n]+/, with: " ").replacing(/^ | $/, with: "")
      .replacing("\\'", with: "'").replacing("\\\"", with: "\"").replacing("\\n", with: "\n").replacing("\\@", with: "@")
    switch element {
    case "string": texts[name] = words
    case "item": plurals[name]?[form ?? ""] = words
    default: break
    }
  }
}
