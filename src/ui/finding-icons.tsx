import type { ReactElement } from 'react'
import type { Ailment } from '../explain/diagnosis.ts'

const PATHS: Readonly<Record<Ailment | 'sound', string>> = {
  nonFinite: 'M8 8C6.5 5.500 5 5 4 5a3 3 0 0 0 0 6c1 0 2.500-.5 4-3s3-3 4-3a3 3 0 0 1 0 6c-1 0-2.500-.5-4-3z',
  rateTooHigh: 'M1.500 9l3-3 3 5.500 3-9L14 14',
  rateTooLow: 'M2 2.500V13.500H14M4.500 6c3 0 6 .75 9 .75',
  // Gradients come from the right.
  exploding: 'M2.500 13.500V2M6.500 13.500V7M10.500 13.500V10M14 13.500v-1',
  vanishing: 'M2.500 13.500v-1M6.500 13.500V11M10.500 13.500V7M14 13.500V2',
  dead: 'M1.500 13.500h13M5 3l6 6M11 3L5 9',
  saturated: 'M1.500 13h5c3 0 0-10 3-10h5',
  symmetric: 'M2.500 5.500h11M2.500 10.500h11',
  sound: 'M3 8.500l3.500 3.500L13 4.500',
}

/** A picture beside the title of a finding. */
export const FindingIcon = ({ of }: { readonly of: Ailment | 'sound' }): ReactElement => (
  <svg
    className="finding-icon"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[of]} />
  </svg>
)
