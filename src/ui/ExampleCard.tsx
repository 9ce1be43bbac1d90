import type { MouseEvent, ReactElement } from 'react'
import type { Recipe } from '../models/recipe.ts'
import type { Example } from '../store/examples.ts'
import { Thumbnail } from './Thumbnail.tsx'

/** What a card needs to know. */
export interface ExampleCardProps {
  readonly example: Example
  /** The id of the recipe that is open. */
  readonly current: string
  readonly onChoose: (recipe: Recipe, event: MouseEvent) => void
}

const now = <span className="now">open now</span>

/** A worked example: its picture, title and source, what it teaches, and its variants. */
export const ExampleCard = ({ example, current, onChoose }: ExampleCardProps): ReactElement => {
  const { recipe, teaches, variants } = example
  const isOpen = recipe.id === current
  return (
    <li data-current={isOpen || variants.some((v) => v.recipe.id === current) || undefined}>
      <Thumbnail recipe={recipe} />
      <div className="about">
        <h3>
          <button
            type="button"
            className="choose"
            aria-current={isOpen || undefined}
            onClick={(event) => onChoose(recipe, event)}
          >
            {recipe.title}
          </button>
          {isOpen && now}
        </h3>
        <p className="source">{recipe.source || recipe.program?.split('\n').at(-1)}</p>
        <p>{teaches}</p>
        {variants.length > 0 && (
          <p className="variants">
            <span>Also:</span>
            {variants.map((variant) => (
              <span key={variant.recipe.id}>
                <button
                  type="button"
                  aria-current={variant.recipe.id === current || undefined}
                  onClick={(event) => onChoose(variant.recipe, event)}
                >
                  {variant.words}
                </button>
                {variant.recipe.id === current && now}
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  )
}
