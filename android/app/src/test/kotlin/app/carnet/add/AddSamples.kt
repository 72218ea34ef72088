package app.carnet.add

import app.carnet.bridge.CarnetError

/** Every state of the screen, by name. */
object AddSamples {
    val all: Map<String, AddState> = mapOf(
        "choose" to AddState(),
        "reading" to AddState(reading = Step(1, 1)),
        "reading-several" to AddState(reading = Step(2, 5)),
        "parts" to AddState(parts = Progress(2, 3)),
        "parts-again" to AddState(parts = Progress(2, 3), again = true),
        "parts-other" to AddState(parts = Progress(2, 3), another = true),
        "parts-many" to AddState(parts = Progress(3, 20), problem = AddProblem.NoCode(files = 1)),
        "no-code" to AddState(problem = AddProblem.NoCode(files = 3)),
        "no-text" to AddState(problem = AddProblem.NoCode(files = 0)),
        "nothing-to-paste" to AddState(problem = AddProblem.NothingToPaste),
        "too-large" to AddState(problem = AddProblem.TooLarge),
        "not-opened" to AddState(problem = AddProblem.NotOpened),
        "unreadable" to AddState(problem = AddProblem.Failed(CarnetError.Unreadable("damaged"))),
    )
}
