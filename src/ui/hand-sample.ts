import type { OwnData } from '../models/build.ts'
import type { Recipe } from '../models/recipe.ts'

/** A cell of a sample that is typed by hand. */
export interface HandCell {
  readonly name: string
  readonly value: string
}

/** A sample typed by hand: inputs and the number that is wanted. */
export interface HandSample {
  readonly inputs: readonly HandCell[]
  readonly target: HandCell
}

/** What a sample begins as where there is none to begin from. */
export const NEW_SAMPLE: HandSample = {
  inputs: [
    { name: 'x1', value: '0.05' },
    { name: 'x2', value: '0.1' },
  ],
  target: { name: 't', value: '1' },
}

/** The sample of a row in view, for typing on; null where it has several targets, of which one alone could be kept. */
export const sampleOf = ({ model, samples }: Recipe, row: number): HandSample | null => {
  const sample = samples[row]
  const [target, ...others] = sample?.targets ?? []
  if (model.kind !== 'network' || !sample || target === undefined || others.length > 0) return null
  return {
    inputs: model.inputs.map((name, k) => ({ name, value: String(sample.inputs[k]) })),
    target: { name: model.inputs.includes('t') ? 'target' : 't', value: String(target) },
  }
}

const cell = (text: string): string => (/[",;\t\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A table of one row, in which the network is to say one number. */
export const tableOf = ({ inputs, target }: HandSample): OwnData => {
  const cells = [...inputs, target]
  return {
    text: `${cells.map((c) => cell(c.name)).join(',')}\n${cells.map((c) => cell(c.value)).join(',')}`,
    inputs: inputs.map((c) => c.name),
    target: target.name,
    task: 'regression',
    scaling: 'none',
  }
}

/** What is wrong with the names, null where nothing is. */
export const namesProblem = ({ inputs, target }: HandSample): string | null => {
  const names = [...inputs, target].map((c) => c.name.trim())
  if (names.includes('')) return 'Each number needs a name. Type one.'
  const twice = names.find((name, k) => names.indexOf(name) !== k)
  return twice === undefined ? null : `Two numbers are called ${twice}. Give each a name of its own.`
}
