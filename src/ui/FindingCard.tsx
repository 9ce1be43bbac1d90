import type { ReactElement } from 'react'
import type { NonFinitePlace } from '../engine/evidence.ts'
import type { Finding } from '../explain/diagnosis.ts'
import type { AppActions } from '../store/state.ts'
import { useApp, useAppStore } from './app-context.ts'
import { FindingNeurons } from './FindingNeurons.tsx'
import { FindingIcon } from './finding-icons.tsx'
import { type Treatment, treat } from './treatment.ts'

const goToPlace = (app: AppActions, { iteration, sample, step }: NonFinitePlace): void => {
  app.goToIteration(iteration, 0)
  app.goTo(step + 1, undefined, sample)
}

/** What ails a training: its evidence, where it is to be seen, and what to try. */
export const FindingCard = (props: {
  readonly finding: Finding
  readonly treatment: Treatment | null
}): ReactElement => {
  const { finding, treatment } = props
  const store = useAppStore()
  const { graph } = useApp((s) => s.compiled)
  const { ailment, title, advice, nodes, place } = finding
  return (
    <article className="finding" data-ailment={ailment} aria-label={title}>
      <h3>
        <FindingIcon of={ailment} />
        {title}
      </h3>
      <p>{finding.evidence}</p>
      <FindingNeurons graph={graph} nodes={nodes} />
      <p>
        <b>Try:</b> {advice}
      </p>
      {(place !== null || treatment !== null) && (
        <p className="finding-acts">
          {place !== null && (
            <button type="button" className="button" onClick={() => goToPlace(store.getState(), place)}>
              Go to the step
            </button>
          )}
          {treatment !== null && (
            <button
              type="button"
              className="button"
              title="Undo takes it back"
              onClick={() => void treat(store.getState(), treatment)}
            >
              {treatment.words}
            </button>
          )}
        </p>
      )}
    </article>
  )
}
