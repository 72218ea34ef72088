package app.carnet.support

import app.carnet.bridge.Card
import app.carnet.bridge.Copies
import app.carnet.bridge.Detail
import app.carnet.bridge.Excess
import app.carnet.bridge.FakeOwnPasses
import app.carnet.bridge.Field
import app.carnet.bridge.FieldName
import app.carnet.bridge.FieldType
import app.carnet.bridge.PassFormat
import app.carnet.bridge.PassKind
import app.carnet.bridge.PersonalData
import app.carnet.bridge.Reason
import app.carnet.bridge.Relation
import app.carnet.bridge.Revealed
import app.carnet.bridge.Scan
import app.carnet.bridge.Signer
import app.carnet.bridge.Verdict
import app.carnet.bridge.Warning

/** Passes of people who do not exist, signed by a state that does not exist. */
object SamplePasses {
    /** 2021-11-22 10:41:07 UTC. */
    const val NOW = 1_637_577_667L
    private const val DAY = 86_400L

    val signer = Signer("H5NcIMvTU1A=", "Ministry of Health Utopia", "UT", "utopia-signers.json")
    private val stranger = Signer("AAECAwQFBgc=", null, null, null)

    val dose = Card(
        "d2", PassKind.VACCINATION, PassFormat.EU_DCC, "EU DCC", "Comirnaty", "2/2", "Anna Maria Eriksson", "1974-08-12", "UT", "2021-06-11",
        Verdict.VALID, null, NOW + 200 * DAY,
    )
    val test = Card(
        "t1", PassKind.TEST, PassFormat.EU_DCC, "EU DCC", "Nucleic acid amplification with probe detection", "Not detected", "Anna Maria Eriksson", "1974-08-12",
        "UT", "2021-11-21", Verdict.VALID, null, NOW + 2 * DAY,
    )
    val recovery = Card(
        "r1", PassKind.RECOVERY, PassFormat.EU_DCC, "EU DCC", "COVID-19", "", "Nils Eriksson", "2009-05", "UT", "2021-03-02", Verdict.EXPIRED, null, NOW - 9 * DAY,
    )

    private const val MINIMUM = "EU DCC value sets and JSON schema 1.3.0, section 4"
    val excess = listOf(
        Excess("nam.id", PersonalData.NATIONAL_ID, MINIMUM),
        Excess("t.0.sex", PersonalData.SEX, MINIMUM),
        Excess("person.ethnicity", PersonalData.ETHNICITY, "SMART Health Cards 1.4, data minimisation"),
    )

    /** A yellow card of two diseases, one of them for life. */
    val yellowCard = Detail(
        Card(
            "y1", PassKind.VACCINATION, PassFormat.ICVP, "WHO ICVP", "Yellow fever", "", "Anna Maria Eriksson", "1974-08-12", "UT", "2023-04-02",
            Verdict.VALID, null, null,
        ),
        listOf(
            Field(FieldName.NAME, FieldType.TEXT, "Anna Maria Eriksson"),
            Field(FieldName.BIRTH_DATE, FieldType.DATE, "1974-08-12"),
            Field(FieldName.SEX, FieldType.TEXT, "female"),
            Field(FieldName.NATIONALITY, FieldType.COUNTRY, "SE"),
            Field(FieldName.DOCUMENT_NUMBER, FieldType.TEXT, "L898902C3"),
            Field(FieldName.DISEASE, FieldType.TEXT, "Yellow fever", 0),
            Field(FieldName.PRODUCT, FieldType.TEXT, "Stamaril", 0),
            Field(FieldName.MANUFACTURER, FieldType.TEXT, "Sanofi Pasteur", 0),
            Field(FieldName.BATCH, FieldType.TEXT, "X4C027V", 0),
            Field(FieldName.DOSE, FieldType.DOSE, "1", 0),
            Field(FieldName.VACCINATED, FieldType.DATE, "2023-04-02", 0),
            Field(FieldName.VALID_FROM, FieldType.DATE, "2023-04-12", 0),
            Field(FieldName.VALID_UNTIL, FieldType.FOR_LIFE, "", 0),
            Field(FieldName.CENTRE, FieldType.TEXT, "Port Health Office, Zenda", 0),
            Field(FieldName.CLINICIAN, FieldType.TEXT, "Dr Sophia Antoinette Rassendyll", 0),
            Field(FieldName.DISEASE, FieldType.TEXT, "Poliomyelitis", 1),
            Field(FieldName.PROPHYLAXIS, FieldType.TEXT, "Inactivated poliovirus vaccine", 1),
            Field(FieldName.VACCINATED, FieldType.DATE, "2022-11-30", 1),
            Field(FieldName.VALID_FROM, FieldType.DATE, "2022-12-28", 1),
            Field(FieldName.VALID_UNTIL, FieldType.DATE, "2023-11-30", 1),
            Field(FieldName.ISSUER, FieldType.TEXT, "Ministry of Health Utopia"),
            Field(FieldName.IDENTIFIER, FieldType.TEXT, "UT-ICVP-000184"),
        ),
        Verdict.VALID, null, signer, NOW - 30 * DAY, null, emptyList(), emptyList(), specimens = false,
    )

