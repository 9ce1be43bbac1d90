/** The id of the Stage's element. */
export const STAGE_ID = 'stage'

/** Gives the Stage the focus, so that a lecturer's clicker goes on working after a click elsewhere. */
export const focusStage = (): void => document.getElementById(STAGE_ID)?.focus({ preventScroll: true })

/**
 * A click handler that gives the focus back to the Stage after a click with the pointer; clicks made by the keyboard
 * have no count and keep the focus where it is.
 */
export const returnFocusAfterPointer = (event: { readonly detail: number }): void => {
  if (event.detail > 0) focusStage()
}
