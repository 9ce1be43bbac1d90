import { type Line, line } from './code.ts'
import type { SetOptimizer } from './optimizer-code.ts'
import type { StepSelector } from './selector.ts'
import { isPlain } from './update-code.ts'

/** The update of everything that is trained. */
export const plainUpdate = (optimizer: SetOptimizer, steps: readonly StepSelector[]): readonly Line[] => {
  if (isPlain(optimizer))
    return [line('for p in trained:'), line('    p.data -= learning_rate * p.grad', ...steps)]
  const state = optimizer.state.map((s) => `${s.name}[i]`)
  const given = ['p.data', 'p.grad', ...state, ...(optimizer.counts ? ['iteration + 1'] : [])]
  return [
    line('for i, p in enumerate(trained):'),
    line(`    ${['p.data', ...state].join(', ')} = update(${given.join(', ')})`, ...steps),
  ]
}
