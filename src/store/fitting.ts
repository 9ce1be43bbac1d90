import type { activations } from '../engine/ops-activation.ts'
import type { Build } from '../models/build.ts'
import { outputsFor } from '../models/built.ts'
import { outputFor } from '../models/default-build.ts'
import { lossTable } from '../models/losses.ts'
import type { Task } from '../models/task.ts'

/** The data's part in what fits: their task and their classes. */
export interface Fitted {
  readonly task: Task
  readonly classes: readonly string[]
}

/** What makes output and loss fit each other. */
export interface Mend {
  /** What it does, for a button: `Use the identity`. */
  readonly words: string
  readonly build: Build
}

const OUTPUTS: readonly (readonly [keyof typeof activations, string])[] = [
  ['identity', 'the identity'],
  ['sigmoid', 'the sigmoid'],
  ['tanh', 'tanh'],
]

/** Why output layer, loss and data do not go well together; null where they do. */
export const misfitOf = (build: Build, data: Fitted): string | null =>
  lossTable[build.loss].misfit(build.output.activation, data.task, outputsFor(data, build.loss))

const fittest = (build: Build, task: Task): Build => {
  const { output, loss } = outputFor(task)
  return { ...build, loss, output: { ...build.output, activation: output.activation } }
}

const isFittest = (build: Build, task: Task): boolean => {
  const { output, loss } = outputFor(task)
  return build.loss === loss && build.output.activation === output.activation
}

/** The smallest change after which they go well together, null where they do already. */
export const mendOf = (build: Build, data: Fitted): Mend | null => {
  if (misfitOf(build, data) === null) return null
  for (const [activation, noun] of OUTPUTS) {
    const next = { ...build, output: { ...build.output, activation } }
    if (misfitOf(next, data) === null) return { words: `Use ${noun}`, build: next }
  }
  const next = fittest(build, data.task)
  const noun = OUTPUTS.find(([name]) => name === next.output.activation)?.[1]
  return { words: `Use the ${lossTable[next.loss].label} and ${noun}`, build: next }
}

/**
 * The build with output and loss as they suit other data: what was the usual choice becomes the usual one there, and
 * what does not go well is changed, the loss alone where that is enough.
 */
export const suited = (build: Build, data: Fitted, before: Task): Build => {
  if (before !== data.task && isFittest(build, before)) return fittest(build, data.task)
  if (misfitOf(build, data) === null) return build
  const { loss } = outputFor(data.task)
  const other = { ...build, loss }
  return misfitOf(other, data) === null ? other : fittest(build, data.task)
}
