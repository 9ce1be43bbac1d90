import type { MouseEvent, ReactElement } from 'react'
import type { Recipe } from '../models/recipe.ts'
import { Thumbnail } from './Thumbnail.tsx'

/** A network to start from, with its recipe. */
export interface StartingNetwork {
  readonly id: string
  readonly title: string
  readonly teaches: string
  readonly recipe: Recipe
}

/** The card of a network to start from. */
export const PresetCard = (props: {
  readonly network: StartingNetwork
  readonly isCurrent: boolean
  readonly onChoose: (event: MouseEvent) => void
}): ReactElement => {
  const { network, isCurrent, onChoose } = props
  return (
    <li data-current={isCurrent || undefined}>
      <Thumbnail recipe={network.recipe} />
      <div className="about">
        <h3>
          <button type="button" className="choose" aria-current={isCurrent || undefined} onClick={onChoose}>
            {network.title}
          </button>
          {isCurrent && <span className="now">open now</span>}
        </h3>
        <p>{network.teaches}</p>
      </div>
    </li>
  )
}
