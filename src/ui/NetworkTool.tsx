import { type ReactElement, useEffect, useRef } from 'react'
import './build.css'
import './network.css'
import './picker.css'
import { useApp, useAppStore } from './app-context.ts'
import { BatchFields } from './BatchFields.tsx'
import { LayerColumns } from './LayerColumns.tsx'
import { LossColumn } from './LossColumn.tsx'
import { OptimizerFields } from './OptimizerFields.tsx'
import { openExample } from './open-example.ts'
import { ownDraftOf } from './own-draft.ts'
import { PresetCards } from './PresetCards.tsx'
import { useBuilding, useWorkshop } from './use-workshop.ts'
import { WeightFields } from './WeightFields.tsx'

/** From so many hidden layers on the columns take the whole width, and the loss stands below them. */
const DEEP = 3

/** The tool in which a network is built: its layers, its loss, its weights, its optimizer and its iterations. */
export const NetworkTool = (): ReactElement => {
  const store = useAppStore()
  const building = useBuilding()
  const workshop = useWorkshop()
  const title = useApp((s) => s.compiled.recipe.title)
  const box = useRef<HTMLDivElement>(null)
  const isBuilt = workshop?.recipe.build !== undefined
  const offered = useRef(false)
  // The card that was chosen is gone: the network that came of it takes its focus.
  useEffect(() => {
    if (isBuilt && offered.current && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('.layer-add')?.focus({ preventScroll: true })
    offered.current = building !== null && !isBuilt
  }, [building, isBuilt])
  if (building === null) return <p className="note">The builder is on its way.</p>
  if (workshop === null || !isBuilt)
    return (
      <div className="network-start">
        <h2>Build a network of your own</h2>
        <p>
          Start from one of these; every part of it can be changed. It takes the place of {title}; Undo brings
          that back.
        </p>
        <ul className="picker-shelf">
          <PresetCards
            building={building}
            current=""
            onChoose={(recipe) => openExample(store.getState(), recipe)}
            onOwn={() => {
              ownDraftOf(store).setState({ open: true })
              store.getState().showTool('data')
            }}
          />
        </ul>
      </div>
    )
  const isDeep = workshop.build.hidden.length >= DEEP
  return (
    <div className="network" ref={box} data-deep={isDeep || undefined}>
      <div className="network-top">
        <LayerColumns workshop={workshop} />
        {!isDeep && <LossColumn workshop={workshop} />}
      </div>
      <div className="network-groups">
        {isDeep && <LossColumn workshop={workshop} />}
        <WeightFields workshop={workshop} />
        <OptimizerFields workshop={workshop} />
        <BatchFields workshop={workshop} />
      </div>
    </div>
  )
}
