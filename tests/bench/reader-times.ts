import { readProgram } from '../../src/models/program.ts'
import { longTexts, randomText } from '../models/mutated-programs.ts'

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

const timeOf = (text: string): number => {
  const started = performance.now()
  readProgram(text)
  return performance.now() - started
}

/** Reads each text five times in a row, as a person types who waits for the problem to appear. */
const main = (): void => {
  const texts = [...Array.from({ length: 2000 }, (_, seed) => randomText(seed)), ...longTexts.values()]
  const times = texts.map((text) => median(Array.from({ length: 5 }, () => timeOf(text))))
  console.log(JSON.stringify({ longest: Math.max(...times), median: median(times) }))
}

main()
