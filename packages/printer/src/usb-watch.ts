import { usbLibrary } from './usb-library.ts'

/**
 * Calls the listener when something is plugged in or pulled out. Where the library cannot be loaded nothing is heard,
 * and the regular questions find out. Does not keep the program running.
 *
 * @returns ends the listening
 */
export function watchUsb(listener: () => void): () => void {
  try {
    const { usb } = usbLibrary().usb
    usb.on('attach', listener)
    usb.on('detach', listener)
    usb.unrefHotplugEvents()
    return () => {
      usb.removeListener('attach', listener)
      usb.removeListener('detach', listener)
    }
  } catch {
    return () => undefined
  }
}
