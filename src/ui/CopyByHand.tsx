import { type ReactElement, useEffect, useRef } from 'react'
import './copy-by-hand.css'

/** What copying by hand needs to know. */
export interface CopyByHandProps {
  readonly link: string
  readonly onClose: () => void
}

/** The link in a field, selected, for browsers that do not let the page copy. */
export const CopyByHand = ({ link, onClose }: CopyByHandProps): ReactElement => {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  return (
    <div
      className="menu by-hand"
      role="dialog"
      aria-label="Copy the link by hand"
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <label>
        This browser does not let the page copy. Copy the selected link with Ctrl+C or ⌘C.
        <input ref={field} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" className="button" onClick={onClose}>
        Close
      </button>
    </div>
  )
}
