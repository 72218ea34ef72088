package app.carnet.bridge

/** A wallet that trusts no publisher and takes every file for no pack. What packs do is tried with the real core. */
object NoPublishers : Publishers {
    override suspend fun publishers(): List<Publisher> = emptyList()

    override suspend fun trustsDevelopment(): Boolean = false

    override suspend fun offer(pack: ByteArray): Offer = throw CarnetError.PackRefused(PackTrouble.NOT_A_PACK, "none")

    override suspend fun take(offer: Offer, words: List<String>): Publisher = throw CarnetError.WrongWords()

    override suspend fun removePublisher(id: String) = throw CarnetError.NoSuchPublisher()

    override suspend fun pack(id: String): ByteArray = throw CarnetError.NoSuchPublisher()

    override suspend fun movingPack(id: String): MovingCode = throw CarnetError.NoSuchPublisher()

    override suspend fun conflicts(): List<Conflict> = emptyList()

    override fun receiver(): MovingReceiver = object : MovingReceiver {
        override suspend fun take(text: String) = MovingProgress(0, MovingArrival.UNREAD, null)

        override suspend fun startAnew() = Unit
    }
}
