import { randomNumbers } from '../engine/rng.ts'
import { type DataChoice, MOST_ROWS } from './build.ts'
import { untestedNote } from './data-columns.ts'
import type { Draw, DrawnRow } from './data-draw.ts'
import { irisData } from './data-iris.ts'
import { type DataRefusal, refusal } from './data-problem.ts'
import type { DataResult, Row } from './data-set.ts'
import { splitRows } from './data-split.ts'
import { type DataSetRow, dataSets } from './data-table.ts'
import { features, featuresAt, featuresFor } from './features.ts'
import { ownData } from './own-data.ts'
import type { Field } from './recipe.ts'

const checkChoice = (row: DataSetRow, choice: DataChoice): DataRefusal | null => {
  const { size } = choice
  if (!Number.isInteger(size) || size < row.least || size > MOST_ROWS)
    return refusal(
      `${row.label} takes ${row.least} to ${MOST_ROWS.toLocaleString('en')} rows; the size is ${size}.`,
    )
  if (choice.features.length === 0) return refusal('There are no inputs: choose at least one feature.')
  const fitting = featuresFor(row.axes.length)
  const strange = choice.features.find((name) => !fitting.includes(name))
  if (strange)
    return refusal(
      `${features[strange].formula} is no feature of data on a line; choose from ${fitting.map((f) => features[f].formula).join(', ')}.`,
    )
  const twice = choice.features.find((name, k) => choice.features.indexOf(name) !== k)
  if (twice) return refusal(`${features[twice].formula} is chosen twice; an input is needed once.`)
  return null
}

const drawnData = (row: DataSetRow, draw: Draw, choice: DataChoice): DataResult => {
  const refused = checkChoice(row, choice)
  if (refused) return refused
  const field: Field = { axes: row.axes, features: choice.features }
  const drawn = draw(randomNumbers(choice.seed), choice.size, choice.noise)
  const classOf = drawn.map(({ target }) => (row.task === 'regression' ? 0 : target))
  const { train, test } = splitRows(classOf, choice.testShare, choice.seed)
  const rowOf = ({ at, target }: DrawnRow): Row => ({ at, inputs: featuresAt(field, at), target })
  return {
    ok: true,
    data: {
      task: row.task,
      inputs: choice.features.map((name) => features[name].unit),
      classes: row.classes,
      field,
      train: train.map((i) => rowOf(drawn[i]!)),
      test: test.map((i) => rowOf(drawn[i]!)),
      scales: [],
      notes: choice.testShare > 0 && test.length === 0 ? [untestedNote(drawn.length)] : [],
    },
  }
}

const makeData = (choice: DataChoice): DataResult => {
  const row = dataSets[choice.set]
  if (row.draw) return drawnData(row, row.draw, choice)
  if (choice.set === 'iris') return irisData(choice)
  return ownData(choice)
}

const known = new WeakMap<DataChoice, DataResult>()

/**
 * The data of a choice, the same for the same choice to the bit, or why there are none. Never throws; made once for each
 * object, since a large table takes long to read.
 */
export const dataSetOf = (choice: DataChoice): DataResult => {
  const result = known.get(choice) ?? makeData(choice)
  known.set(choice, result)
  return result
}
