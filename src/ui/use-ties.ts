import { useEffect } from 'react'

/** The numbers of the panel "This step" that are tied to cells, in reading order. */
export const tiedNumbers = (within: ParentNode = document): readonly Element[] =>
  [...within.querySelectorAll('.this-step [data-cell], .formula-box [data-cell]')].filter(
    (element) => cellOf(element) >= 0,
  )

/** The cell an element's number stands in, -1 where it stands in none. */
export const cellOf = (element: Element): number => Number(element.getAttribute('data-cell') ?? -1)

/** Marks the same numbers in sentence and formula, until others are pointed at or the moment changes. */
export const useTies = (
  pointed: { readonly cells: readonly number[] } | null,
  moment: object | null,
): void => {
  useEffect(() => {
    if (pointed === null || moment === null) return
    const tied = tiedNumbers().filter((element) => pointed.cells.includes(cellOf(element)))
    for (const element of tied) element.setAttribute('data-tied', '')
    return () => {
      for (const element of tied) element.removeAttribute('data-tied')
    }
  }, [pointed, moment])
}
