import { type LayerArray, type NetworkArrays, networkArrays } from './arrays.ts'
import { BLANK, blocks, type Code, codeOf, indented, type Line, line } from './code.ts'
import { type EditWriter, editLines } from './edit-code.ts'
import { functionLines } from './function-code.ts'
import { float, listLines } from './literals.ts'
import { codeOfLoss } from './loss-code.ts'
import { type SetOptimizer, setOptimizer } from './optimizer-code.ts'
import { FROZEN, filledArray } from './parameter-code.ts'
import { plainUpdate } from './plain-update.ts'
import {
  dataLines,
  headLines,
  loopLine,
  orderImport,
  orderLines,
  rowLines,
  settingLines,
} from './program-parts.ts'
import type { StepSelector } from './selector.ts'
import { batchOf, leafNumbers, type NetworkSource } from './source.ts'
import { updateFunction, updateSteps } from './update-code.ts'
import { functionsOf, valueClass, valueMethod } from './value-class.ts'

const LISTS = { open: '', close: '' }
const VALUES = { open: 'values(', close: ')' }

/** Values that are not trained say so. */
const valuesOf = ({ kind }: LayerArray): typeof VALUES =>
  kind === 'frozen' ? { ...VALUES, close: `)${FROZEN}` } : VALUES

const EDITS: EditWriter = {
  place: (array, column, row, value) =>
    `${array}${row === null ? '' : `[${row}]`}[${column}].data = ${value}`,
  rate: (value) => `learning_rate = ${value}`,
  mixes: false,
}

/** Where parameters stand, each with an expression for it, in the order of the arrays. */
const places = ({ arrays }: NetworkArrays): readonly { name: string; text: string; array: LayerArray }[] =>
  arrays.flatMap((array) =>
    array.rows.flatMap((row, r) =>
      row.flatMap((name, c) =>
        name === null
          ? []
          : [
              {
                name,
                array,
                text: array.role === 'weight' ? `${array.name}[${r}][${c}]` : `${array.name}[${c}]`,
              },
            ],
      ),
    ),
  )

const layerBlocks = (source: NetworkSource, arrays: NetworkArrays): readonly (readonly Line[])[] => {
  const numbers = leafNumbers(source)
  const numberOf = (name: string | null): string => float(name === null ? 0 : numbers.value(name))
  const first = new Map<string, string>()
  const tied = places(arrays).flatMap(({ name, text, array }) => {
    const known = first.get(name)
    if (known === undefined) first.set(name, text)
    return known === undefined ? [] : [{ array, text: `${text} = ${known}  # one number in two places` }]
  })
  return arrays.layers.map(({ layer, activation, neurons, weights, biases }) => [
    line(
      `# Layer ${layer}: ${neurons.length === 1 ? '1 neuron' : `${neurons.length} neurons`}${activation === 'identity' ? '' : `, ${activation}`}`,
    ),
    ...[weights, ...(biases ? [biases] : [])].flatMap((array) => [
      ...filledArray(array, array.name, valuesOf(array), numberOf, neurons),
      ...tied.filter((t) => t.array === array).map((t) => line(t.text)),
    ]),
  ])
}

/** The list of what is trained, and its names in that order. */
const trainedLines = (
  arrays: NetworkArrays,
): { readonly lines: readonly Line[]; readonly names: readonly string[] } => {
  const trained = new Set(arrays.model.parameters.filter((p) => p.trainable).map((p) => p.name))
  const learning = arrays.arrays.filter((a) => a.kind !== 'frozen')
  const inLearning = places(arrays).filter((p) => learning.includes(p.array))
  const names = [...new Set(inLearning.map((p) => p.name))].filter((name) => trained.has(name))
  const all = learning.map((a) => (a.role === 'weight' ? `*flat(${a.name})` : `*${a.name}`))
  const frozen = [
    ...inLearning.filter((p) => !trained.has(p.name)).map((p) => p.text),
    ...learning.flatMap((a) =>
      a.rows.flatMap((row) => row.flatMap((name, c) => (name === null ? [`${a.name}[${c}]`] : []))),
    ),
  ]
  const shared = inLearning.length !== new Set(inLearning.map((p) => p.name)).size
  return {
    names,
    lines: [
      ...(learning.some((a) => a.role === 'weight')
        ? [line('def flat(rows):'), line('    return [p for row in rows for p in row]'), BLANK]
        : []),
      ...(frozen.length > 0 ? listLines('frozen = {*', frozen, '}') : []),
      ...(shared
        ? listLines('trained = list(dict.fromkeys(', all, '))  # what stands in two places counts once')
        : listLines('trained = ', all, '')),
      ...(frozen.length > 0 ? [line('trained = [p for p in trained if p not in frozen]')] : []),
    ],
  }
}

