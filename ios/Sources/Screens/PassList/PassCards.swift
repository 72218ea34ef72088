import Looks
import PassList
import SwiftUI
import Wording

/// People and their cards. Who listens steps through people, or through the passes that need attention, by the rotor.
struct PassCards: View {
  let model: PassListModel
  let page: PassListPage
  let words: Words

  var body: some View {
    List {
      if let specimens = page.specimens {
        SpecimensNote(notice: specimens, model: model, words: words).plainRow()
      }
      ForEach(page.notices, id: \.self) { NoticeView($0).plainRow() }
      if let trip = page.trip { NextTripRow(trip: trip, model: model) }
      if let waiting = page.waiting { WaitingSection(waiting: waiting, model: model) }
      if let found = page.found {
        Text(found)
          .font(.subheadline)
          .foregroundStyle(.secondary)
          .plainRow()
      }
      ForEach(page.people) { person in
        Section {
          ForEach(person.cards) { card in
            CardRow(card: card, isSplittable: person.isSplittable, model: model, page: page, words: words).plainRow()
          }
        } header: {
          PersonHead(person: person, model: model, words: words)
        }
      }
    }
    .listStyle(.insetGrouped)
    .animation(.default, value: page.people)
    .accessibilityRotor(words(.rotorPeople)) {
      ForEach(page.people) { AccessibilityRotorEntry($0.holder.name, id: $0.first) }
    }
    .accessibilityRotor(words(.rotorAttention)) {
      ForEach(page.attention) { AccessibilityRotorEntry($0.spoken, id: $0.id) }
    }
  }
}

/// A card that is tapped to open, swiped to delete or show, and held for more. The system offers all of it to assistive technology.
private struct CardRow: View {
  let card: CardLook
  let isSplittable: Bool
  @Bindable var model: PassListModel
  let page: PassListPage
  let words: Words

  var body: some View {
    Button {
      model.open(card.id)
    } label: {
      PassCardView(card)
    }
    .buttonStyle(.plain)
    // Without the role of a deletion: that takes the row away before the wallet has answered.
    .swipeActions(edge: .trailing) { remove(nil).tint(.red) }
    .swipeActions(edge: .leading) { show.tint(Color.action) }
    .contextMenu {
      show
      Button {
        model.open(card.id)
      } label: {
        Label(words(.passesDetails), systemImage: "doc.text.magnifyingglass")
      }
      if page.isQuickOffered { quick }
      if isSplittable {
        Button {
          model.split(card.id)
        } label: {
          Label(words(.peopleSplit), systemImage: "person.crop.circle.badge.minus")
        }
      }
      Divider()
      remove(.destructive)
    }
  }

  private var show: some View {
    Button {
      model.show(card.id)
    } label: {
      Label(words(.passesShow), systemImage: "qrcode")
    }
  }

  private func remove(_ role: ButtonRole?) -> some View {
    Button(role: role) {
      Task { await model.remove(card.id) }
    } label: {
      Label(words(.actionDelete), systemImage: "trash")
    }
  }

  private var quick: some View {
    Toggle(isOn: $model[isQuick: card.id]) {
      Label(words(.quickPass), systemImage: "bolt")
    }
  }
}

/// Whose passes follow, and what can be done about who that is.
private struct PersonHead: View {
  let person: PersonLook
  let model: PassListModel
  let words: Words

  var body: some View {
    HStack(alignment: .top, spacing: 8) {
      name
      if person.isGroupable { menu }
    }
    .textCase(nil)
    .padding(.vertical, 4)
  }

  private var name: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(person.holder.name).font(.title3).bold().foregroundStyle(.primary)
      if let born = person.holder.born { Text(born).font(.subheadline).foregroundStyle(.secondary) }
      if let byHand = person.byHand {
        Label(byHand, systemImage: "hand.point.up.left").font(.footnote).foregroundStyle(.secondary)
      }
    }
    .frame(maxWidth: .infinity, alignment: .leading)
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(.isHeader)
  }

  private var menu: some View {
    Menu {
      if person.isMergeable {
        Button {
          model.merge(person.id)
        } label: {
          Label(words(.peopleMerge), systemImage: "person.2")
        }
      }
      if person.byHand != nil {
        Button {
          model.groupAutomatically(person.id)
        } label: {
          Label(words(.peopleAutomatic), systemImage: "arrow.counterclockwise")
        }
      }
    } label: {
      Image(systemName: "person.crop.circle.badge.questionmark")
        .imageScale(.large)
        .frame(minWidth: 44, minHeight: 44)
        .contentShape(.rect)
    }
    .accessibilityLabel(person.menu)
  }
}
