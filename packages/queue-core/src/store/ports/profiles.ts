/**
 * Where a profile's text came from: the operator's file, or the page of an administrator or a command, whose text was
 * kept here first.
 */
export type ProfileOrigin = 'file' | 'editor'

/** A profile's text that was once in force, as it was written. */
export type ProfileVersion = {
  office: string
  /** As the log's `ProfileChanged` counts them. */
  version: number
  /** Epoch ms. */
  at: number
  /** Who brought it, as the log names them. */
  by: string
  origin: ProfileOrigin
  /** SHA-256 (hex) of what the profile says, as in the log. */
  hash: string
  text: string
  /** Whether the profile's file has this text, or had it when it was written there last. */
  inFile: boolean
  /** SHA-256 (hex) of the file's text when this came into force; `null`: there was no file. */
  fileBefore: string | null
}

/** A version in a list, without its text. */
export type ProfileEntry = Omit<ProfileVersion, 'text' | 'fileBefore'>

/**
 * Every profile that was ever in force. Each is kept with the event that tells of it (`Alongside`), and none is ever
 * taken away.
 */
export interface Profiles {
  /** Offices that any are kept of, by id: one, in a hub's own folder. */
  offices(): Promise<string[]>
  newest(office: string): Promise<ProfileVersion | null>
  version(office: string, version: number): Promise<ProfileVersion | null>
  /** The newest first. */
  list(office: string): Promise<ProfileEntry[]>
}
