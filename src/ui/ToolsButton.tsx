import type { ReactElement } from 'react'
import { useApp } from './app-context.ts'
import { icons } from './icons.tsx'

/** Opens and closes the tools where small pages have no room for their tabs. */
export const ToolsButton = (): ReactElement => {
  const open = useApp((s) => s.tool !== null)
  const showTool = useApp((s) => s.showTool)
  return (
    <button
      type="button"
      className="button icon tools-button"
      aria-label="Tools"
      title="Tools: network, data, train, diagnosis, expression, paths, gradient check, nudge, stops, code"
      aria-expanded={open}
      onClick={() => showTool(open ? null : 'expression')}
    >
      {icons.tools}
    </button>
  )
}
