import type { ReactElement } from 'react'
import './maps.css'
import { useApp, useAppStore } from './app-context.ts'

const MapIcon = (): ReactElement => (
  <svg viewBox="0 0 20 20" aria-hidden="true" className="map-icon">
    <rect x="2.5" y="2.5" width="15" height="15" rx="3" />
    <path d="M2.5 12.5C7 12.5 7.5 6 17.5 6" />
    <path d="M1.5 18.5l17-17" />
  </svg>
)

/** Shows and hides what each neuron says over the field of the data. */
export const MapsButton = (): ReactElement => {
  const store = useAppStore()
  const maps = useApp((s) => s.maps)
  return (
    <button
      type="button"
      className="button icon"
      aria-label="Maps"
      aria-pressed={maps}
      aria-keyshortcuts="m"
      title={`${maps ? 'Hide' : 'Show'} what each neuron says over the data (m)`}
      onClick={() => store.getState().setMaps(!maps)}
    >
      <MapIcon />
    </button>
  )
}
