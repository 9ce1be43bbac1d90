import type { ReactElement } from 'react'
import './maps.css'

/** What the colours of maps mean: from low to high. */
export const MapLegend = (): ReactElement => (
  <li className="map-legend">
    response: low
    <span className="map-scale" aria-hidden="true" />
    high
  </li>
)
