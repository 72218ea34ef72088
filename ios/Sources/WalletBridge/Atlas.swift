import WalletFFI

/// The countries and time zones that the core knows: tables, read without a wallet.
public enum Atlas {
  /// Codes of all countries and territories that a trip can go to (ISO 3166-1 alpha-2, and XK).
  public static let countries = WalletFFI.countries()

  /// The time zones of a country by their IANA names, that of its capital first; none where it is no country.
  public static func timeZones(of country: String) -> [String] { WalletFFI.timeZones(country: country) }
}
