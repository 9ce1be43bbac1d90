import type { Build, DataSetName } from './build.ts'
import { dataSets } from './data-table.ts'
import type { Task } from './task.ts'

/** What is chosen at first where data ask for this task. */
const forTask: Readonly<Record<Task, Pick<Build, 'output' | 'loss'>>> = {
  regression: { output: { activation: 'identity', bias: true }, loss: 'meanSquaredError' },
  binary: { output: { activation: 'sigmoid', bias: true }, loss: 'binaryCrossEntropy' },
  classes: { output: { activation: 'identity', bias: true }, loss: 'softmaxCrossEntropy' },
}

/** The output layer and the loss that suit a task. */
export const outputFor = (task: Task): Pick<Build, 'output' | 'loss'> => forTask[task]

/** The network that is built at first on a data set. */
export const defaultBuild = (set: DataSetName): Build => {
  const { defaults, task } = dataSets[set]
  return {
    data: { set, ...defaults, seed: 1, own: null },
    hidden: [{ units: 4, activation: 'tanh', bias: true }],
    ...forTask[task],
    initialization: 'xavier',
    scale: 0.5,
    seed: 1,
    shared: [],
    optimizer: 'sgd',
    settings: {},
    learningRate: 0.1,
    batchSize: 10,
    shuffled: true,
    keepsGradients: false,
  }
}
