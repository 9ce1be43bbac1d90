import '../../src/fonts/fonts.css'
import './gallery.css'
import { onLight } from './recolour.ts'

const pictures = import.meta.glob<string>('./*.svg', { query: '?raw', import: 'default', eager: true })

const figure = ([path, svg]: [string, string]): HTMLElement => {
  const caption = document.createElement('figcaption')
  caption.textContent = path.replace(/^\.\/|\.svg$/g, '')
  const grounds = document.createElement('div')
  grounds.className = 'grounds'
  for (const printed of [svg, onLight(svg)]) {
    if (printed === null) continue
    const ground = document.createElement('div')
    ground.innerHTML = printed
    grounds.append(ground)
  }
  const element = document.createElement('figure')
  element.append(caption, grounds)
  return element
}

document.querySelector('main')?.append(...Object.entries(pictures).map(figure))
