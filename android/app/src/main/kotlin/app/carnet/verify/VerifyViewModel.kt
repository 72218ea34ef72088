package app.carnet.verify

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Reading
import app.carnet.bridge.Verifying
import app.carnet.bridge.Verdict
import app.carnet.device.FileTrouble
import app.carnet.device.Files
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Checks one code after the other. The text is held only while its result is on the screen, and nowhere else. */
class VerifyViewModel(private val verifying: Verifying, private val reading: Reading, private val files: Files) : ViewModel() {
    private val states = MutableStateFlow<VerifyState>(VerifyState.Waiting())
    val state: StateFlow<VerifyState> = states.asStateFlow()
    private var text: String? = null
    private var job: Job? = null

    /** Codes from the camera. Of several in one view the best one counts: an inspector is shown one pass. */
    fun scanned(texts: List<String>) = check { texts }

    /** The clipboard's text, null where it holds none. */
    fun pasted(pasted: String?) {
        if (pasted.isNullOrBlank()) {
            states.value = VerifyState.Waiting(Trouble.NOTHING_TO_PASTE)
        } else {
            check { reading.textsInFile(pasted.encodeToByteArray()) }
        }
    }

    /** A picture was picked. */
    fun picked(uri: String) = check { reading.textsInFile(files.read(uri)) }

    fun answer(answer: Answer) = result { it.answered(answer) }

    fun openZone(open: Boolean) = result { it.zoned(if (open) it.zone.copy(open = true) else Zone()) }

    fun zoneTyped(typed: String) = result {
        it.zoned(it.zone.copy(text = typed.uppercase().take(LONGEST_ZONE), comparison = null))
    }

    /** Compares what was typed with the pass. */
    fun compare() {
        val now = states.value as? VerifyState.Result ?: return
        val pass = text ?: return
        if (now.zone.busy || now.zone.text.isBlank()) return
        states.value = now.zoned(now.zone.copy(busy = true))
        job = viewModelScope.launch {
            try {
                val comparison = verifying.compare(pass, now.zone.text)
                // What was typed since is another zone.
                result { it.zoned(it.zone.copy(busy = false, comparison = comparison.takeIf { _ -> it.zone.text == now.zone.text })) }
            } catch (error: CarnetError) {
                states.value = VerifyState.Failed(error)
            }
        }
    }

    /** Forgets the result and waits for the next code. Also on leaving the screen or the app. */
    fun next() {
        job?.cancel()
        text = null
        states.value = VerifyState.Waiting()
    }

    private fun check(find: suspend () -> List<String>) {
        job?.cancel()
        states.value = VerifyState.Checking
        job = viewModelScope.launch {
            states.value = try {
                best(find())
            } catch (_: FileTrouble) {
                VerifyState.Waiting(Trouble.NOT_OPENED)
            } catch (_: CarnetError.Unreadable) {
                VerifyState.Waiting(Trouble.NOT_OPENED)
            } catch (error: CarnetError) {
                VerifyState.Failed(error)
            }
        }
    }

    private suspend fun best(texts: List<String>): VerifyState {
        val all = texts.distinct().map { it to verifying.verify(it) }
        val (chosen, verification) = all.maxByOrNull { it.second.verdict } ?: return VerifyState.Waiting(Trouble.NO_CODE)
        text = chosen.takeIf { verification.verdict != Verdict.UNDECODABLE }
        return VerifyState.Result(verification)
    }

    private fun result(change: (VerifyState.Result) -> VerifyState.Result) =
        states.update { if (it is VerifyState.Result) change(it) else it }

    private fun VerifyState.Result.answered(given: Answer) =
        copy(answer = given, outcome = outcome(verification, given, zone.comparison))

    private fun VerifyState.Result.zoned(changed: Zone) =
        copy(zone = changed, outcome = outcome(verification, answer, changed.comparison))

    override fun onCleared() = next()

    private companion object {
        /** Three lines of 30 or two of 44, with room for blanks. */
        const val LONGEST_ZONE = 120
    }
}
