import type { ReactElement } from 'react'
import type { Verdict } from '../engine/gradient-check.ts'

const PATHS: Readonly<Record<Verdict, string>> = {
  agrees: 'M3 8.5l3.5 3.5L13 4.5',
  rounding: 'M2.5 9.5c1.8-4 3.7-4 5.5-1.5s3.7 2.5 5.5-1.5',
  curvature: 'M2.5 13C3 6 7 3 13.5 3M2.5 9L9 2.5',
  kink: 'M2 12.5L7 5l7 4',
  notFinite: 'M8 8C6.5 5.500 5 5 4 5a3 3 0 0 0 0 6c1 0 2.500-.5 4-3s3-3 4-3a3 3 0 0 1 0 6c-1 0-2.500-.5-4-3z',
  disagrees: 'M4 4l8 8M12 4l-8 8',
}

/** A picture beside the word of a verdict. */
export const VerdictIcon = ({ verdict }: { readonly verdict: Verdict }): ReactElement => (
  <svg
    className="verdict-icon"
    viewBox="0 0 16 16"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.75"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={PATHS[verdict]} />
  </svg>
)
