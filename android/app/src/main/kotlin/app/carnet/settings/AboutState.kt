package app.carnet.settings

import app.carnet.device.Facts

/** What the system says of this app. */
data class AboutState(val facts: Facts? = null, val licences: List<Licence> = emptyList())

/** A work of others inside the app, with its version, and the licence it is under. */
data class Licence(val work: String, val licence: String)
