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
  const before = document.activeElement
  const wasIn = document.getElementById(TOOL_ID)?.contains(before) === true
  requestAnimationFrame(() => {
    if (!opens) {
      if (wasIn) focusStage()
      return
    }
    const tool = document.getElementById(TOOL_ID)
    const now = document.activeElement
    // What had the focus in the tool before goes with that tool.
    if (tool !== null && (now === before || !tool.contains(now))) tool.focus({ preventScroll: true })
  })
}
