import { type ReactElement, useEffect, useRef } from 'react'
import './keys.css'
import { icons } from './icons.tsx'

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['Space'], 'Play or pause'],
  [['→', 'Page Down'], 'One step forward; clickers send these too'],
  [['←', 'Page Up'], 'One step back'],
  [['Shift →', 'Shift ←'], 'A step one size larger'],
  [['Alt →', 'Alt ←'], 'A step one size smaller'],
  [['Home', 'End'], 'First and last step of this iteration'],
  [['1', '2', '3', '4', '5'], 'Step by write, edge, neuron, layer, pass'],
  [['Enter', 'Esc'], 'On the stage: walk with the arrows, Enter again changes a number; stop walking'],
  [['Ctrl Z', 'Ctrl Shift Z'], 'Undo and redo a change'],
  [['Enter', 'Esc'], 'On a formula: walk its numbers with the arrows, and stop walking'],
  [['f'], 'Full screen'],
  [['?'], 'This list'],
]

/** What the key list needs to know. */
export interface KeyListProps {
  readonly open: boolean
  readonly onClose: () => void
}

/** The dialog that lists the keys. */
export const KeyList = ({ open, onClose }: KeyListProps): ReactElement => {
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (open && !dialog?.open) dialog?.showModal()
    if (!open && dialog?.open) dialog.close()
  }, [open])
  return (
    <dialog ref={ref} className="keys" aria-labelledby="keys-title" onClose={onClose} closedby="any">
      <header>
        <h2 id="keys-title">Keys</h2>
        <button type="button" className="button icon" aria-label="Close" onClick={onClose}>
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
