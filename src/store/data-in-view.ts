import type { Graph } from '../engine/graph.ts'
import { editedSamples } from '../models/edits.ts'
import type { Field, Recipe, Sample } from '../models/recipe.ts'

/** A sample as plots show it. */
export interface Dot {
  /** Its place among the training samples, or among the test samples. */
  readonly row: number
  readonly isTest: boolean
  /** Where it lies in the field, empty where that is not known. */
  readonly at: readonly number[]
  readonly targets: readonly number[]
  /** Its class by its place among the classes; of numbers in a plane 1 above the middle of their range. */
  readonly kind: number
}

/** What a network is to say of its data, and which nodes say it. */
export interface DataInView {
  /** Whether it tells two classes apart by one output, several by one each, or predicts numbers. */
  readonly task: 'two' | 'several' | 'numbers'
  /** The nodes whose values are its answer: probabilities where there are some, otherwise the outputs. */
  readonly nodes: readonly number[]
  /** Of `two`: the value from which on it says the second class. */
  readonly threshold: number
  /** Values between which the answers of `two` and `numbers` lie, as far as the targets do. */
  readonly range: readonly [number, number]
  /** Names of the classes; empty for numbers. */
  readonly classes: readonly string[]
  readonly field: Field | null
  readonly train: readonly Dot[]
  readonly tests: readonly Dot[]
}

const largest = (numbers: ArrayLike<number>): number => {
  let at = 0
  for (let i = 1; i < numbers.length; i++) if (numbers[i]! > numbers[at]!) at = i
  return at
}

/** The nodes that say what a network says: its outputs, or the probabilities that are made of them. */
const answering = ({ nodes }: Graph): readonly number[] => {
  const probabilities = nodes.filter((n) => n.tag?.role === 'probability')
  if (probabilities.length > 0) return probabilities.map((n) => n.id)
  const last = nodes.reduce((l, n) => (n.tag?.role === 'activation' ? Math.max(l, n.tag.layer) : l), 0)
  return nodes.filter((n) => n.tag?.role === 'activation' && n.tag.layer === last).map((n) => n.id)
}

/** Where a sample lies; of one that was changed by hand, where its inputs say. */
const placeOf = ({ at, inputs }: Sample, field: Field | undefined): readonly number[] => {
  if (at !== undefined || field === undefined) return at ?? []
  const x = inputs[field.features.indexOf('x')]
  const y = inputs[field.features.indexOf('y')]
  if (field.axes.length === 1) return x === undefined ? [] : [x]
  return x === undefined || y === undefined ? [] : [x, y]
}

const known = new WeakMap<Recipe, DataInView | null>()

/** What a recipe's network is to say of its data; null where it is no network. */
export const dataInViewOf = (recipe: Recipe, graph: Graph): DataInView | null => {
  const before = known.get(recipe)
  if (before !== undefined) return before
  const made = makeView(recipe, graph)
  known.set(recipe, made)
  return made
}

const makeView = (recipe: Recipe, graph: Graph): DataInView | null => {
  if (recipe.model.kind !== 'network') return null
  const samples = editedSamples(recipe)
  const tests = recipe.tests ?? []
  const nodes = answering(graph)
  const outputs = samples[0]?.targets.length ?? 0
  if (outputs === 0 || nodes.length === 0) return null
  const hasClasses = recipe.task === 'binary' || recipe.task === 'classes'
  const task = !hasClasses ? 'numbers' : outputs > 1 ? 'several' : 'two'
  const both = samples.some((s) => s.targets[0] === -1)
  const between = both ? 0 : 0.5
  const numbers = extent([...samples, ...tests].flatMap((s) => s.targets))
  // Numbers have no classes, but in a plane they are told apart as two.
  const middle = recipe.field?.axes.length === 2 ? (numbers[0] + numbers[1]) / 2 : Number.POSITIVE_INFINITY
  const kindOf = ({ targets }: Sample): number =>
    task === 'several' ? largest(targets) : targets[0]! > (task === 'two' ? between : middle) ? 1 : 0
  const dots = (list: readonly Sample[], isTest: boolean): readonly Dot[] =>
    list.map((sample, row) => ({
      row,
      isTest,
      at: placeOf(sample, recipe.field),
      targets: sample.targets,
      kind: kindOf(sample),
    }))
  const classCount = task === 'numbers' ? 0 : task === 'several' ? outputs : 2
  return {
    task,
    nodes,
    threshold: between,
    range: task === 'two' ? [both ? -1 : 0, 1] : numbers,
    classes: Array.from({ length: classCount }, (_, k) => recipe.classes?.[k] ?? `class ${k}`),
    field: recipe.field ?? null,
    train: dots(samples, false),
    tests: dots(tests, true),
  }
}

const extent = (numbers: readonly number[]): readonly [number, number] => {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const x of numbers) {
    least = Math.min(least, x)
    most = Math.max(most, x)
  }
  return [least, most]
}

/** The class that answers mean, by its place; −1 where they are no numbers, or where there are no classes. */
export const classSaid = ({ task, threshold }: DataInView, answers: ArrayLike<number>): number => {
  if (task === 'numbers') return -1
  for (let i = 0; i < answers.length; i++) if (Number.isNaN(answers[i]!)) return -1
  return task === 'several' ? largest(answers) : answers[0]! > threshold ? 1 : 0
}
