import Looks
import PassList
import SwiftUI
import Wording

/// Who is the same person: everybody else of the list, and the question whether it is so.
struct PersonChooser: View {
  @Bindable var model: PassListModel
  let words: Words

  var body: some View {
    let page = model.page
    NavigationStack {
      List {
        if let choice = page.choice {
          Section {
            ForEach(choice.others) { other in
              Button {
                model.merge(with: other.id)
              } label: {
                OtherPerson(other: other)
              }
              .buttonStyle(.plain)
            }
          } header: {
            Text(choice.title).textCase(nil)
          }
        }
      }
      .listStyle(.insetGrouped)
      .navigationTitle(words(.peopleMerge))
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) {
          Button(words(.actionCancel)) { model.isChoosingPerson = false }
        }
      }
      .askingToGroup($model.isAskingMerge, page.grouping, words) { await model.confirmGrouping() }
    }
  }
}

private struct OtherPerson: View {
  let other: PersonChoice.Other

  var body: some View {
    VStack(alignment: .leading, spacing: 2) {
      Text(other.holder.name).font(.headline)
      if let born = other.holder.born { Text(born).font(.subheadline).foregroundStyle(.secondary) }
      Text(other.count).font(.subheadline).foregroundStyle(.secondary)
    }
    .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
    .contentShape(.rect)
    .accessibilityElement(children: .combine)
  }
}

extension View {
  /// Asks before passes are grouped otherwise.
  func askingToGroup(
    _ isAsking: Binding<Bool>, _ grouping: GroupingLook?, _ words: Words, confirm: @escaping @MainActor () async -> Void
  ) -> some View {
    alert(grouping?.title ?? "", isPresented: isAsking, presenting: grouping) { grouping in
      Button(grouping.confirm) { Task { await confirm() } }
      Button(words(.actionCancel), role: .cancel) {}
    } message: { grouping in
      Text(grouping.text)
    }
  }
}
