package app.carnet.offer

import androidx.lifecycle.ViewModel
import androidx.lifecycle.viewModelScope
import app.carnet.app.PackSource
import app.carnet.app.Packs
import app.carnet.bridge.CarnetError
import app.carnet.bridge.Offer
import app.carnet.bridge.PackTrouble
import app.carnet.bridge.Publishers
import app.carnet.device.FileTrouble
import app.carnet.device.Files
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update
import kotlinx.coroutines.launch

/** Looking at a pack before it is taken: two words of a new publisher's fingerprint, or what an update changes. */
class OfferViewModel(
    private val number: Long,
    private val packs: Packs,
    private val files: Files,
    private val publishers: Publishers,
) : ViewModel() {
    private val states = MutableStateFlow<OfferState>(OfferState.Loading)
    val state: StateFlow<OfferState> = states.asStateFlow()
    private var offer: Offer? = null

    init {
        load()
    }

    /** Reads the pack (again). */
    fun load() {
        val source = packs.source(number)
        if (source == null) {
            states.value = OfferState.Gone
            return
        }
        states.value = OfferState.Loading
        viewModelScope.launch {
            states.value = try {
                read(source)
            } catch (refused: FileTrouble) {
                if (refused.tooLarge) OfferState.Refused(CarnetError.PackRefused(PackTrouble.TOO_LARGE, "larger than any pack")) else OfferState.NotOpened
            } catch (error: CarnetError) {
                OfferState.Refused(error)
            }
        }
    }

    /** A word was typed at one of the places that were asked for. */
    fun typed(index: Int, word: String) = states.update { now ->
        if (now is OfferState.New) now.copy(typed = now.typed.mapIndexed { at, before -> if (at == index) word else before }, problem = null) else now
    }

    fun take() {
        val offer = offer ?: return
        when (val now = states.value) {
            is OfferState.New -> if (!now.busy && now.complete) take(offer, now.typed.map { it.trim().lowercase() }, now.copy(busy = true, problem = null))
            is OfferState.Update -> if (!now.busy) take(offer, emptyList(), now.copy(busy = true, problem = null))
            else -> Unit
        }
    }

    private suspend fun read(source: PackSource): OfferState {
        val bytes = when (source) {
            is PackSource.Bytes -> source.bytes
            is PackSource.File -> files.read(source.uri, LARGEST_PACK)
        }
        val read = publishers.offer(bytes)
        offer = read
        val before = publishers.publishers().firstOrNull { it.id == read.publisher.id }
        return if (before == null || read.asked.isNotEmpty()) OfferState.New(read.publisher, read.asked) else OfferState.Update(before, read.publisher)
    }

    private fun take(offer: Offer, words: List<String>, busy: OfferState) {
        states.value = busy
        viewModelScope.launch {
            try {
                val taken = publishers.take(offer, words)
                packs.forget(number)
                states.value = OfferState.Taken(taken.id)
            } catch (error: CarnetError) {
                states.update {
                    when (it) {
                        is OfferState.New -> it.copy(busy = false, problem = error)
                        is OfferState.Update -> it.copy(busy = false, problem = error)
                        else -> it
                    }
                }
            }
        }
    }

    private companion object {
        /** The core takes no larger one. */
        const val LARGEST_PACK = 15 shl 20
    }
}