const stateLines = (
  source: NetworkSource,
  names: readonly string[],
  { state }: SetOptimizer,
): readonly Line[] => {
  const numbers = leafNumbers(source)
  const kept =
    source.recipe.keepsGradients === true
      ? [
          line('# Gradients are never cleared: these are there already, and new ones are added to them.'),
          ...listLines(
            'for p, p.grad in zip(trained, ',
            names.map((n) => float(numbers.gradient(n))),
            '):',
          ),
          line('    pass'),
        ]
      : []
  return [
    ...state.flatMap(({ name, at }) => {
      const now = names.map((n) => numbers.state(n, at))
      return now.every((x) => Object.is(x, 0))
        ? [line(`${name} = [0.0] * len(trained)`)]
        : listLines(`${name} = `, now.map(float), '')
    }),
    ...kept,
  ]
}

/** A layered network in plain Python: a Value class in the style of micrograd, and lists of Values. */
export const plainNetwork = (source: NetworkSource): Code => {
  const { recipe } = source
  const arrays = networkArrays(source)
  const loss = codeOfLoss(arrays.model.loss)
  const optimizer = setOptimizer(recipe.optimizer, recipe.settings)
  const data = dataLines(source, LISTS)
  const single = recipe.samples.length === 1
  const last = arrays.layers.length
  const activations = arrays.layers.map((l) => l.activation).filter((a) => a !== 'identity')
  const calls = [...loss.plain.calls, ...activations]
  const trained = trainedLines(arrays)
  const learns = trained.names.length > 0

  const forward = arrays.layers.flatMap(({ layer, activation, weights, biases }) => {
    const below = `a${layer - 1}`
    const of = { passes: ['forward'], layers: [layer] } satisfies StepSelector
    const sums = biases
      ? `[dot(w, ${below}) + b for w, b in zip(${weights.name}, ${biases.name})]`
      : `[dot(w, ${below}) for w in ${weights.name}]`
    const fires =
      activation === 'identity' ? `z${layer}` : `[z.${valueMethod(activation)}() for z in z${layer}]`
    return [
      line(`z${layer} = ${sums}`, { ...of, roles: ['product', 'sum'] }),
      line(`a${layer} = ${fires}`, { ...of, roles: ['activation'] }),
    ]
  })
  const losses = line(`loss = ${loss.plain.value(`a${last}`, 't')}`, { passes: ['loss'] })
  const zeros =
    learns && recipe.keepsGradients !== true
      ? [line('for p in trained:'), line('    p.grad = 0.0', { kinds: ['zero'], computed: false })]
      : []
  const backward = learns
    ? [line(`loss.backward(${single ? '' : '1 / batch_size'})`, { kinds: ['seed', 'pull'], aside: true })]
    : []
  const titled = (title: string, lines: readonly Line[]): readonly Line[] =>
    lines.length > 0 ? [line(`# ${title}`), ...lines] : []
  const body = single
    ? [
        titled('Forward', forward),
        titled('Loss', [losses]),
        titled('Zero', zeros),
        titled('Backward', backward),
      ]
    : [
        [...rowLines(source), line('total = 0.0')],
        titled('Zero: gradients add up over the batch', zeros),
        [
          line('for row in rows:'),
          ...indented([
            line('a0, t = X[row], T[row]', { kinds: ['load'] }),
            BLANK,
            ...blocks([
              titled('Forward', forward),
              titled('Loss', [losses, line('total += loss.data / batch_size')]),
              titled('Backward', backward),
            ]),
          ]),
        ],
      ]
  const loop = [
    loopLine(source),
    ...indented(
      blocks([
        editLines(source, arrays, EDITS),
        ...body,
        titled(
          'Update',
          learns
            ? plainUpdate(optimizer, arrays.arrays.filter((a) => a.kind !== 'frozen').map(updateSteps))
            : [],
        ),
        [line(`print(iteration, ${single ? 'loss.data' : 'total'})`)],
      ]),
    ),
  ]
  const functions = functionsOf(calls)
  const needsMath = [...calls, ...functions].length > 0 || optimizer.state.length > 0
  return codeOf(
    blocks([
      headLines(source, 'in plain Python'),
      [...orderImport(source), ...(needsMath ? [line('import math')] : [])],
      ...functionLines(functions, 'math').map((lines) => lines.map((text) => line(text))),
      ...valueClass(calls, { kinds: ['zero'], computed: true, aside: true }),
      [
        line('def dot(weights, activations):'),
        line('    return sum(w * a for w, a in zip(weights, activations))'),
      ],
      [
        line('def values(numbers):'),
        line('    """The numbers of a list, or of a list of lists, as Values."""'),
        line('    return [values(x) if isinstance(x, list) else Value(x) for x in numbers]'),
      ],
      data.lines,
      ...layerBlocks(source, arrays),
      trained.lines,
      settingLines(source, optimizer.settings, batchOf(source)),
      stateLines(source, trained.names, optimizer),
      orderLines(source),
      updateFunction(optimizer, 'math.sqrt'),
      loop,
    ]),
    data.file,
  )
}
