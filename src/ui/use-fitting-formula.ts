import { useEffect } from 'react'

/** Formulas are made this much smaller at a time, and no smaller than this. */
const LESS = 0.96
const LEAST = 0.6

/** Makes the formula smaller until all of it is in its box: nobody scrolls in a hall. */
const fit = (): void => {
  const box = document.querySelector<HTMLElement>('.hall .this-step .formula-box')
  const formula = box?.firstElementChild?.firstElementChild
  if (!box || !formula) return
  const isTooLarge = (): boolean => {
    // The box of the formula is held to the width around it; what is wider overflows it.
    const { width, height } = formula.getBoundingClientRect()
    const isWide = Math.max(width, formula.scrollWidth, box.scrollWidth) > box.clientWidth + 1
    return isWide || height > box.clientHeight + 1
  }
  for (let scale = 1; scale > LEAST; scale *= LESS) {
    box.style.setProperty('--fit', String(scale))
    if (!isTooLarge()) return
  }
}

/** Fits each formula of This step into the hall's strip, whatever it becomes and whenever the strip changes its size. */
export const useFittingFormula = (): void => {
  useEffect(() => {
    const panel = document.querySelector('.app > aside')
    if (panel === null) return
    const formulas = new MutationObserver(fit)
    const sizes = new ResizeObserver(fit)
    formulas.observe(panel, { childList: true, characterData: true, subtree: true })
    sizes.observe(panel)
    void document.fonts?.ready.then(fit)
    return () => {
      formulas.disconnect()
      sizes.disconnect()
    }
  }, [])
}
