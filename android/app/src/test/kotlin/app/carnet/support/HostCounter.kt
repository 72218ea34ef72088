package app.carnet.support

import uniffi.carnet.SpecimenCounter

/** A publisher that nobody has accredits whoever asks with this key for everything. */
object HostAgency {
    fun accredits(key: List<Byte>, name: String, at: Long): ByteArray = uniffi.carnet.specimenAccreditation(key.toByteArray(), name, at)
}

/** The counter of an embassy that nobody has: it invites, and issues a clearance in twenty copies. */
class HostCounter(private val clock: TestClock) {
    private val counter = SpecimenCounter()
    val trust: ByteArray = counter.trust()

    fun invitation(): String = counter.invitation(clock.now.epochSecond)

    fun issue(answer: String): ByteArray = counter.issue(answer, clock.now.epochSecond)
}
