package app.carnet.app

/** The pass that was received last, so that its page says so once. */
class Received {
    private var id: String? = null

    @Synchronized
    fun put(id: String) {
        this.id = id
    }

    /** Whether this one was; the next call finds none. */
    @Synchronized
    fun take(id: String): Boolean = (this.id == id).also { if (it) this.id = null }

    /** The wallet was locked. */
    @Synchronized
    fun clear() {
        id = null
    }
}
