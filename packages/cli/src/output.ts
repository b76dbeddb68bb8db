/** Where a command writes; a test gives its own. */
export interface Output {
  /** One line of result. */
  out(line: string): void;
  /** One line about what went wrong. */
  err(line: string): void;
}

/** The terminal. */
export const terminal: Output = {
  out: (line) => console.log(line),
  err: (line) => console.error(line),
};
