package app.carnet.show

import app.carnet.bridge.Code

/** The code that is shown at the moment, for the hand-over: one showing is one line of the history, however it is shown. */
class OnScreen {
    @Volatile
    var code: Code? = null
        private set

    fun put(code: Code) {
        this.code = code
    }

    /** The wallet was locked. */
    fun clear() {
        code = null
    }
}
