// The reference implementation of CertLogic, by lines on standard input and output.
//
//   node evaluate.js          {"logic", "data"} in; {"valid", "result"} or {"valid", "error"} out
//   node evaluate.js bench    one line [[logic, …], [data, …]], then for each line more all logic on all data once, and
//                             out how long it took: nanoseconds on the wall and on the processor
import { createRequire } from "node:module"
import { createInterface } from "node:readline"

// The packages are installed beside the build, not beside this file: CERTLOGIC_JS names the folder.
const require = createRequire(process.env.CERTLOGIC_JS ? `${process.env.CERTLOGIC_JS}/package.json` : import.meta.url)
const { evaluate } = require("certlogic-js")
const { validateFormat } = require("certlogic-js/dist/validation")

const answer = ({ logic, data }) => {
    const valid = validateFormat(logic).length === 0
    let undefinedDate = false
    try {
        const text = JSON.stringify({ result: evaluate(logic, data) }, function (key, value) {
            undefinedDate ||= this[key] instanceof Date && isNaN(this[key])
            return value
        })
        return undefinedDate ? { valid, error: "Invalid Date" } : { valid, ...JSON.parse(text) }
    } catch (error) {
        return { valid, error: String(error.message) }
    }
}

const lines = createInterface({ input: process.stdin, crlfDelay: Infinity })
if (process.argv[2] === "bench") {
    let rules, passes
    const round = () => {
        for (const data of passes) {
            for (const logic of rules) {
                try {
                    evaluate(logic, data)
                } catch {
                    // An error is an answer as well.
                }
            }
        }
    }
    for await (const line of lines) {
        if (rules === undefined) {
            ;[rules, passes] = JSON.parse(line)
            // Until it is compiled.
            for (let times = 0; times < 30; times++) round()
            continue
        }
        const [wall, cpu] = [process.hrtime.bigint(), process.cpuUsage()]
        round()
        const used = process.cpuUsage(cpu)
        console.log(`${process.hrtime.bigint() - wall} ${(used.user + used.system) * 1000}`)
    }
} else {
    const out = []
    for await (const line of lines) {
        out.push(JSON.stringify(answer(JSON.parse(line))))
    }
    process.stdout.write(out.join("\n") + "\n")
}
