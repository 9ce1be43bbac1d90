import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'

const HERE = dirname(fileURLToPath(import.meta.url))

/** Where pictures are kept, and whether they are to be written. */
export interface PictureSettings {
  readonly folder: string
  readonly update: boolean
  readonly ci: boolean
}

const settingsFromEnvironment = (): PictureSettings => ({
  folder: HERE,
  update: process.env.UPDATE_PICTURES === '1',
  ci: Boolean(process.env.CI),
})

/**
 * Expects an SVG to be the committed picture `<name>.svg` to the byte. A picture that is not there yet is written, except
 * in CI, where it fails; `UPDATE_PICTURES=1` writes whatever it is given.
 */
export const expectPicture = (name: string, svg: string, settings = settingsFromEnvironment()): void => {
  const { folder, update, ci } = settings
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw new Error(`A picture is named in kebab-case, not "${name}".`)
  const file = join(folder, `${name}.svg`)
  const missing = !existsSync(file)
  if (missing && ci)
    throw new Error(`The picture ${name}.svg is not committed: run the tests once and commit it.`)
  if (missing || update) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, svg)
  }
  expect(
    svg,
    `The picture ${name}.svg has changed. If it should: UPDATE_PICTURES=1 npx vitest run, look at it, commit it.`,
  ).toBe(readFileSync(file, 'utf8'))
}
