import AppState
import Looks
import PlannedTrips
import SwiftUI
import Wording

/// A trip as it is typed.
public struct PlanTripView: View {
  @State private var model: PlanTripModel
  private let root: RootModel
  private let words: Words

  public init(root: RootModel, id: String?) {
    self.root = root
    words = root.words
    _model = State(
      initialValue: PlanTripModel(
        id: id, trips: root.carnet, passes: root.carnet, places: root.places, phone: root.phone, words: root.words))
  }

  public var body: some View {
    ZStack {
      switch model.page {
      case .loading: LoadingView(words)
      case .failed(let notice): TroublePage(notice, words) { await model.load() }
      case .typing(let typing):
        TypingPage(model: model, typing: typing, root: root)
          .navigationTitle(typing.title)
          .bottomBar {
            if let problem = typing.problem { NoticeView(problem).id(problem) }
            PrimaryButton(words(.tripSave), systemImage: "checkmark", isBusy: model.isBusy) { await model.save() }
          }
      }
    }
    .navigationBarTitleDisplayMode(.inline)
    .background(Color.ground)
    .sheet(item: $model.choosing) { _ in CountryChooser(model: model, words: words) }
    .task { await model.load() }
  }
}

private struct TypingPage: View {
  @Bindable var model: PlanTripModel
  let typing: PlanTripPage.Typing
  let root: RootModel

  var body: some View {
    let words = root.words
    List {
      SpecimensRow(root: root)
      Section {
        TextField(words(.tripName), text: $model.name).submitLabel(.done)
        if let message = typing.nameMessage { FieldMessage(message).id(message) }
      }
      Section {
        CountryRow(place: typing.start, words: words) { model.choose(.start) }
        if typing.start.hasParts { RegionRow(region: $model.region, words: words) }
        TimeRows(title: words(.tripLeaves), time: $model.leaves, zones: typing.start.zones, words: words)
        if let message = typing.start.message { FieldMessage(message).id(message) }
      } header: {
        Text(words(.tripStart))
      }
      ForEach(typing.stops) { stop in
        StopSection(model: model, stop: stop, words: words)
      }
      Section {
        Button {
          model.addStop()
        } label: {
          Label(words(.tripAddStop), systemImage: "plus.circle")
        }
        if typing.isOneWay {
          Button {
            model.addWayBack()
          } label: {
            Label(words(.tripWayBack), systemImage: "arrow.uturn.backward.circle")
          }
        }
      }
      WhoSections(model: model, typing: typing, words: words)
      Section {
        Toggle(words(.tripKeep), isOn: $model.keep)
      } footer: {
        Text(words(.tripKeepText))
      }
    }
    .listStyle(.insetGrouped)
    .scrollDismissesKeyboard(.interactively)
  }
}

/// A stop: where, from when until when, and whether the country is entered.
private struct StopSection: View {
  @Bindable var model: PlanTripModel
  let stop: PlanTripPage.Stop
  let words: Words

  var body: some View {
    Section {
      CountryRow(place: stop.place, words: words) { model.choose(.stop(stop.id)) }
      if stop.place.hasParts { RegionRow(region: $model[region: stop.id], words: words) }
      TimeRows(title: words(.tripArrives), time: $model[arrives: stop.id], zones: stop.place.zones, words: words)
      if stop.mayStay { Toggle(words(.tripLeavesNone), isOn: $model[ends: stop.id]) }
      if stop.isLeft {
        TimeRows(title: words(.tripLeaves), time: $model[leaves: stop.id], zones: stop.place.zones, words: words)
      }
      Toggle(isOn: $model[transit: stop.id]) {
        VStack(alignment: .leading, spacing: 2) {
          Text(words(.tripTransit))
          Text(words(.tripTransitText)).font(.footnote).foregroundStyle(.secondary)
        }
      }
      if let message = stop.place.message { FieldMessage(message).id(message) }
      Button(stop.remove, role: .destructive) { model.removeStop(stop.id) }
    } header: {
      Text(stop.title)
    }
  }
}

/// The country, which is chosen from a list.
private struct CountryRow: View {
  let place: PlanTripPage.Place
  let words: Words
  let choose: @MainActor () -> Void

  var body: some View {
    Button(action: choose) {
      LabelledRow(Labelled(words(.tripCountry), place.country))
        .frame(minHeight: 44)
        .contentShape(.rect)
    }
    .buttonStyle(.plain)
  }
}

