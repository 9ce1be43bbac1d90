import type { MouseEvent, ReactElement } from 'react'
import type { Recipe } from '../models/recipe.ts'
import type { Building } from '../store/building.ts'
import { PresetCard, type StartingNetwork } from './PresetCard.tsx'

let made: readonly StartingNetwork[] | null = null

/** The networks to start from, built once. */
export const startingNetworks = (building: Building): readonly StartingNetwork[] => {
  made ??= building.presets.flatMap(({ id, title, teaches, text }) => {
    const { recipe } = building.recipeOfText(text)
    return recipe === null ? [] : [{ id, title, teaches, recipe }]
  })
  return made
}

/** Cards of networks to start from, and one for a table of one's own. */
export const PresetCards = (props: {
  readonly building: Building
  /** What is open, as links write it. */
  readonly current: string
  readonly onChoose: (recipe: Recipe, event: MouseEvent) => void
  readonly onOwn: (event: MouseEvent) => void
}): ReactElement => {
  const { building, current, onChoose, onOwn } = props
  return (
    <>
      {startingNetworks(building).map((network) => (
        <PresetCard
          key={network.id}
          network={network}
          isCurrent={network.recipe.net === current}
          onChoose={(event) => onChoose(network.recipe, event)}
        />
      ))}
      <li>
        <svg className="thumbnail" viewBox="0 0 64 44" aria-hidden="true">
          <path d="M12 9H52V35H12ZM12 17H52M12 26H52M25 9V35M39 9V35" />
        </svg>
        <div className="about">
          <h3>
            <button type="button" className="choose" onClick={onOwn}>
              Your own data
            </button>
          </h3>
          <p>Paste a table, drop a file, or type a single sample by hand.</p>
        </div>
      </li>
    </>
  )
}
