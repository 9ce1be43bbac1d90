import type { OperationLayout, OperationPlace } from '../layout/layout.ts'
import type { Mark } from './mark.ts'
import { innerMarks } from './opened-glyph.ts'
import { type OperationLook, operationMarks } from './operation-glyph.ts'
import type { View } from './view.ts'

/** A glyph with everything that belongs to it: of a plain graph or of an opened neuron; nothing of what others draw. */
export const glyphMarks = (
  view: View<OperationLayout>,
  place: OperationPlace,
  look: OperationLook,
): readonly Mark[] => {
  if (place.inner) return innerMarks(view, place.inner, look).filter(({ alpha }) => alpha !== 0)
  return place.kind === 'aside' ? [] : operationMarks(view, place, look)
}
