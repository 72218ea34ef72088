package app.carnet.history

import app.carnet.bridge.CarnetError
import app.carnet.bridge.History
import app.carnet.bridge.HistoryForm
import app.carnet.bridge.HistoryRetention
import app.carnet.bridge.HistoryWhole
import app.carnet.bridge.Shown
import app.carnet.bridge.ShowingMode
import app.carnet.device.FakeFiles
import app.carnet.support.MainDispatcherRule
import java.time.LocalDate
import java.time.ZoneId
import java.time.ZoneOffset
import org.junit.Assert.assertEquals
import org.junit.Assert.assertTrue
import org.junit.Rule
import org.junit.Test

class HistoryViewModelTest {
    @get:Rule val main = MainDispatcherRule()
    private var answer: () -> List<Shown> = { HistorySamples.shown }
    private var retention = HistoryRetention.ALWAYS
    private var trouble: CarnetError? = null
    private val files = FakeFiles()
    private val history = object : History {
        override suspend fun history(): List<Shown> = answer()

        override suspend fun historyWhole(): HistoryWhole = HistoryWhole(forgotten = 3)

        override suspend fun exportHistory(form: HistoryForm): String = form.name

        override suspend fun historyRetention(): HistoryRetention = retention

        override suspend fun historyOlderThan(retention: HistoryRetention): Int = if (retention == HistoryRetention.MONTH) 1 else 0

        override suspend fun setHistoryRetention(retention: HistoryRetention) {
            trouble?.let { throw it }
            this@HistoryViewModelTest.retention = retention
        }
    }

    private fun model(zone: ZoneId = ZoneOffset.UTC) = HistoryViewModel(history, files, zone)

    @Test
    fun showingsAreGroupedByDayNewestFirst() {
        val state = model().state.value as HistoryState.Days
        assertEquals(5, state.total)
        assertEquals(listOf("2021-11-22", "2021-11-21", "2021-11-10").map(LocalDate::parse), state.days.map { it.date })
        assertEquals(listOf(3, 1, 1), state.days.map { it.shown.size })
    }

    @Test
    fun theDayIsThePhonesOwn() {
        val state = model(ZoneId.of("Pacific/Auckland")).state.value as HistoryState.Days
        assertEquals(LocalDate.parse("2021-11-22"), state.days.first().date)
        val west = model(ZoneId.of("Pacific/Honolulu")).state.value as HistoryState.Days
        assertEquals(LocalDate.parse("2021-11-22"), west.days.first().date)
        assertEquals("08:04 UTC is the evening before there", LocalDate.parse("2021-11-21"), west.days[1].date)
    }

    @Test
    fun showingsAreLookedForByTheirWayAndByAWord() {
        val model = model()
        fun titles() = (model.state.value as HistoryState.Days).days.flatMap { it.shown }.map { it.title }
        assertEquals(3L, (model.state.value as HistoryState.Days).whole.forgotten)
        model.mode(ShowingMode.LIVE)
        assertEquals(listOf("EG \u2013 IT \u2013 AT"), titles())
        model.search("comir")
        assertEquals(emptyList<String>(), titles())
        model.mode(null)
        assertEquals(2, titles().size)
    }

    @Test
    fun theHistoryGoesWhereTheTravellerChose() {
        val model = model()
        model.export(HistoryForm.JSON, "content://somewhere/history.json")
        assertEquals(mapOf("content://somewhere/history.json" to "JSON"), files.written)
        files.full = true
        model.export(HistoryForm.TEXT, "content://somewhere/history.txt")
        assertTrue(keeping(model).problem is CarnetError.NotWritten)
    }

    @Test
    fun nothingShownIsSaid() {
        answer = { emptyList() }
        assertEquals(HistoryState.Empty(), model().state.value)
    }

    @Test
    fun aTroubleCanBeTriedAgain() {
        answer = { throw CarnetError.Locked() }
        val model = model()
        assertTrue((model.state.value as HistoryState.Failed).error is CarnetError.Locked)
        answer = { emptyList() }
        model.load()
        assertEquals(HistoryState.Empty(), model.state.value)
    }

    private fun keeping(model: HistoryViewModel) = (model.state.value as Known).keeping

    @Test
    fun whereNothingWouldGoItIsSetAtOnce() {
        val model = model()
        model.keepFor(HistoryRetention.YEAR)
        assertEquals(Keeping(HistoryRetention.YEAR), keeping(model))
        assertEquals(HistoryRetention.YEAR, retention)
    }

    @Test
    fun itAsksBeforeAnythingGoes() {
        val model = model()
        model.keepFor(HistoryRetention.MONTH)
        assertEquals(Keeping(question = Forgetting(HistoryRetention.MONTH, 1)), keeping(model))
        assertEquals("nothing is set before the answer", HistoryRetention.ALWAYS, retention)
        model.answer(yes = false)
        assertEquals(Keeping(), keeping(model))
        assertEquals(HistoryRetention.ALWAYS, retention)
        model.keepFor(HistoryRetention.MONTH)
        answer = { HistorySamples.shown.take(3) }
        model.answer(yes = true)
        assertEquals(HistoryRetention.MONTH, retention)
        assertEquals("what is left is read again", 3, (model.state.value as HistoryState.Days).total)
    }

    @Test
    fun whatCouldNotBeWrittenIsSaidBesideTheList() {
        val model = model()
        trouble = CarnetError.NotWritten("full")
        model.keepFor(HistoryRetention.YEAR)
        assertTrue(keeping(model).problem is CarnetError.NotWritten)
        assertEquals(5, (model.state.value as HistoryState.Days).total)
    }
}
