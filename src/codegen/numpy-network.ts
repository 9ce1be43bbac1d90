import { type ArrayLayer, type LayerArray, type NetworkArrays, networkArrays } from './arrays.ts'
import { BLANK, blocks, type Code, codeOf, indented, type Line, line } from './code.ts'
import { type EditWriter, editLines } from './edit-code.ts'
import { functionLines } from './function-code.ts'
import { codeOfLoss } from './loss-code.ts'
import { codeOfOp } from './op-code.ts'
import { setOptimizer } from './optimizer-code.ts'
import { arrayLines, freeLines, keptLines, layerOf } from './parameter-code.ts'
import {
  dataLines,
  headLines,
  loopLine,
  orderImport,
  orderLines,
  rowLines,
  settingLines,
} from './program-parts.ts'
import { pythonName } from './python-names.ts'
import { factor } from './python-text.ts'
import type { StepSelector } from './selector.ts'
import { batchOf, type NetworkSource } from './source.ts'
import { stateLines, updateCalls, updateFunction } from './update-code.ts'

const EDITS: EditWriter = {
  place: (array, column, row, value) => `${array}[${row === null ? column : `${row}, ${column}`}] = ${value}`,
  rate: (value) => `learning_rate = ${value}`,
  mixes: true,
}

const NP = { open: 'np.array(', close: ')' }

/** Whether anything in the layers up to this one is trained. */
const learnsUpTo = ({ layers }: NetworkArrays, layer: number): boolean =>
  layers.some(
    (l) => l.layer <= layer && (l.weights.kind !== 'frozen' || (l.biases && l.biases.kind !== 'frozen')),
  )

const forwardLines = ({ layers }: NetworkArrays): readonly Line[] =>
  layers.flatMap(({ layer, activation, weights, biases }) => {
    const bias = biases ? ` + ${biases.name}` : ''
    const of = { passes: ['forward'], layers: [layer] } satisfies StepSelector
    return [
      line(`z${layer} = ${weights.name} @ a${layer - 1}${bias}`, { ...of, roles: ['product', 'sum'] }),
      line(`a${layer} = ${codeOfOp(activation).value([`z${layer}`], 'np')}`, {
        ...of,
        roles: ['activation'],
      }),
    ]
  })

const backwardOf = (arrays: NetworkArrays, l: ArrayLayer, d: string): readonly Line[] => {
  const { layer, activation, weights, biases } = l
  const below = layer - 1
  const of = { kinds: ['pull'], layers: [layer] } satisfies StepSelector
  const slope = codeOfOp(activation).slope(0, [`z${layer}`], `a${layer}`, 'np')
  const learns = (a: LayerArray | null): boolean => a !== null && a.kind !== 'frozen'
  const goesOn = learnsUpTo(arrays, below)
  // The pull from Σ to a product goes with the first thing that is pulled through the product.
  const through = (first: boolean): readonly StepSelector[] =>
    first ? [{ ...of, roles: ['sum'], sources: ['product'] }] : []
  return [
    line(`delta${layer} = ${d}_da${layer}${slope === '1' ? '' : ` * ${factor(slope)}`}`, {
      ...of,
      roles: ['activation'],
    }),
    ...(learns(weights)
      ? [
          line(
            `${d}_d${weights.name} += np.outer(delta${layer}, a${below})`,
            { ...of, roles: ['product'], sources: ['weight'] },
            ...through(true),
          ),
        ]
      : []),
    ...(biases && learns(biases)
      ? [line(`${d}_d${biases.name} += delta${layer}`, { ...of, roles: ['sum'], sources: ['bias'] })]
      : []),
    ...(goesOn
      ? [
          line(
            `${d}_da${below} = ${weights.name}.T @ delta${layer}`,
            { ...of, roles: ['product'], sources: ['activation', 'input'] },
            ...through(!learns(weights)),
          ),
        ]
      : []),
  ]
}

