import { type ReactElement, useState } from 'react'
import type { Evidence } from '../engine/evidence.ts'
import { diagnose, soundness } from '../explain/diagnosis.ts'
import { learningRateOf } from '../store/selectors.ts'
import { useApp, useAppStore } from './app-context.ts'
import './diagnosis.css'
import { FindingCard } from './FindingCard.tsx'
import { FindingIcon } from './finding-icons.tsx'
import { LayerTable } from './LayerTable.tsx'
import { openExample } from './open-example.ts'
import './picker.css'
import { SickCards } from './SickCards.tsx'
import { treatmentsOf } from './treatment.ts'
import { useEvidence } from './use-evidence.ts'
import { useNotation } from './use-notation.ts'
import { useBuilding } from './use-workshop.ts'
import { updatesWord } from './words.ts'

/** Networks that are sick, for whoever wants to see one. */
const SickOnes = (): ReactElement => {
  const store = useAppStore()
  const building = useBuilding()
  const current = useApp((s) => s.compiled.recipe.net ?? '')
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="sick-ones" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>Sick networks to look at</summary>
      {isOpen && building !== null && (
        <ul className="picker-shelf">
          <SickCards
            building={building}
            current={current}
            onChoose={(recipe, iteration, { currentTarget, detail }) => {
              openExample(store.getState(), recipe, iteration)
              const tool = currentTarget.closest<HTMLElement>('.tool')
              // A press by key takes the focus along, or the next Tab would lead back down here.
              if (detail === 0) tool?.focus({ preventScroll: true })
              tool?.scrollTo?.({ top: 0 })
              tool?.scrollIntoView?.({ block: 'nearest' })
            }}
          />
        </ul>
      )}
    </details>
  )
}

const Findings = ({ evidence }: { readonly evidence: Evidence }): ReactElement | null => {
  const { graph, schedule, recipe } = useApp((s) => s.compiled)
  const rate = useApp(learningRateOf)
  const isRunning = useApp((s) => s.run !== null)
  const notation = useNotation()
  if (notation === null) return null
  const findings = diagnose(evidence, { graph, schedule, notation })
  const { iteration } = evidence
  const treatments = treatmentsOf(findings, { evidence, build: recipe.build ?? null, rate })
  const count = findings.length === 1 ? '1 finding' : `${findings.length} findings, the worst first`
  const isSound = findings.length === 0
  return (
    <>
      <p
        className="diagnosis-said"
        aria-live={isRunning ? 'off' : 'polite'}
        data-sound={isSound || undefined}
      >
        {isSound && <FindingIcon of="sound" />}
        <span>
          {isSound
            ? soundness(evidence)
            : `After ${iteration.toLocaleString('en')} ${updatesWord(iteration)}: ${count}.`}
        </span>
      </p>
      <div className="findings" data-count={findings.length}>
        {findings.map((finding, i) => (
          <FindingCard key={`${finding.ailment} ${i}`} finding={finding} treatment={treatments[i] ?? null} />
        ))}
      </div>
      <details key={String(isSound)} className="layer-evidence" open={isSound}>
        <summary>Evidence</summary>
        <LayerTable evidence={evidence} graph={graph} letter={recipe.lossLetter} />
      </details>
    </>
  )
}

/** The tool that says in words what ails a training, by what it is told, and what to try. */
export const DiagnosisTool = (): ReactElement => {
  const isNetwork = useApp((s) => s.compiled.recipe.model.kind === 'network')
  const isTrained = useApp((s) => s.compiled.graph.parameters.length > 0)
  const evidence = useEvidence()
  return (
    <div className="diagnosis">
      <h2 className="sr-only">Diagnosis</h2>
      {!isNetwork ? (
        <p>A diagnosis looks at layers of neurons and how they are trained, and an expression has none.</p>
      ) : !isTrained ? (
        <p>Nothing of this network is trained. Train a weight, and it can be said how that goes.</p>
      ) : evidence === null ? (
        <p className="note">The numbers are on their way.</p>
      ) : (
        <Findings evidence={evidence} />
      )}
      <SickOnes />
    </div>
  )
}
