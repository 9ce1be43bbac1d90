import type { ReactElement } from 'react'

const picture = (d: string): ReactElement => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={d} />
  </svg>
)

/** The pictures on the buttons of the code tool. */
export const codeIcons = {
  copy: picture('M9 9h10v11H9zM15 9V4H5v11h4'),
  download: picture('M12 4v11M7 10.5l5 5 5-5M5 20h14'),
}
