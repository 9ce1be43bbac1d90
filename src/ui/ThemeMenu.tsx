import { type ReactElement, useId } from 'react'
import type { ThemeChoice } from '../store/state.ts'
import { useApp } from './app-context.ts'
import { icons } from './icons.tsx'

const CHOICES: readonly (readonly [ThemeChoice, string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['projector', 'Projector'],
]

/** A button that unfolds the choice of theme. */
export const ThemeMenu = (): ReactElement => {
  const id = useId()
  const theme = useApp((s) => s.theme)
  const setTheme = useApp((s) => s.setTheme)
  return (
    <>
      <button
        type="button"
        className="button icon"
        aria-label="Theme"
        title="Theme"
        popoverTarget={id}
        aria-haspopup="dialog"
      >
        {icons.theme}
      </button>
      <div id={id} popover="auto" className="menu" role="dialog" aria-label="Theme">
        <fieldset>
          <legend className="sr-only">Theme</legend>
          {CHOICES.map(([choice, name]) => (
            <label key={choice}>
              <input
                type="radio"
                name="theme"
                value={choice}
                checked={theme === choice}
                onChange={() => setTheme(choice)}
              />
              {name}
            </label>
          ))}
        </fieldset>
      </div>
    </>
  )
}
