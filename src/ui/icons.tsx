import type { ReactElement, ReactNode } from 'react'

const solid = (...paths: string[]): ReactElement => (
  <svg
    viewBox="0 0 20 20"
    fill="currentColor"
    stroke="currentColor"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {paths.map((d) => (
      <path key={d} d={d} />
    ))}
  </svg>
)

const line = (children: ReactNode): ReactElement => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
)

/** The pictures on buttons; their buttons carry the names. */
export const icons = {
  first: solid('M15.5 4.5v11l-8-5.5z', 'M4.5 4.5h1.6v11H4.5z'),
  back: solid('M13.5 4.5v11l-8-5.5z'),
  play: solid('M6 3.5v13l10-6.5z'),
  pause: solid('M5 4h3.4v12H5z', 'M11.6 4H15v12h-3.4z'),
  forward: solid('M6.5 4.5v11l8-5.5z'),
  last: solid('M4.5 4.5v11l8-5.5z', 'M13.9 4.5h1.6v11h-1.6z'),
  link: line(
    <>
      <path d="M10 14a4.5 4.5 0 0 0 6.6.4l3-3a4.5 4.5 0 0 0-6.4-6.4l-1.4 1.4" />
      <path d="M14 10a4.5 4.5 0 0 0-6.6-.4l-3 3a4.5 4.5 0 0 0 6.4 6.4l1.4-1.4" />
    </>,
  ),
  check: line(<path d="M5 12.5 10 17.5 19.5 7" />),
  theme: line(
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17z" fill="currentColor" />
    </>,
  ),
  operations: line(
    <>
      <path d="M8 7.5l5.5 3M8 16.5l5.5-3" />
      <circle cx="5.5" cy="6.5" r="2.5" />
      <circle cx="5.5" cy="17.5" r="2.5" />
      <circle cx="17" cy="12" r="3.75" />
    </>,
  ),
  grow: line(<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5" />),
  shrink: line(<path d="M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5" />),
  help: line(
    <>
      <path d="M8.5 8.8a3.6 3.6 0 1 1 5.2 3.2c-1.1.6-1.7 1.2-1.7 2.6" />
      <path d="M12 18.6v.1" strokeWidth="2.8" />
    </>,
  ),
  close: line(<path d="M6 6l12 12M18 6 6 18" />),
  more: line(<path d="M5 12h.1M12 12h.1M19 12h.1" strokeWidth="3.4" />),
  plus: line(<path d="M12 5v14M5 12h14" />),
  minus: line(<path d="M5 12h14" />),
  undo: line(<path d="M8 5 4 9l4 4M4.5 9H14a5 5 0 0 1 0 10h-3" />),
  redo: line(<path d="M16 5l4 4-4 4M19.5 9H10a5 5 0 0 0 0 10h3" />),
  tools: line(<path d="M4 7h9M19 7h1M4 17h1M11 17h9M16 4.6v4.8M8 14.6v4.8" />),
  table: line(<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14" />),
}

/** Backstep's mark: values go right, gradients come back. */
export const Logo = (): ReactElement => (
  <svg
    viewBox="0 0 24 24"
    fill="none"
    strokeWidth="2.6"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path stroke="var(--value)" d="M3 7.5h15.5M14 3l4.5 4.5L14 12" />
    <path stroke="var(--gradient)" d="M21 16.5H5.5M10 12l-4.5 4.5L10 21" />
  </svg>
)
