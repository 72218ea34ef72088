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
      if let found = page.found {
        Text(found)
          .font(.subheadline)
          .foregroundStyle(.secondary)
          .plainRow()
      }
      ForEach(page.people) { person in
        Section {
          ForEach(person.cards) { card in
            CardRow(card: card, model: model, page: page, words: words).plainRow()
          }
        } header: {
          PersonHead(holder: person.holder)
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

/// Whose passes follow.
private struct PersonHead: View {
  let holder: HolderLook

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(holder.name).font(.title3).bold().foregroundStyle(.primary)
      if let born = holder.born { Text(born).font(.subheadline).foregroundStyle(.secondary) }
    }
    .textCase(nil)
    .padding(.vertical, 4)
    .accessibilityElement(children: .combine)
    .accessibilityAddTraits(.isHeader)
  }
}