/// The part of the country, for the few whose parts have rules of their own.
private struct RegionRow: View {
  @Binding var region: String
  let words: Words

  var body: some View {
    VStack(alignment: .leading, spacing: 4) {
      Text(words(.tripRegion)).font(.subheadline).foregroundStyle(.secondary).accessibilityHidden(true)
      TextField(words(.tripRegionWhole), text: $region)
        .autocorrectionDisabled()
        .submitLabel(.done)
        .accessibilityLabel(words(.tripRegion))
        .accessibilityHint(words(.tripRegionText))
      Text(words(.tripRegionText)).font(.footnote).foregroundStyle(.secondary).accessibilityHidden(true)
    }
  }
}

/// A day, its time where that is known, and the zone where there are several. The picker shows the reading of a clock there,
/// whatever the phone's own zone and calendar.
private struct TimeRows: View {
  let title: String
  @Binding var time: LocalTime
  let zones: [PlanTripPage.Zone]
  let words: Words

  var body: some View {
    Group {
      DatePicker(title, selection: $time.reading, displayedComponents: time.isTimed ? [.date, .hourAndMinute] : [.date])
        .environment(\.timeZone, .gmt)
        .environment(\.calendar, Calendar(identifier: .gregorian))
      Toggle(isOn: $time.isTimed) {
        VStack(alignment: .leading, spacing: 2) {
          Text(words(.tripTime))
          if !time.isTimed { Text(words(.tripTimeNone)).font(.footnote).foregroundStyle(.secondary) }
        }
      }
      if !zones.isEmpty {
        Picker(words(.tripZone), selection: $time.zone) {
          ForEach(zones) { Text($0.name).tag($0.id) }
        }
      }
    }
  }
}

/// Who goes: everybody, or some of the people kept, and people without a pass.
private struct WhoSections: View {
  @Bindable var model: PlanTripModel
  let typing: PlanTripPage.Typing
  let words: Words

  var body: some View {
    Section {
      Toggle(words(.tripWhoAll), isOn: $model.isEverybody)
    } header: {
      Text(words(.tripWho))
    }
    if !model.isEverybody {
      Section {
        ForEach(typing.people) { one in
          Toggle(isOn: $model[goes: one.id]) {
            VStack(alignment: .leading, spacing: 2) {
              Text(one.holder.name)
              if let born = one.holder.born { Text(born).font(.subheadline).foregroundStyle(.secondary) }
            }
          }
        }
        Button {
          model.addStranger()
        } label: {
          Label(words(.tripWhoAdd), systemImage: "person.badge.plus")
        }
      } header: {
        Text(words(.tripWhoSome))
      }
      ForEach(typing.strangers) { one in
        Section {
          TextField(words(.tripWhoName), text: $model[name: one.id]).submitLabel(.done)
          Toggle(words(.tripWhoBorn), isOn: $model[isBorn: one.id])
          if let partly = one.partly {
            Text(partly)
          } else if one.isBorn {
            DatePicker(words(.tripWhoBorn), selection: $model[born: one.id], displayedComponents: [.date])
              .environment(\.timeZone, .gmt)
              .environment(\.calendar, Calendar(identifier: .gregorian))
          }
          Button(one.remove, role: .destructive) { model.removeStranger(one.id) }
        } header: {
          Text(words(.tripWhoWithout))
        } footer: {
          Text(words(.tripWhoBornText))
        }
      }
    }
  }
}

/// Every country by its name, with a search.
private struct CountryChooser: View {
  @Bindable var model: PlanTripModel
  let words: Words

  var body: some View {
    let found = model.found
    NavigationStack {
      Group {
        if found.isEmpty {
          EmptyPage(symbol: "magnifyingglass", title: words(.passesNoneFoundTitle), text: words(.tripCountryNone))
        } else {
          List {
            ForEach(found) { country in
              Button {
                model.chose(country.id)
              } label: {
                Text(country.name)
                  .frame(maxWidth: .infinity, minHeight: 44, alignment: .leading)
                  .contentShape(.rect)
              }
              .buttonStyle(.plain)
            }
          }
        }
      }
      .searchable(text: $model.search, prompt: words(.tripCountrySearch))
      .navigationTitle(words(.tripCountryChoose))
      .navigationBarTitleDisplayMode(.inline)
      .toolbar {
        ToolbarItem(placement: .cancellationAction) {
          Button(words(.actionCancel)) { model.choosing = nil }
        }
      }
    }
  }
}
