declare module 'bidi-js' {
  /** What of the library is used here; it brings no types. */
  type Levels = { levels: Uint8Array; paragraphs: { start: number; end: number; level: number }[] }
  type Bidi = {
    getEmbeddingLevels(text: string, direction?: 'ltr' | 'rtl' | 'auto'): Levels
    getMirroredCharacter(sign: string): string | null
    getReorderedIndices(text: string, levels: Levels): number[]
  }
  export default function factory(): Bidi
}
