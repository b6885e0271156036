import { safeStorage } from 'electron'
import type { Cipher } from '../device/token-vault.ts'

/**
 * The system's key store by way of Electron: DPAPI on Windows, libsecret or KWallet on Linux. A machine that runs
 * nothing but this program has neither of the latter; Electron then offers a password that is in its source code, which
 * we don't call encryption.
 */
export const safeStorageCipher: Cipher = {
  async available() {
    if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') return false
    return safeStorage.isAsyncEncryptionAvailable()
  },
  encrypt: (text) => safeStorage.encryptStringAsync(text),
  async decrypt(bytes) {
    const { result } = await safeStorage.decryptStringAsync(Buffer.from(bytes))
    return result
  },
}