    /** Three events in one pass, none of the format's own dates. */
    val healthCard = detail(dose.copy(id = "h1", format = PassFormat.SHC, formatName = "SMART Health Card", detail = "3", country = "")).copy(
        fields = listOf(
            Field(FieldName.NAME, FieldType.TEXT, "Anna Maria Eriksson"),
            Field(FieldName.BIRTH_DATE, FieldType.DATE, "1974-08-12"),
            Field(FieldName.PRODUCT, FieldType.TEXT, "Comirnaty", 0),
            Field(FieldName.BATCH, FieldType.TEXT, "EL0203", 0),
            Field(FieldName.VACCINATED, FieldType.DATE, "2021-10-05", 0),
            Field(FieldName.CENTRE, FieldType.TEXT, "Zenda General Hospital", 0),
            Field(FieldName.PRODUCT, FieldType.TEXT, "Comirnaty", 1),
            Field(FieldName.VACCINATED, FieldType.DATE, "2021-06-11", 1),
            Field(FieldName.TEST_TYPE, FieldType.TEXT, "SARS-CoV-2 RNA in respiratory specimen by NAA", 2),
            Field(FieldName.RESULT, FieldType.TEXT, "Not detected", 2),
            Field(FieldName.SAMPLED, FieldType.DATE_TIME, "2021-02-20T09:12:00Z", 2),
            Field(FieldName.ISSUER, FieldType.TEXT, "https://health.utopia.example/issuer"),
        ),
    )

    /** A visible digital seal that names the travel document. */
    val seal = detail(test.copy(id = "v1", format = PassFormat.VDS_NC, formatName = "ICAO VDS-NC")).copy(
        fields = listOf(
            Field(FieldName.NAME, FieldType.TEXT, "ERIKSSON ANNA MARIA"),
            Field(FieldName.BIRTH_DATE, FieldType.DATE, "1974-08-12"),
            Field(FieldName.SEX, FieldType.TEXT, "F"),
            Field(FieldName.DOCUMENT_NUMBER, FieldType.TEXT, "L898902C3"),
            Field(FieldName.TEST_TYPE, FieldType.TEXT, "Molecular (PCR)", 0),
            Field(FieldName.RESULT, FieldType.TEXT, "Normal", 0),
            Field(FieldName.SAMPLED, FieldType.DATE_TIME, "2021-11-21T08:30:00+08:00", 0),
            Field(FieldName.COUNTRY, FieldType.COUNTRY, "UT"),
        ),
    )

