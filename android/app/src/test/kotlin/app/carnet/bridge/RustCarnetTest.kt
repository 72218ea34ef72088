package app.carnet.bridge

import app.carnet.support.HostPhone
import app.carnet.support.PublishedHealthCard
import app.carnet.support.RealPass
import kotlinx.coroutines.runBlocking
import org.junit.Assert.assertArrayEquals
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertNotEquals
import org.junit.Assert.assertNull
import org.junit.Assert.assertThrows
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test
import org.junit.rules.TemporaryFolder
import org.junit.runner.RunWith
import org.robolectric.RobolectricTestRunner

/**
 * Every call of the real core, its errors included, through the app's own interface. Under Robolectric as all tests over the
 * real core: the library calls back into the class loader that spoke to it last, so all of a JVM's must be one.
 */
@RunWith(RobolectricTestRunner::class)
class RustCarnetTest {
    @get:Rule val folder = TemporaryFolder()

    private val phone by lazy { HostPhone(folder.root.resolve("wallet")) }
    private val carnet by lazy { phone.carnet() }

    private inline fun <reified E : CarnetError> fails(crossinline use: suspend () -> Unit): E =
        assertThrows(E::class.java) { runBlocking { use() } }

    private fun open(use: suspend Carnet.() -> Unit) =
        runBlocking {
            carnet.create(PIN)
            carnet.use()
        }

    @Test fun `a wallet is made, locked and opened`() =
        runBlocking {
            assertEquals(Gate.NoWallet, carnet.gate())
            fails<CarnetError.Locked> { carnet.overview() }
            fails<CarnetError.NoWallet> { carnet.unlock(PIN) }
            assertEquals(WeakPinReason.TOO_SHORT, fails<CarnetError.WeakPin> { carnet.create("1234") }.why)
            assertEquals(WeakPinReason.OBVIOUS, fails<CarnetError.WeakPin> { carnet.create("123456") }.why)
            assertEquals(WeakPinReason.TOO_LONG, fails<CarnetError.WeakPin> { carnet.create("x".repeat(65)) }.why)
            assertEquals(WeakPinReason.CONTROL_CHARACTER, fails<CarnetError.WeakPin> { carnet.create("27\n1828") }.why)
            carnet.create(PIN)
            assertEquals(Gate.Open(specimens = false, hasBiometric = false, hasRecoveryCode = false), carnet.gate())
            fails<CarnetError.AlreadyThere> { carnet.create(PIN) }
            carnet.lock()
            assertEquals(Gate.Locked(0, hasBiometric = false, hasRecoveryCode = false), carnet.gate())
            assertEquals(4, fails<CarnetError.WrongPin> { carnet.unlock(WRONG) }.triesLeft)
            carnet.unlock(PIN)
            assertEquals(4, fails<CarnetError.WrongPin> { carnet.confirm(WRONG) }.triesLeft)
            carnet.confirm(PIN)
            carnet.changePin("314159")
            carnet.lock()
            carnet.unlock("314159")
        }

    @Test fun `wrong PINs wait in boot time`() =
        open {
            lock()
            repeat(5) { fails<CarnetError.WrongPin> { unlock(WRONG) } }
            assertEquals(30, fails<CarnetError.Wait> { unlock(PIN) }.seconds)
            assertEquals(30, (gate() as Gate.Locked).waitSeconds)
            phone.clock.now = phone.clock.now.plusSeconds(3600)
            fails<CarnetError.Wait> { unlock(PIN) }
            phone.clock.sinceBoot += 30_000
            unlock(PIN)
        }

    @Test fun `a finger and a recovery code open it too`() =
        open {
            val finger = Finger()
            setBiometric(finger)
            val code = makeRecoveryCode()
            assertEquals(Gate.Open(specimens = false, hasBiometric = true, hasRecoveryCode = true), gate())
            lock()
            for (trouble in BiometricTrouble.entries) {
                finger.trouble = trouble
                assertEquals(trouble, fails<CarnetError.Biometric> { unlock(finger) }.why)
            }
            finger.trouble = null
            unlock(finger)
            lock()
            fails<CarnetError.WrongRecoveryCode> { recover("nonsense") }
            recover(code)
            removeBiometric()
            removeRecoveryCode()
            assertEquals(Gate.Open(specimens = false, hasBiometric = false, hasRecoveryCode = false), gate())
        }