/** A layered network in NumPy: matrices layer by layer, and the backward pass by hand. */
export const numpyNetwork = (source: NetworkSource): Code => {
  const { recipe } = source
  const arrays = networkArrays(source)
  const d = `d${pythonName(recipe.lossLetter)}`
  const loss = codeOfLoss(arrays.model.loss)
  const optimizer = setOptimizer(recipe.optimizer, recipe.settings)
  const data = dataLines(source, NP)
  const single = recipe.samples.length === 1
  const last = arrays.layers.at(-1)!
  const batch = batchOf(source)
  const share = single ? '' : ' / batch_size'
  const learning = arrays.arrays.filter((a) => a.kind !== 'frozen')
  const functions = [
    ...arrays.layers.flatMap((l) => codeOfOp(l.activation).functions ?? []),
    ...(loss.numpy.functions ?? []),
  ]
  const free = freeLines(arrays, source, NP)

  const forward = forwardLines(arrays)
  const lossValue = loss.numpy.value(`a${last.layer}`, 't')
  const lossLines = [
    line(single ? `loss = ${lossValue}` : `loss += ${factor(lossValue)}${share}`, { passes: ['loss'] }),
  ]
  const zeros = recipe.keepsGradients
    ? []
    : learning.map((a) =>
        line(`${d}_d${a.name} = np.zeros_like(${a.name})`, {
          kinds: ['zero'],
          roles: [a.role],
          layers: [layerOf(a)],
        }),
      )
  const backward = learnsUpTo(arrays, last.layer)
    ? [
        line(
          `${d}_da${last.layer} = ${single ? loss.numpy.slope(`a${last.layer}`, 't') : `${factor(loss.numpy.slope(`a${last.layer}`, 't'))}${share}`}`,
          { kinds: ['seed'] },
          { kinds: ['pull'], layers: [last.layer + 1] },
        ),
        ...arrays.layers
          .toReversed()
          .filter((l) => learnsUpTo(arrays, l.layer))
          .flatMap((l) => backwardOf(arrays, l, d)),
      ]
    : []
  const titled = (title: string, lines: readonly Line[], ...steps: StepSelector[]): readonly Line[] =>
    lines.length > 0 ? [line(`# ${title}`, ...steps), ...lines] : []

  const passes = [
    titled('Forward', forward),
    titled('Loss', lossLines),
    ...(single ? [titled('Zero', zeros, { kinds: ['zero'], computed: true })] : []),
    titled('Backward', backward),
  ]
  const perSample = single
    ? blocks(passes)
    : [
        line('for row in rows:'),
        ...indented([line('a0, t = X[row], T[row]', { kinds: ['load'] }), BLANK, ...blocks(passes)]),
      ]
  const loop = [
    loopLine(source),
    ...indented(
      blocks([
        editLines(source, arrays, EDITS),
        free.assembly,
        single
          ? perSample
          : blocks([
              [...rowLines(source), line('loss = 0.0')],
              titled('Zero: gradients add up over the batch', zeros, { kinds: ['zero'], computed: true }),
              perSample,
            ]),
        titled('Update', [...free.gradient(d), ...updateCalls(arrays, optimizer, (name) => `${d}_d${name}`)]),
        [line('print(iteration, loss)')],
      ]),
    ),
  ]
  return codeOf(
    blocks([
      headLines(source, 'in NumPy'),
      [
        ...orderImport(source),
        ...(functions.includes('erf') ? [line('import math')] : []),
        line('import numpy as np'),
      ],
      data.lines,
      ...arrayLines(source, arrays, NP),
      free.definitions,
      settingLines(source, optimizer.settings, batch),
      stateLines(source, arrays, optimizer, NP, (name) => `np.zeros_like(${name})`),
      keptLines(source, arrays, NP, (name) => `${d}_d${name}`),
      ...functionLines(functions, 'np').map((lines) => lines.map((text) => line(text))),
      orderLines(source),
      updateFunction(optimizer, 'np.sqrt'),
      loop,
    ]),
    data.file,
  )
}
