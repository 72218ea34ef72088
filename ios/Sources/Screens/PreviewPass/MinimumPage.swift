import Looks
import PreviewPass
import SwiftUI
import Wording

/// What a pass says beyond the minimum of its format, field by field, before it is kept.
struct MinimumPage: View {
  let model: PreviewPassModel
  let minimum: Minimum
  let words: Words

  var body: some View {
    List {
      Section {
        if let problem = minimum.problem { NoticeView(problem) }
        NoticeView(Notice(.wait, title: minimum.title, minimum.text))
        PassHead(minimum.card)
          .clipShape(RoundedRectangle(cornerRadius: 20))
          .accessibilityElement(children: .combine)
      }
      .plainRow()
      Section {
        ExcessRows(minimum.excess)
      } header: {
        Text(minimum.excess.count)
      } footer: {
        Text(minimum.stays)
      }
      Section { Text(minimum.advice).font(.body) }.plainRow()
    }
    .listStyle(.insetGrouped)
    .bottomBar {
      PrimaryButton(minimum.keep, systemImage: "checkmark", isBusy: model.isBusy) { await model.keepAllTheSame() }
      SecondaryButton(minimum.discard) { model.discard() }
        .disabled(model.isBusy)
    }
    .navigationTitle(words(.previewTitle))
    .navigationBarBackButtonHidden(true)
    .toolbar {
      ToolbarItem(placement: .navigation) {
        Button(words(.actionBack), systemImage: "chevron.backward") { model.toPass() }
          .disabled(model.isBusy)
      }
    }
  }
}
