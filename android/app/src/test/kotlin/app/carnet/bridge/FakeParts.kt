package app.carnet.bridge

/** Codes of a pass in several: `part NUMBER/NEED PASS`. All of one pass make the text `HC1:PASS`. */
object FakeParts {
    private val form = Regex("""part (\d+)/(\d+) (\w+)""")

    fun isPart(text: String) = form.matches(text)

    fun need(text: String) = form.matchEntire(text)!!.groupValues[2].toInt()

    fun join(texts: List<String>): Joined {
        val parts = texts.map { form.matchEntire(it) ?: return Joined.Apart }
        if (parts.map { it.groupValues.drop(2) }.distinct().size != 1) return Joined.Apart
        val have = parts.map { it.groupValues[1] }.distinct().size
        val need = parts[0].groupValues[2].toInt()
        return if (have == need) Joined.Whole("HC1:${parts[0].groupValues[3]}") else Joined.Missing(have, need)
    }
}
