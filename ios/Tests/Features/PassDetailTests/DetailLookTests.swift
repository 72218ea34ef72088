import Looks
import TestPhone
import Testing
import WalletBridge
import Wording

@Suite("What is said of each format")
struct DetailLookTests {
  let words = Words(.english)

  @Test("a pass of one event says who, what, and which certificate")
  func oneEvent() {
    let look = DetailLook(Samples.detail(), words)
    #expect(look.sections.map(\.title) == ["Holder", "What it says", "Certificate"])
    #expect(look.sections[1].rows.map(\.label) == ["Disease", "Product", "Dose", "Vaccinated on"], "what is blank is left out")
    #expect(look.sections[2].rows.map(\.label) == ["Country", "Certificate number"])
    #expect(look.more == nil)
    #expect(look.yellowCard == nil)
  }

  @Test("a pass of several events lists them one by one, newest first")
  func severalEvents() {
    let card = Samples.card("s", .vaccination, "Comirnaty", "2", "2021-06-11", .valid, format: .shc)
    let fields = [
      Field(name: .guardian, kind: .text, value: "Ida", event: nil),
      Field(name: .vaccinated, kind: .date, value: "2021-06-11", event: 0),
      Field(name: .vaccinated, kind: .date, value: "2021-05-01", event: 1),
      Field(name: .country, kind: .country, value: "SE", event: 1),
      Field(name: .issuer, kind: .text, value: "https://clinic.example", event: nil),
    ]
    let look = DetailLook(Samples.detail(card, fields: fields), words)
    #expect(look.sections.map(\.title) == ["Holder", "Entry 1 of 2", "Entry 2 of 2", "Certificate"])
    #expect(look.sections[2].rows == [Labelled("Vaccinated on", "May 1, 2021"), Labelled("Country", "Sweden")])
    #expect(look.more == "and 1 more")
  }

  @Test("a signer that a publisher names is told with the publisher and the date of its pack")
  func publisher() {
    let look = DetailLook(Samples.detail(signer: Samples.signer(development: false)), Words(.english, timeZone: .gmt))
    #expect(look.signer.contains(Labelled(words(.signerPublisher), "Utopia Health Ministry")))
    #expect(look.signer.contains(Labelled(words(.signerPackFrom), "Nov 19, 2021")))
    #expect(!look.signer.contains { $0.label == words(.signerSource) })
    #expect(look.development == nil && look.opinions.isEmpty)
  }

  @Test("a verdict that rests on keys that are no secret is marked")
  func development() {
    let look = DetailLook(Samples.detail(signer: Samples.signer(development: true)), words)
    #expect(look.development == Notice(.bad, title: words(.developmentTitle), words(.developmentVerdict)))
    #expect(DetailLook(Samples.detail(), words).development == nil)
  }

  @Test("publishers that differ are told one by one, and a word that grew old is warned of")
  func opinions() {
    let detail = Samples.detail(reason: .disputed, warnings: [.staleTrust], opinions: Samples.conflict.opinions)
    let look = DetailLook(detail, Words(.english, timeZone: .gmt))
    #expect(look.opinions.map(\.label) == ["Utopia Health Ministry", "Atlantis", "Third"])
    #expect(look.opinions[0].value == words(.opinionActive))
    #expect(look.verdict.why == words(.reasonDisputed))
    #expect(look.warnings == [words(.warningStaleTrust)])
  }

  @Test("a pass that says nothing of its holder has no section for them")
  func noHolder() {
    let fields = [Field(name: .country, kind: .country, value: "SE", event: nil)]
    #expect(DetailLook(Samples.detail(fields: fields), words).sections.map(\.title) == ["Certificate"])
    #expect(DetailLook(Samples.detail(fields: []), words).sections.isEmpty)
  }

  @Test(
    "every format is told by its own name and a sentence",
    arguments: [
      (PassFormat.euDcc, Word.formatEuDcc), (.hcert, .formatHcert), (.shc, .formatShc), (.icvp, .formatIcvp), (.ddcc, .formatDdcc),
      (.vdsNc, .formatVdsNc), (.divoc, .formatDivoc), (.israelGreenPass, .formatIsrael),
    ])
  func formats(_ format: PassFormat, _ sentence: Word) {
    let card = Samples.card("f", .venue, "Green Pass", "", "", .valid, format: format)
    let look = DetailLook(Samples.detail(card), words)
    #expect(look.format == Labelled(card.formatName, words(sentence)))
    #expect(look.card.format == card.formatName)
    #expect(look.card.stripe == .venue)
    #expect(look.card.kind == words(.kindVenue))
    #expect((look.yellowCard != nil) == (format == .icvp))
  }

