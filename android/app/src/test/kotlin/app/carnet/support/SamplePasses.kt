package app.carnet.support

import app.carnet.bridge.Card
import app.carnet.bridge.Detail
import app.carnet.bridge.Excess
import app.carnet.bridge.Field
import app.carnet.bridge.FieldName
import app.carnet.bridge.FieldType
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
        "d2", PassKind.VACCINATION, "EU DCC", "Comirnaty", "2/2", "Anna Maria Eriksson", "1974-08-12", "UT", "2021-06-11",
        Verdict.VALID, null, NOW + 200 * DAY,
    )
    val test = Card(
        "t1", PassKind.TEST, "EU DCC", "Nucleic acid amplification with probe detection", "Not detected", "Anna Maria Eriksson", "1974-08-12",
        "UT", "2021-11-21", Verdict.VALID, null, NOW + 2 * DAY,
    )
    val recovery = Card(
        "r1", PassKind.RECOVERY, "EU DCC", "COVID-19", "", "Nils Eriksson", "2009-05", "UT", "2021-03-02", Verdict.EXPIRED, null, NOW - 9 * DAY,
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
            excess = listOf(Excess("nam.id", PersonalData.NATIONAL_ID), Excess("t.0.sex", PersonalData.SEX)),
            warnings = listOf(Warning.NO_PREFIX, Warning.UNKNOWN_FIELD),
        ),
    )
    val nothing = Scan.Nothing(Verdict.UNDECODABLE, Reason.UNKNOWN_FORMAT)
}
