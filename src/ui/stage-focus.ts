/** The id of the Stage's element. */
export const STAGE_ID = 'stage'

/** The id of the open tool's element. */
export const TOOL_ID = 'tool'

/** Gives the Stage the focus, so that a lecturer's clicker goes on working after a click elsewhere. */
export const focusStage = (): void => document.getElementById(STAGE_ID)?.focus({ preventScroll: true })

/**
 * A click handler that gives the focus back to the Stage after a click with the pointer; clicks made by the keyboard
 * have no count and keep the focus where it is.
 */
export const returnFocusAfterPointer = (event: { readonly detail: number }): void => {
  if (event.detail > 0) focusStage()
}

/** Leads Tab into the tool that was opened by its letter, or back to the Stage from one that was closed by it. */
export const followTool = (opens: boolean): void => {
  const wasIn = document.getElementById(TOOL_ID)?.contains(document.activeElement) === true
  requestAnimationFrame(() => {
    const tool = document.getElementById(TOOL_ID)
    if (!opens && wasIn) focusStage()
    else if (opens && tool !== null && !tool.contains(document.activeElement))
      tool.focus({ preventScroll: true })
  })
}