    /** A pass for venues: no disease, no dose. */
    val venue = detail(
        Card(
            "g1", PassKind.VENUE, PassFormat.ISRAEL_GREEN_PASS, "Green Pass", "Green Pass", "", "Anna Maria Eriksson", "1974-08-12", "IL", "2021-05-01",
            Verdict.UNKNOWN_SIGNER, null, null,
        ),
        Reason.UNKNOWN_KEY,
        stranger,
    ).copy(
        fields = listOf(
            Field(FieldName.NAME, FieldType.TEXT, "Anna Maria Eriksson"),
            Field(FieldName.DOCUMENT_NUMBER, FieldType.TEXT, "000000018"),
            Field(FieldName.VALID_UNTIL, FieldType.DATE, "2021-11-01", 0),
            Field(FieldName.COUNTRY, FieldType.COUNTRY, "IL"),
        ),
    )

    private fun fields(card: Card) = listOf(
        Field(FieldName.NAME, FieldType.TEXT, card.name),
        Field(FieldName.BIRTH_DATE, FieldType.DATE, card.birthDate),
        Field(FieldName.DISEASE, FieldType.TEXT, "COVID-19"),
        Field(FieldName.PRODUCT, FieldType.TEXT, "Comirnaty"),
        Field(FieldName.MANUFACTURER, FieldType.TEXT, "Biontech Manufacturing GmbH"),
        Field(FieldName.DOSE, FieldType.DOSE, card.detail),
        Field(FieldName.VACCINATED, FieldType.DATE, card.eventDate),
        Field(FieldName.COUNTRY, FieldType.COUNTRY, card.country),
        Field(FieldName.ISSUER, FieldType.TEXT, "Ministry of Health Utopia"),
        Field(FieldName.IDENTIFIER, FieldType.TEXT, "URN:UVCI:01:UT:9X7W2FJ4Q#K"),
    )

    val reveals = listOf(
        Revealed("nam.fn", "Eriksson"),
        Revealed("nam.gn", "Anna Maria"),
        Revealed("nam.fnt", "ERIKSSON"),
        Revealed("nam.gnt", "ANNA<MARIA"),
        Revealed("dob", "1974-08-12"),
        Revealed("v.0.tg", "840539006"),
        Revealed("v.0.dn", "2"),
        Revealed("v.0.sd", "2"),
        Revealed("v.0.dt", "2021-06-11"),
        Revealed("v.0.co", "UT"),
        Revealed("v.0.ci", "URN:UVCI:01:UT:9X7W2FJ4Q#K"),
    )

    fun detail(
        card: Card = dose,
        reason: Reason? = null,
        signer: Signer? = this.signer,
        warnings: List<Warning> = emptyList(),
        excess: List<Excess> = emptyList(),
        specimens: Boolean = false,
    ) = Detail(card, fields(card), card.verdict, reason, signer, NOW - 30 * DAY, NOW + 200 * DAY, warnings, excess, specimens)

    fun scan(
        detail: Detail = detail(),
        relation: Relation = Relation.NEW,
        keepable: Boolean = true,
    ) = Scan.Pass(detail, relation, if (relation == Relation.NEW) null else "k", reveals, keepable)

    val unknownSigner = scan(detail(dose.copy(verdict = Verdict.UNKNOWN_SIGNER), Reason.UNKNOWN_KEY, stranger))
    val forged = scan(detail(dose.copy(verdict = Verdict.INVALID), Reason.BAD_SIGNATURE, stranger), keepable = false)
    val talkative = scan(
        detail(
            test,
            excess = excess,
            warnings = listOf(Warning.NO_PREFIX, Warning.UNKNOWN_FIELD),
        ),
    ).let { it.copy(reveals = it.reveals + Revealed("nam.id", "740812-2384")) }
    val genetic = Scan.Nothing(Verdict.INVALID, Reason.GENETIC_DATA, "entry.3.observedSeq")
    val lookUp = Scan.Nothing(Verdict.UNKNOWN, Reason.LOOK_UP, "healthcode.utopia.example")
    val nothing = Scan.Nothing(Verdict.UNDECODABLE, Reason.UNKNOWN_FORMAT)

    /** One of Carnet's own passes. */
    fun own(copies: Copies) = detail(FakeOwnPasses.card).copy(fields = FakeOwnPasses.fields, copies = copies)
}