    @Test fun `a real pass is read, kept, shown, checked and remembered`() =
        open {
            phone.clock.now = RealPass.time
            assertEquals(1, addTrust("Austria", RealPass.certificate).keys)
            assertEquals(listOf(TrustSource("Austria", 1)), trustSources())
            val scan = preview(RealPass.text) as Scan.Pass
            assertEquals(Relation.NEW to Verdict.VALID, scan.relation to scan.detail.verdict)
            assertTrue(scan.keepable && scan.reveals.any { it.path == "nam.fn" && it.value == "Musterfrau-Gößinger" })
            val id = keep(RealPass.text)
            assertEquals(id, keep(RealPass.text))
            val again = preview(RealPass.text) as Scan.Pass
            assertEquals(Relation.DUPLICATE to id, again.relation to again.relatedId)

            val card = overview().people.single().cards.single()
            assertEquals(PassKind.VACCINATION to Verdict.VALID, card.kind to card.verdict)
            assertEquals(overview("gabriele"), overview())
            assertTrue(overview("nobody").people.isEmpty())
            val detail = detail(id)
            assertEquals("AT" to "Austria", detail.signer?.jurisdiction to detail.signer?.source)
            assertTrue(detail.fields.any { it.name == FieldName.COUNTRY && it.type == FieldType.COUNTRY && it.value == "AT" })

            val code = show(id)
            assertEquals(reveals(id), code.reveals)
            assertEquals(listOf(RealPass.text), textsIn(code))
            val shown = history().single()
            assertEquals(Triple(id, true, RealPass.time.epochSecond), Triple(shown.passId, shown.kept, shown.at))

            val checked = verify(RealPass.text)
            assertEquals(Verdict.VALID to "Gabriele Musterfrau-Gößinger", checked.verdict to checked.name)
            assertEquals(ZoneComparison.Unreadable, compare(RealPass.text, "nothing"))
            val zone = compare(RealPass.text, ZONE_OF_ANNA)
            assertTrue((zone as ZoneComparison.Differs).clashes.containsAll(listOf(Clash.NAME, Clash.BIRTH_DATE)))

            remove(id)
            fails<CarnetError.NoSuchPass> { detail(id) }
            assertFalse(history().single().kept)
            restore(id)
            removeTrust("Austria")
            assertEquals(Verdict.UNKNOWN_SIGNER, detail(id).verdict)
            fails<CarnetError.TrustRefused> { removeTrust("Austria") }
        }

    @Test fun `what is no pass, no picture and no list is named`() =
        open {
            assertEquals(Verdict.UNDECODABLE, (preview("hello") as Scan.Nothing).verdict)
            fails<CarnetError.NotKept> { keep("hello") }
            fails<CarnetError.NotKept> { compare("hello", "") }
            assertNull(verify("hello").kind)
            assertEquals(listOf("HC1:A", "HC1:B"), textsInFile("HC1:A\n\nHC1:B\n".toByteArray()))
            fails<CarnetError.Unreadable> { textsInFile(byteArrayOf(-1, -2, -3)) }
            fails<CarnetError.Unreadable> { textsInFrame(100, 100, 10, ByteArray(10)) }
            assertTrue(textsInFrame(100, 100, 100, ByteArray(10_000)).isEmpty())
            fails<CarnetError.TrustRefused> { addTrust("x", "x".toByteArray()) }
            for (id in listOf("", "x", "00000000000000000000000000000000")) {
                fails<CarnetError.NoSuchPass> { show(id) }
                fails<CarnetError.NoSuchPass> { reveals(id) }
                fails<CarnetError.NoSuchPass> { remove(id) }
                fails<CarnetError.NoSuchPass> { restore(id) }
            }
        }

    @Test fun `the codes of a pass are counted and joined in any order`() =
        open {
            val (first, second, third) = PublishedHealthCard.parts
            assertEquals(Scan.Part(1, 3), preview(second))
            assertEquals(Joined.Missing(1, 3), join(listOf(third)))
            assertEquals(Joined.Missing(2, 3), join(listOf(third, first, third)))
            val whole = join(listOf(third, first, second)) as Joined.Whole
            val scan = preview(whole.text) as Scan.Pass
            assertEquals(PassFormat.SHC to "SMART Health Card", scan.detail.card.format to scan.detail.card.formatName)
            assertTrue(scan.detail.fields.mapNotNull { it.event }.distinct().size > 1)
            assertEquals(Joined.Apart, join(listOf(first, RealPass.text)))
            assertEquals(Reason.PART, fails<CarnetError.NotKept> { keep(first) }.reason)
            assertEquals(listOf(whole.text), textsInFile(PublishedHealthCard.parts.joinToString("\n").toByteArray()))
        }

