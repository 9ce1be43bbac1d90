import type { runTowards } from './run-towards.ts'
import type { Training } from './training.ts'

/** What trains: what the beginning does without. */
export interface Trainer {
  readonly Training: typeof Training
  readonly runTowards: typeof runTowards
}

let trainer: Trainer | null = null

/** Loads what trains; at once where it is there. */
export const loadTrainer = async (): Promise<Trainer> => {
  if (trainer) return trainer
  const [{ Training }, { runTowards }] = await Promise.all([
    import('./training.ts'),
    import('./run-towards.ts'),
  ])
  trainer = { Training, runTowards }
  return trainer
}
