/**
 * Node's own HTTP. `import … from 'node:http'` would read every name that it has to offer, `WebSocket` among them, and
 * so load and compile a whole HTTP client that no hub uses: 12 MB of memory in each process
 * (findings/import-http-loads-undici.sh).
 */
export const { Agent, createServer, get, IncomingMessage, request, STATUS_CODES } =
  process.getBuiltinModule('node:http')
