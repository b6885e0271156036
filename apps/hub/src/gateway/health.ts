import { askOffice } from './ask-office.ts'

const LARGEST = 64 * 1024

/** What an office's process says of its health at `/healthz`, or that it is down. Never throws. */
export async function healthOf(id: string, socket: string): Promise<{ status: string } & Record<string, unknown>> {
  const text = await askOffice({ id, socket }, '/healthz', LARGEST)
  return (text === null ? null : parsed(text)) ?? { status: 'down', office: id }
}

function parsed(text: string): ({ status: string } & Record<string, unknown>) | null {
  try {
    const value = JSON.parse(text)
    return typeof value === 'object' && value !== null && value.status === 'ok' ? value : null
  } catch {
    return null
  }
}
