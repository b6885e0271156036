declare module 'espeak-ng' {
  /** One run of the espeak-ng command line, in a file system of its own. */
  export default function espeak(options: { arguments: string[] }): Promise<{
    FS: { readFile(path: string): Uint8Array }
  }>
}
