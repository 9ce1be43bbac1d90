import { networkArrays } from './arrays.ts'
import { blocks, type Code, codeOf, indented, type Line, line } from './code.ts'
import { type EditWriter, editLines } from './edit-code.ts'
import { codeOfLoss } from './loss-code.ts'
import { codeOfOp } from './op-code.ts'
import { setOptimizer } from './optimizer-code.ts'
import { arrayLines, freeLines } from './parameter-code.ts'
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
import { batchOf, type NetworkSource } from './source.ts'
import { keptTensors, optimizerLines, torchImports } from './torch-parts.ts'
import { updateSteps } from './update-code.ts'

const TORCH = { open: 'torch.tensor(', close: ')', trained: ', requires_grad=True)' }

const EDITS: EditWriter = {
  place: (array, column, row, value) =>
    `${array}.data[${row === null ? column : `${row}, ${column}`}] = ${value}`,
  rate: (value) => `optimizer.param_groups[0]["lr"] = ${value}`,
  mixes: true,
}

/** A layered network in PyTorch: tensors, autograd and an optimizer of torch.optim, a whole batch at a time. */
export const torchNetwork = (source: NetworkSource): Code => {
  const { recipe } = source
  const arrays = networkArrays(source)
  const loss = codeOfLoss(arrays.model.loss)
  const optimizer = setOptimizer(recipe.optimizer, recipe.settings)
  const data = dataLines(source, TORCH, true)
  const single = recipe.samples.length === 1
  const last = arrays.layers.length
  const free = freeLines(arrays, source, TORCH, 'torch.cat([free, fixed])')
  const trained = [
    ...arrays.arrays
      .filter((a) => a.kind === 'trained')
      .map((a) => ({ name: a.name, rows: a.rows, flat: a.role === 'bias' })),
    ...(arrays.free.length > 0 ? [{ name: 'free', rows: [arrays.free], flat: true }] : []),
  ]
  const learns = trained.length > 0
  const learning = arrays.arrays.filter((a) => a.kind !== 'frozen')

  const forward = [
    line('def forward(a0):'),
    ...indented([
      ...free.assembly,
      ...arrays.layers.flatMap(({ layer, activation, weights, biases }) => {
        const of = { passes: ['forward'], layers: [layer] } satisfies StepSelector
        return [
          line(`z${layer} = a${layer - 1} @ ${weights.name}.T${biases ? ` + ${biases.name}` : ''}`, {
            ...of,
            roles: ['product', 'sum'],
          }),
          line(`a${layer} = ${codeOfOp(activation).torch([`z${layer}`])}`, { ...of, roles: ['activation'] }),
        ]
      }),
      line(`return a${last}`),
    ]),
  ]
  const output = `a${last}`
  const rows = single ? ['X', 'T'] : ['X[rows]', 'T[rows]']
  const perSample = loss.torch(output, 't')
  const mean = /^[\w.]+\([^()]*\)[\w.]*\([^()]*\)$/.test(perSample)
    ? `${perSample}.mean()`
    : `(${perSample}).mean()`
  const body: readonly (readonly Line[])[] = [
    editLines(source, arrays, EDITS),
    [
      ...(single ? [] : rowLines(source)),
      line(`a0, t = ${rows.join(', ')}`, { kinds: ['load'] }),
      line(`${output} = forward(a0)`, { passes: ['forward'], aside: true }),
      line(`loss = ${mean}`, { passes: ['loss'] }),
    ],
    learns
      ? [
          ...(recipe.keepsGradients ? [] : [line('optimizer.zero_grad()', { kinds: ['zero'] })]),
          line('loss.backward()', { kinds: ['seed', 'pull'] }),
          line('optimizer.step()', ...learning.map(updateSteps)),
        ]
      : [],
    [line('print(iteration, loss.item())')],
  ]
  const lines = [
    ...arrayLines(source, arrays, TORCH),
    free.definitions,
    settingLines(source, learns ? optimizer.settings : [], batchOf(source)),
  ]
  const text = [...forward, ...body.flat()].map((l) => l.text).join('\n')
  return codeOf(
    blocks([
      headLines(source, 'in PyTorch'),
      [...orderImport(source), ...torchImports(text)],
      data.lines,
      ...lines,
      orderLines(source),
      forward,
      learns ? optimizerLines(source, optimizer, trained) : [],
      keptTensors(source, trained),
      [loopLine(source), ...indented(blocks(body))],
    ]),
    data.file,
  )
}
