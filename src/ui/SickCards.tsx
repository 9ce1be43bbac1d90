import type { MouseEvent, ReactElement } from 'react'
import type { Recipe } from '../models/recipe.ts'
import type { Building } from '../store/building.ts'
import { PresetCard, type StartingNetwork } from './PresetCard.tsx'

interface Sick extends StartingNetwork {
  readonly iteration: number
}

let made: readonly Sick[] | null = null

const sickOnes = (building: Building): readonly Sick[] => {
  made ??= building.sickNetworks.flatMap(({ text, ...sick }) => {
    const { recipe } = building.recipeOfText(text)
    return recipe === null ? [] : [{ ...sick, recipe }]
  })
  return made
}

/** Cards of networks that are sick, each in one way, at the iteration at which that is to be seen. */
export const SickCards = (props: {
  readonly building: Building
  /** What is open, as links write it. */
  readonly current: string
  readonly onChoose: (recipe: Recipe, iteration: number, event: MouseEvent) => void
}): ReactElement => (
  <>
    {sickOnes(props.building).map(({ iteration, ...network }) => (
      <PresetCard
        key={network.id}
        network={network}
        isCurrent={network.recipe.net === props.current}
        onChoose={(event) => props.onChoose(network.recipe, iteration, event)}
      />
    ))}
  </>
)
