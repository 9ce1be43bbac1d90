import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, sep } from 'node:path'

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
}

/** A running static server: the address of its folder, and a way to stop it. */
export type Site = { readonly url: string; readonly close: () => Promise<void> }

/**
 * Serves a folder under a sub-path of a free port of this machine, as any plain web host would, also where the last
 * slash is missing.
 * Everything else, and every file of an unknown type, is answered with 404.
 */
export const serve = async (folder: string, subPath = '/some/sub/path/'): Promise<Site> => {
  const server = createServer((request, response) => {
    const refuse = (): void => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found')
    }
    const answer = async (): Promise<void> => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
      if (!`${path}/`.startsWith(subPath)) return refuse()
      const wanted = path.slice(subPath.length) || 'index.html'
      const file = normalize(join(folder, wanted))
      const type = mimeTypes[extname(file)]
      if (!type || !file.startsWith(normalize(folder) + sep)) return refuse()
      const body = await readFile(file)
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(body)
    }
    answer().catch(refuse)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}${subPath}`, close }
}
