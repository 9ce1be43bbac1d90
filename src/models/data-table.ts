import type { DataChoice, DataSetName } from './build.ts'
import { along, blobs, checkerboard, circles, corners, type Draw, moons, spiral } from './data-draw.ts'
import type { Field } from './recipe.ts'
import type { Task } from './task.ts'

/** A data set as people choose it. */
export interface DataSetRow {
  readonly label: string
  /** What it is, in one line. */
  readonly description: string
  /** Of one's own data: what is tried first. */
  readonly task: Task
  /** The columns of a table that comes with Backstep; empty for all else. */
  readonly columns: readonly string[]
  /** The line or plane it lies in; empty for tables. */
  readonly axes: Field['axes']
  /** Of two false first; empty for regression and for one's own data. */
  readonly classes: readonly string[]
  /** The fewest rows that show every corner, arm or blob once. */
  readonly least: number
  /** What is chosen at first; `size` and `noise` mean nothing to a table. */
  readonly defaults: Pick<DataChoice, 'size' | 'noise' | 'testShare' | 'features'>
  /** Null for tables, whose rows are not drawn: size, noise and features do not apply to them. */
  readonly draw: Draw | null
}

const axesOf = (names: string, from: number, to: number): Field['axes'] =>
  [...names].map((name) => ({ name, from, to }))

const plane = (
  row: Omit<DataSetRow, 'task' | 'columns' | 'defaults'>,
  defaults: Partial<DataSetRow['defaults']>,
): DataSetRow => ({
  ...row,
  columns: [],
  task: row.classes.length > 2 ? 'classes' : 'binary',
  defaults: { size: 200, noise: 0.1, testShare: 0.25, features: ['x', 'y'], ...defaults },
})

const line = (row: Omit<DataSetRow, 'task' | 'columns' | 'classes' | 'least' | 'defaults'>): DataSetRow => ({
  ...row,
  columns: [],
  task: 'regression',
  classes: [],
  least: 1,
  defaults: { size: 40, noise: 0.05, testShare: 0.25, features: ['x'] },
})

const truthTable = (label: string, when: string, draw: Draw): DataSetRow =>
  plane(
    {
      label,
      description: `The truth table of ${label}: 1 where ${when}. More rows lie around its four corners.`,
      axes: axesOf('xy', -0.5, 1.5),
      classes: ['0', '1'],
      least: 4,
      draw,
    },
    { size: 4, noise: 0, testShare: 0 },
  )

const table = (
  row: Pick<DataSetRow, 'label' | 'description' | 'task' | 'classes' | 'columns'>,
  size: number,
): DataSetRow => ({
  ...row,
  axes: [],
  least: 1,
  defaults: { size, noise: 0, testShare: 0.25, features: ['x', 'y'] },
  draw: null,
})

/** The data sets, in the order in which they are offered. */
export const dataSets: Readonly<Record<DataSetName, DataSetRow>> = {
  xor: truthTable('XOR', 'exactly one input is 1', corners([0, 1, 1, 0])),
  and: truthTable('AND', 'both inputs are 1', corners([0, 0, 0, 1])),
  or: truthTable('OR', 'at least one input is 1', corners([0, 1, 1, 1])),
  circles: plane(
    {
      label: 'Two circles',
      description: 'A circle inside another: no straight line parts them.',
      axes: axesOf('xy', -1.4, 1.4),
      classes: ['inner', 'outer'],
      least: 2,
      draw: circles,
    },
    {},
  ),
  moons: plane(
    {
      label: 'Two moons',
      description: 'Two half circles that reach into each other.',
      axes: axesOf('xy', -1.4, 1.4),
      classes: ['upper', 'lower'],
      least: 2,
      draw: moons,
    },
    {},
  ),
  spiral: plane(
    {
      label: 'Spiral',
      description: 'Two arms that wind about each other: the hardest of the sets in a plane.',
      axes: axesOf('xy', -1.2, 1.2),
      classes: ['first arm', 'second arm'],
      least: 2,
      draw: spiral,
    },
    { size: 400, noise: 0.02 },
  ),
  blobs2: plane(
    {
      label: 'Two blobs',
      description:
        'Two clouds of normally distributed points, as wide as the noise: a straight line parts them.',
      axes: axesOf('xy', -1.4, 1.4),
      classes: ['lower left', 'upper right'],
      least: 2,
      draw: blobs([-0.5, -0.5], [0.5, 0.5]),
    },
    { noise: 0.25 },
  ),
  blobs3: plane(
    {
      label: 'Three blobs',
      description: 'Three clouds of normally distributed points, as wide as the noise: three classes.',
      axes: axesOf('xy', -1.4, 1.4),
      classes: ['left', 'right', 'top'],
      least: 3,
      draw: blobs([-0.6, -0.4], [0.6, -0.4], [0, 0.6]),
    },
    { noise: 0.2 },
  ),
  checkerboard: plane(
    {
      label: 'Checkerboard',
      description: 'Three by three squares of two classes in turn: nine regions to learn.',
      axes: axesOf('xy', -1.2, 1.2),
      classes: ['corners and middle', 'edges'],
      least: 2,
      draw: checkerboard,
    },
    { size: 400, noise: 0 },
  ),
  line: line({
    label: 'Line',
    description: 'The numbers of a straight line, 0.6 x + 0.2: one neuron is enough.',
    axes: axesOf('x', -1.2, 1.2),
    draw: along(-1, 1, (x) => 0.6 * x + 0.2),
  }),
  sine: line({
    label: 'Sine',
    description: 'One wave of sin x: a curve to fit.',
    axes: axesOf('x', -3.8, 3.8),
    draw: along(-3.2, 3.2, Math.sin),
  }),
  step: line({
    label: 'Step',
    description: '0 below x = 0 and 1 from there on: a jump to fit.',
    axes: axesOf('x', -1.2, 1.2),
    draw: along(-1, 1, (x) => (x < 0 ? 0 : 1)),
  }),
  iris: table(
    {
      label: 'Iris',
      description:
        'Real flowers: sepals and petals of 150 irises of three species, measured by Edgar Anderson.',
      columns: ['sepal length', 'sepal width', 'petal length', 'petal width'],
      task: 'classes',
      classes: ['setosa', 'versicolor', 'virginica'],
    },
    150,
  ),
  own: table(
    {
      label: 'Your own table',
      description: 'Rows pasted or dropped as CSV or TSV, or typed by hand.',
      columns: [],
      task: 'regression',
      classes: [],
    },
    1,
  ),
}
