import Looks
import PreviewPass
import SwiftUI
import Wording

/// A code that only points into a database: who would have been asked, that nobody was, and why it cannot be judged.
struct LookUpPage: View {
  let model: PreviewPassModel
  let lookUp: LookUp
  let words: Words

  var body: some View {
    List {
      Section {
        VerdictPanel(lookUp.verdict, isLarge: true)
        Text(lookUp.text).font(.body)
      }
      .plainRow()
      if let host = lookUp.host {
        Section { LabelledRow(host) }
      }
      Section {
        NoticeView(lookUp.why)
        Text(lookUp.instead).font(.body)
      }
      .plainRow()
    }
    .listStyle(.insetGrouped)
    .bottomBar { PrimaryButton(words(.previewNothingAgain)) { model.addAgain() } }
    .navigationTitle(lookUp.title)
  }
}
