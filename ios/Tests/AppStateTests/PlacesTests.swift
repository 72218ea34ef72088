import AppState
import Testing

@MainActor
@Suite("Where the traveller is")
struct PlacesTests {
  let places = Places()

  @Test("from one pass to another's details, the list stays one step back")
  func details() {
    places.go(to: .detail(id: "a"))
    places.go(to: .detail(id: "b"))
    #expect(places.path == [.detail(id: "b")])
    places.go(to: .show(id: "b"))
    places.go(to: .show(id: "b"))
    #expect(places.path == [.detail(id: "b"), .show(id: "b")])
    places.back()
    places.back()
    places.back()
    #expect(places.path.isEmpty)
  }

  @Test("replacing and going home")
  func home() {
    places.replace(with: .settings)
    #expect(places.path == [.settings])
    places.go(to: .about)
    places.replace(with: .licences)
    #expect(places.path == [.settings, .licences])
    places.home(.add)
    #expect(places.path == [.add])
    places.home()
    #expect(places.path.isEmpty)
  }

  @Test("a lock leaves what somebody else should not find, and all that came after it")
  func locked() {
    places.path = [.detail(id: "a"), .show(id: "a"), .settings]
    places.locked()
    #expect(places.path == [.detail(id: "a")])
    for place in [
      Destination.handOver, .scanner, .preview(batch: 1), .invitation(batch: 1), .receive(batch: 1), .ask(batch: 1), .inquiry,
      .pack(batch: 1), .showPack(id: "a"),
      .verify, .changePin, .recoveryCode,
      .planTrip(id: nil), .planTrip(id: "a"),
    ] {
      places.path = [.settings, place]
      places.locked()
      #expect(places.path == [.settings], "\(place)")
    }
  }

  @Test("the way here is kept between two starts, as far as it may be")
  func restored() {
    places.path = [.settings, .trust]
    let again = Places()
    again.restore(places.codes)
    #expect(again.path == [.settings, .trust])
    again.restore(["detail:a:b", "show:a:b", "settings"])
    #expect(again.path == [.detail(id: "a:b")])
    let trip: [Destination] = [.trips, .trip(id: "a:b"), .leg(3, trip: "a:b")]
    again.restore(trip.map(\.code))
    #expect(again.path == trip)
    again.restore(["trips", "leg:x:a"])
    #expect(again.path == [.trips])
    again.restore([Destination.planTrip(id: "a").code])
    #expect(again.path.isEmpty)
    again.restore(["history", "nonsense", "settings"])
    #expect(again.path == [.history])
    again.restore([])
    #expect(again.path.isEmpty)
  }

  @Test("landing goes back to a place on the way here, or takes the place of where one is")
  func land() {
    places.path = [.settings, .publishers, .publisher(id: "a"), .pack(batch: 1)]
    places.land(on: .publisher(id: "a"))
    #expect(places.path == [.settings, .publishers, .publisher(id: "a")])
    places.path = [.add, .pack(batch: 1)]
    places.land(on: .publisher(id: "a"))
    #expect(places.path == [.add, .publisher(id: "a")])
  }

  @Test(
    "a kept code names a place and nothing a pass says",
    arguments: [
      Destination.add, .answer(id: "ab:01"), .history, .settings, .trust, .publishers, .conflicts, .publisher(id: "ab:01"), .trips,
      .reminders, .about, .licences, .limits,
    ])
  func codes(_ place: Destination) {
    #expect(Destination(code: place.code) == place)
  }
}
