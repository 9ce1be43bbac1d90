import { type ReactElement, useEffect, useRef } from 'react'
import './keys.css'
import { icons } from './icons.tsx'
import { toolTable } from './tool-table.ts'

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['Space'], 'Play or pause'],
  [['→', 'Page Down'], 'One step forward; clickers send these too'],
  [['←', 'Page Up'], 'One step back'],
  [['Shift →', 'Shift ←'], 'A step one size larger'],
  [['Alt →', 'Alt ←'], 'A step one size smaller'],
  [['Home', 'End'], 'First and last step of this sample; again: of this iteration'],
  [['[', ']'], 'The sample before and the next one, at the same step'],
  [['1', '2', '3', '4', '5'], 'Step by write, edge, neuron, layer, pass'],
  [
    ['Enter', 'Esc'],
    'On the stage: walk with the arrows; Enter again opens or closes a neuron, or changes a number; stop walking',
  ],
  [['Ctrl Z', 'Ctrl Shift Z'], 'Undo and redo a change'],
  [['Enter', 'Esc'], 'On a formula: walk its numbers with the arrows, and stop walking'],
  [['r', 'Shift R'], 'Run to the next stop; back to the previous one'],
  [['x', 'Alt click'], 'On the stage: set or remove a stop at what is walked or pointed to'],
  ...toolTable.map(({ letter, title }) => [[letter], `${title}: open and close`] as const),
  [['Alt Enter', 'Esc'], 'In a program: make the repair that is offered; back to the stage'],
  [['h'], 'Hold results: ask for each before it is shown'],
  [['m'], 'Maps of what each neuron says over the data: show and hide'],
  [['f', 'Esc'], 'Lecture view: stage, sentence and formula alone; and back'],
  [['b', '.'], 'A black screen, until any key or click'],
  [['?'], 'This list'],
]

/** The dialog that lists the keys. */
export const KeyList = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (!ref.current?.open) ref.current?.showModal()
  }, [])
  return (
    <dialog ref={ref} className="keys" aria-labelledby="keys-title" onClose={onClose} closedby="any">
      <header>
        <h2 id="keys-title">Keys</h2>
        <button type="button" className="button icon" aria-label="Close" onClick={() => ref.current?.close()}>
          {icons.close}
        </button>
      </header>
      <dl>
        {KEYS.map(([keys, meaning]) => (
          <div key={meaning} style={{ display: 'contents' }}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
