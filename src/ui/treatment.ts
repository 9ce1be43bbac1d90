import type { Evidence } from '../engine/evidence.ts'
import type { Finding } from '../explain/diagnosis.ts'
import { formatNumber } from '../explain/format.ts'
import { losing } from '../explain/loss-course.ts'
import type { ActivationName, Build, Initialization } from '../models/build.ts'
import type { AppActions } from '../store/state.ts'

/** One change that may help, and what the button says that makes it. */
export interface Treatment {
  readonly words: string
  /** Another learning rate, from the beginning on or from the iteration in view on; or another build. */
  readonly change:
    | { readonly kind: 'rate'; readonly rate: number; readonly startsOver: boolean }
    | { readonly kind: 'build'; readonly build: Build }
}

/** What a treatment is chosen by: what is built, null where nothing was, and the learning rate in force. */
export interface Patient {
  readonly evidence: Evidence
  readonly build: Build | null
  readonly rate: number
}

const withRate = (rate: number, times: number, startsOver: boolean): Treatment | null => {
  const next = Number((rate * times).toPrecision(1))
  if (!(next > 0 && next !== rate)) return null
  const words = `${startsOver ? 'Start over' : 'Go on from here'} with η = ${formatNumber(next)}`
  return { words, change: { kind: 'rate', rate: next, startsOver } }
}

const INITIALIZATIONS: Partial<Readonly<Record<Initialization, string>>> = { he: 'He’s', xavier: 'Xavier’s' }

/** Drawn as suits the layers; null where that is so already. */
const withUsualWeights = (build: Build): Treatment | null => {
  const isBent = build.hidden.some(({ activation }) => /relu/i.test(activation))
  const initialization: Initialization = isBent ? 'he' : 'xavier'
  if (build.initialization === 'he' || build.initialization === 'xavier') return null
  const words = `Rebuild with ${INITIALIZATIONS[initialization]} initialization`
  return { words, change: { kind: 'build', build: { ...build, initialization } } }
}

/** Another function in all hidden layers that have this one; null where none has. */
const withFunction = (
  build: Build,
  from: ActivationName,
  to: ActivationName,
  words: string,
): Treatment | null => {
  if (!build.hidden.some(({ activation }) => activation === from)) return null
  const hidden = build.hidden.map((l) => (l.activation === from ? { ...l, activation: to } : l))
  return { words: `Rebuild with ${words}`, change: { kind: 'build', build: { ...build, hidden } } }
}

type Choose = (build: Build) => Treatment | null

const ofBuild: Partial<Readonly<Record<Finding['ailment'], Choose>>> = {
  symmetric: withUsualWeights,
  exploding: withUsualWeights,
  saturated: (build) =>
    withUsualWeights(build) ??
    withFunction(build, 'sigmoid', 'relu', 'ReLU instead of the sigmoid') ??
    withFunction(build, 'tanh', 'relu', 'ReLU instead of tanh'),
  vanishing: (build) =>
    withFunction(build, 'sigmoid', 'tanh', 'tanh instead of the sigmoid') ?? withUsualWeights(build),
  dead: (build) => withFunction(build, 'relu', 'leakyRelu', 'leaky ReLU instead of ReLU'),
}

/** The one change to try first against a finding; null where there is no single clear one. */
export const treatmentOf = ({ ailment }: Finding, patient: Patient): Treatment | null => {
  const { build, rate, evidence } = patient
  const built = build === null ? null : (ofBuild[ailment]?.(build) ?? null)
  if (built !== null) return built
  if (ailment === 'rateTooLow') return withRate(rate, 10, false)
  if (ailment === 'rateTooHigh')
    return losing(evidence.losses)?.kind === 'swings'
      ? withRate(rate, 1 / 3, false)
      : withRate(rate, 0.1, true)
  return ailment === 'exploding' || ailment === 'nonFinite' ? withRate(rate, 0.1, true) : null
}

/** What to try against each finding; what two of them ask for is offered once. */
export const treatmentsOf = (
  findings: readonly Finding[],
  patient: Patient,
): readonly (Treatment | null)[] => {
  const offered = new Set<string>()
  return findings.map((finding) => {
    const treatment = treatmentOf(finding, patient)
    if (treatment === null || offered.has(treatment.words)) return null
    offered.add(treatment.words)
    return treatment
  })
}

/** Makes the change; what cannot be built is said. */
export const treat = async (app: AppActions, { change }: Treatment): Promise<void> => {
  if (change.kind === 'rate') {
    if (change.startsOver) app.goToIteration(0)
    app.edit('learningRate', change.rate)
    return
  }
  const built = await app.putBuild(change.build)
  if (!built.ok) app.notify(`Nothing was changed: ${built.problems[0]?.message ?? 'it cannot be built'}`)
}
