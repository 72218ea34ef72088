package app.carnet.handover

import app.carnet.bridge.CarnetError
import app.carnet.bridge.Code

/** The phone in somebody else's hands. [code] is null where there is nothing to show any more. */
class HandOverState(
    val code: Code?,
    val withName: Boolean,
    /** Whether the PIN is asked, to leave. */
    val leaving: Boolean = false,
    val pin: String = "",
    val busy: Boolean = false,
    val error: CarnetError? = null,
    /** The PIN was right. */
    val left: Boolean = false,
)
