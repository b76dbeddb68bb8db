// linebreak has no types of its own.
declare module 'linebreak' {
  /** Where a line may (`required: false`) or must end, by UAX 14. Positions are UTF-16 code units, in order. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
