package app.carnet.app

/** A place in the open wallet. Its [code] is what saved instance state holds: never anything a pass says. */
sealed interface Destination {
    data object Passes : Destination

    data class Detail(val id: String) : Destination

    data class Show(val id: String) : Destination

    data class HandOver(val id: String) : Destination

    data object Add : Destination

    data object Camera : Destination

    data class Preview(val batch: Long) : Destination

    /** A request that waits under this number. */
    data class Ask(val batch: Long) : Destination

    /** The answer of an enrolment that waits for its passes. */
    data class Answer(val id: String) : Destination

    data object Verify : Destination

    /** Asking a traveller. */
    data object Inquiry : Destination

    data object History : Destination

    data object Settings : Destination

    data object Trust : Destination

    data object Publishers : Destination

    data class Publisher(val id: String) : Destination

    /** A pack that waits under this number. */
    data class Offer(val number: Long) : Destination

    data object Conflicts : Destination

    /** A publisher's pack as a moving code. */
    data class ShowPack(val id: String) : Destination

    data object Trips : Destination

    data class Trip(val id: String) : Destination

    /** Why a leg, from 0, has its colour. */
    data class TripWhy(val id: String, val leg: Int) : Destination

    /** Typing a trip; [id] is empty for a new one. */
    data class TripEdit(val id: String = "") : Destination

    /** What comes up, for trips and passes. */
    data object Reminders : Destination

    data object About : Destination

    data object Licences : Destination

    data object Limits : Destination

    data object ChangePin : Destination

    data object RecoveryCode : Destination

    data object Language : Destination

    /** Whether one comes back here after the wallet was locked in between. */
    val outlivesLock: Boolean
        get() = when (this) {
            is Show, is HandOver, is Preview, is Offer, is ShowPack, is TripEdit, is Ask, Camera, Verify, Inquiry, ChangePin, RecoveryCode -> false
            else -> true
        }

    /** Whether something shared by another app is being taken in here. */
    val importing: Boolean get() = this == Add || this is Preview || this is Ask || this is Offer

    /** A short text to save. */
    val code: String
        get() = when (this) {
            is Detail -> "detail:$id"
            is Show -> "show:$id"
            is HandOver -> "hand_over:$id"
            is Preview -> "preview:$batch"
            is Ask -> "ask:$batch"
            is Answer -> "answer:$id"
            is Publisher -> "publisher:$id"
            is Offer -> "offer:$number"
            is ShowPack -> "show_pack:$id"
            is Trip -> "trip:$id"
            is TripWhy -> "trip_why:$leg:$id"
            is TripEdit -> "trip_edit:$id"
            else -> plain.entries.first { it.value == this }.key
        }

    companion object {
        /** Made late: the places are objects that this one is part of. */
        private val plain: Map<String, Destination> by lazy {
            mapOf(
                "passes" to Passes,
                "add" to Add,
                "camera" to Camera,
                "verify" to Verify,
                "inquiry" to Inquiry,
                "history" to History,
                "settings" to Settings,
                "trust" to Trust,
                "publishers" to Publishers,
                "conflicts" to Conflicts,
                "trips" to Trips,
                "reminders" to Reminders,
                "about" to About,
                "licences" to Licences,
                "limits" to Limits,
                "change_pin" to ChangePin,
                "recovery_code" to RecoveryCode,
                "language" to Language,
            )
        }

        /** The place that a saved text names; null where it names none. */
        fun of(code: String): Destination? {
            val argument = code.substringAfter(':', "")
            return when (code.substringBefore(':')) {
                "detail" -> Detail(argument)
                "show" -> Show(argument)
                "hand_over" -> HandOver(argument)
                "preview" -> argument.toLongOrNull()?.let(::Preview)
                "ask" -> argument.toLongOrNull()?.let(::Ask)
                "answer" -> Answer(argument)
                "publisher" -> Publisher(argument)
                "offer" -> argument.toLongOrNull()?.let(::Offer)
                "show_pack" -> ShowPack(argument)
                "trip" -> Trip(argument)
                "trip_why" -> argument.substringBefore(':').toIntOrNull()?.let { TripWhy(argument.substringAfter(':', ""), it) }
                "trip_edit" -> TripEdit(argument)
                else -> plain[code]
            }
        }
    }
}
