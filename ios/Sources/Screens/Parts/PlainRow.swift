import SwiftUI

extension View {
  /// A row of a grouped list that brings its own ground, or needs none.
  func plainRow() -> some View {
    listRowBackground(Color.clear)
      .listRowInsets(EdgeInsets(top: 6, leading: 0, bottom: 6, trailing: 0))
      .listRowSeparator(.hidden)
  }

  /// What the page is for, always in sight below what scrolls.
  func bottomBar<Actions: View>(@ViewBuilder _ actions: () -> Actions) -> some View {
    let actions = actions()
    return safeAreaInset(edge: .bottom) {
      VStack(spacing: 8) { actions }
        .dynamicTypeSize(...DynamicTypeSize.accessibility2)
        .padding(.horizontal, 20)
        .padding(.vertical, 12)
        .frame(maxWidth: 560)
        .frame(maxWidth: .infinity)
        .background(.bar)
    }
  }
}