    @Test fun `a health card's file is read, and what it says beyond the minimum is named with who set it`() =
        open {
            val text = textsInFile(PublishedHealthCard.file).single()
            val detail = (preview(text) as Scan.Pass).detail
            assertTrue(detail.excess.all { it.paragraph.isNotEmpty() })
            assertEquals(PassFormat.SHC, detail.card.format)
            val id = keep(text)
            assertEquals(Relation.DUPLICATE to id, (preview(PublishedHealthCard.whole) as Scan.Pass).let { it.relation to it.relatedId })
        }

    @Test fun `people are merged, split and left to the core again`() =
        open {
            val one = keep(RealPass.text)
            val other = keep(PublishedHealthCard.whole)
            suspend fun people() = overview().people
            assertEquals(listOf(false, false), people().map { it.byHand })
            merge(people()[0].id, people()[1].id)
            assertEquals(setOf(one, other) to true, people().single().let { it.cards.map(Card::id).toSet() to it.byHand })
            split(other)
            assertEquals(2, people().size)
            people().forEach { groupAutomatically(it.id) }
            assertEquals(listOf(false, false), people().map { it.byHand })
            fails<CarnetError.NoSuchPass> { split("x") }
            fails<CarnetError.NoSuchPass> { merge(one, "x") }
            fails<CarnetError.NoSuchPass> { groupAutomatically("") }
        }

    @Test fun `specimens stand apart`() =
        runBlocking {
            carnet.trySpecimens()
            assertEquals(true, (carnet.gate() as Gate.Open).specimens)
            val overview = carnet.overview()
            assertTrue(overview.specimens)
            assertTrue(overview.people.flatMap { it.cards }.map { it.format }.toSet().containsAll(listOf(PassFormat.EU_DCC, PassFormat.ICVP)))
            carnet.confirm("anything")
            val text = textsIn(carnet.show(overview.people[0].cards[0].id)).single()
            carnet.endSpecimens()
            assertEquals(Gate.NoWallet, carnet.gate())
            carnet.create(PIN)
            assertNotEquals(Verdict.VALID, carnet.verify(text).verdict)
        }

    @Test fun `a panic is one typed error and the wallet goes on`() =
        open {
            phone.clock.fails = true
            fails<CarnetError.Internal> { verify("hello") }
            phone.clock.fails = false
            assertTrue(overview().people.isEmpty())
        }

    @Test fun `another process, a denied keystore and a damaged file are named, and nothing is changed`() =
        runBlocking {
            carnet.create(PIN)
            assertTrue((phone.carnet().gate() as Gate.Damaged).error is CarnetError.InUse)
            carnet.lock()
            phone.keystore.denies = true
            fails<CarnetError.Keystore> { carnet.unlock(PIN) }
            fails<CarnetError.Keystore> { carnet.erase() }
            phone.keystore.denies = false
            carnet.unlock(PIN)
            carnet.erase()
            assertEquals(Gate.NoWallet, carnet.gate())

            carnet.create(PIN)
            carnet.lock()
            val file = folder.root.resolve("wallet/carnet.db")
            val other = HostPhone(folder.root.resolve("damaged"))
            folder.root.resolve("damaged").mkdir()
            val damaged = folder.root.resolve("damaged/carnet.db").apply { writeBytes(ByteArray(100)) }
            assertTrue((other.carnet().gate() as Gate.Damaged).error is CarnetError.DamagedWallet)
            assertArrayEquals(ByteArray(100), damaged.readBytes())
            assertTrue(file.length() > 0)
        }

    /** The texts in a code's modules, painted four pixels wide as a camera would see them. */
    private suspend fun textsIn(code: Code): List<String> {
        val side = code.size * SCALE
        val luma = ByteArray(side * side) { at -> if (code.modules[at / side / SCALE * code.size + at % side / SCALE] == DARK) 0 else -1 }
        return carnet.textsInFrame(side, side, side, luma)
    }

    private class Finger : BiometricKey {
        @Volatile var trouble: BiometricTrouble? = null

        override fun wrap(secret: ByteArray) = unwrap(secret)

        override fun unwrap(wrapped: ByteArray): ByteArray {
            trouble?.let { throw CarnetError.Biometric(it) }
            return ByteArray(wrapped.size) { wrapped[it].toInt().inv().toByte() }
        }
    }

    private companion object {
        const val PIN = "271828"
        const val WRONG = "000000"
        const val SCALE = 4
        const val DARK: Byte = 1

        /** The specimen of ICAO Doc 9303 part 4. */
        const val ZONE_OF_ANNA = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
    }
}