  @Test("the yellow card stands as on paper: who, against what, and six columns")
  func yellowCard() throws {
    let look = DetailLook(Samples.yellowCard, words)
    let card = try #require(look.yellowCard)
    #expect(
      card.holder == [
        Labelled("Name", "Anna Maria Eriksson"), Labelled("Date of birth", "Aug 12, 1974"), Labelled("Sex", "Female"),
        Labelled("Nationality", "Sweden"), Labelled(words(.yellowCardDocument), "L898902C3"),
      ])
    #expect(card.entries.map(\.disease) == ["Yellow fever", "Polio"])
    #expect(
      card.entries[0].columns == [
        Labelled("Vaccine or prophylaxis", "Stamaril\nYellow fever, live, attenuated"), Labelled("Date", "Feb 1, 2024"),
        Labelled("Supervising clinician", "Dr I. Lind"), Labelled("Manufacturer and batch No.", "Sanofi Pasteur\nR4C21"),
        Labelled("Certificate valid", "from Feb 11, 2024\nFor life; the pass writes Feb 10, 2034"),
        Labelled("Administering centre", "Travel clinic 7"),
      ])
    #expect(card.entries[0].more.isEmpty)
    #expect(look.sections.map(\.title) == ["Holder", "Certificate"], "what the paper has no place for stands below")
    #expect(look.sections[0].rows.map(\.label) == [words(.fieldNameMrz)])
  }

  @Test("what is valid for life without a day is so for the person vaccinated")
  func cardForLife() {
    let card = Samples.card("y", .vaccination, "Yellow fever", "", "", .valid, format: .icvp)
    let fields = [Field(name: .validUntil, kind: .forLife, value: "", event: 0)]
    let entry = DetailLook(Samples.detail(card, fields: fields), words).yellowCard?.entries.first
    #expect(entry?.columns[4].value == "for the life of the person vaccinated")
    #expect(entry?.disease == nil)
  }

  @Test("columns that the pass leaves empty are there, and say so; what has no column stands below them")
  func emptyColumns() throws {
    let entry = try #require(DetailLook(Samples.yellowCard, words).yellowCard?.entries.last)
    #expect(entry.columns.map(\.label) == DetailLook(Samples.yellowCard, words).yellowCard?.entries.first?.columns.map(\.label))
    #expect(
      entry.columns.map(\.value) == [
        "Not stated", "Not stated", "Not stated", "Not stated", "until Jan 5, 2025", "Not stated",
      ])
    #expect(entry.more == [Labelled("Next dose due", "Mar 4, 2025")])
  }

  @Test("what is valid for life says so, with the day that is written all the same")
  func forLife() {
    let rows = ["", "2034-02-10"].map { Field(name: .validUntil, kind: .forLife, value: $0, event: 0) }
    let look = DetailLook(Samples.detail(fields: rows), words)
    #expect(look.sections.first?.rows.map(\.value) == ["For life", "For life; the pass writes Feb 10, 2034"])
  }

  @Test("excess is told by what it holds, where it stands and who sets the minimum; a known field by its name")
  func excess() throws {
    let excess = [
      Samples.excess, Excess(path: "nam.fn", data: .ethnicity, paragraph: "IHR, Annex 6"),
      Excess(path: "x", data: .unknown, paragraph: ""),
    ]
    let look = try #require(DetailLook(Samples.detail(excess: excess), words).excess)
    #expect(look.count == "3 fields beyond the minimum")
    #expect(look.rows.map(\.field) == ["Field nam.id", "Field Surname", "Field x"])
    #expect(look.rows.map(\.holds) == [words(.personalDataNationalId), words(.personalDataEthnicity), words(.personalDataUnknown)])
    #expect(look.rows.map(\.minimum) == [words(.minimumSetBy, Samples.minimum), "Minimum set by IHR, Annex 6", nil])
    #expect(DetailLook(Samples.detail(), words).excess == nil)
  }
}
