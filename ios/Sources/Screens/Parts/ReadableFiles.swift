import UniformTypeIdentifiers

/// What a code is looked for in, and packs of publishers. Pictures that the core does not read are turned into one that it does.
let readableFiles: [UTType] = [
  .pdf, .image, .plainText, .json, .emailMessage, UTType(importedAs: "com.apple.pkpass"),
  UTType(importedAs: "cards.smarthealth.smart-health-card"), UTType(exportedAs: "app.carnet.pack"),
]
