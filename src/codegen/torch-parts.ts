import { indented, type Line, line } from './code.ts'
import { float, listLines, tableLines } from './literals.ts'
import type { SetOptimizer } from './optimizer-code.ts'
import { type CodeSource, leafNumbers, rateOf } from './source.ts'

/** The imports that PyTorch code of this text needs, and numbers as they are on the page: in double precision. */
export const torchImports = (text: string): readonly Line[] => [
  line('import torch'),
  ...(/\bF\./.test(text) ? [line('import torch.nn.functional as F')] : []),
  line(''),
  line('torch.set_default_dtype(torch.float64)'),
]

/** A tensor that an optimizer changes: the parameters it holds in rows, in one row (`true`), or its only one. */
export interface TrainedTensor {
  readonly name: string
  readonly rows: readonly (readonly (string | null)[])[]
  readonly flat: boolean | 'one'
}

const tensor = (
  open: string,
  { rows, flat }: TrainedTensor,
  of: (name: string) => number,
  close: string,
): readonly Line[] => {
  const numbers = rows.map((row) => row.map((name) => float(name === null ? 0 : of(name))))
  if (flat === 'one') return [line(`${open}torch.tensor(${numbers[0]![0]})${close}`)]
  return flat
    ? listLines(`${open}torch.tensor(`, numbers[0]!, `)${close}`)
    : tableLines(
        `${open}torch.tensor(`,
        numbers.map((items) => ({ items })),
        `)${close}`,
      )
}

/** `optimizer = torch.optim.Adam([W1, b1], lr=learning_rate)`, and what it keeps of each parameter by now. */
export const optimizerLines = (
  source: CodeSource,
  optimizer: SetOptimizer,
  trained: readonly TrainedTensor[],
): readonly Line[] => {
  const numbers = leafNumbers(source)
  const names = trained.map((t) => t.name)
  const climbs = rateOf(source) < 0
  const given = [`lr=${climbs ? '0.0' : 'learning_rate'}`, ...optimizer.torch.given]
  const made = [
    ...listLines(`optimizer = torch.optim.${optimizer.torch.name}(`, names, `, ${given.join(', ')})`),
    ...(climbs
      ? [
          line('# A negative rate, which climbs, is refused above, but taken here.'),
          line('optimizer.param_groups[0]["lr"] = learning_rate'),
        ]
      : []),
  ]
  if (optimizer.state.length === 0 || source.iteration === 0) return made
  const step = `"step": torch.tensor(${float(source.iteration)})`
  // SGD keeps no count.
  const first = optimizer.state[0]!.torch === 'momentum_buffer' ? [] : [line(`    ${step},`)]
  return [
    ...made,
    line('# What it keeps of each parameter, as it is by now.'),
    ...trained.flatMap((t) => [
      line(`optimizer.state[${t.name}] = {`),
      ...first,
      ...indented(
        optimizer.state.flatMap(({ torch, at }) =>
          tensor(`"${torch}": `, t, (name) => numbers.state(name, at), ','),
        ),
      ),
      line('}'),
    ]),
  ]
}

/** The gradients that are there already where they are never cleared. */
export const keptTensors = (source: CodeSource, trained: readonly TrainedTensor[]): readonly Line[] => {
  if (source.recipe.keepsGradients !== true) return []
  const numbers = leafNumbers(source)
  return [
    line('# Gradients are never cleared: these are there already, and new ones are added to them.'),
    ...trained.flatMap((t) => tensor(`${t.name}.grad = `, t, (name) => numbers.gradient(name), '')),
  ]
}
