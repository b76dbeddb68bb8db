import { sameJson } from './same.ts';

// What is worked out from the answers, remembered until an answer it came from changes. A cell notes by itself which
// other cells it read, so a rule costs nothing until one of its variables moves, and a result that comes out the same
// stops the wave (checked lazily, as in signals).

type Cell = {
  key: string;
  value: unknown;
  /** `stale`: work again. `check`: work again if one of `uses` has changed. */
  state: 'fresh' | 'check' | 'stale' | 'working';
  compute: () => unknown;
  uses: Set<Cell>;
  usedBy: Set<Cell>;
};

export class Cells {
  readonly #cells = new Map<string, Cell>();
  #reader: Cell | undefined;

  /** The value of a cell, worked out when it has to be. A circle gives undefined: definitions with circles are refused. */
  read<Value>(key: string, compute: () => Value): Value {
    let cell = this.#cells.get(key);
    if (!cell) {
      cell = { key, value: undefined, state: 'stale', compute, uses: new Set(), usedBy: new Set() };
      this.#cells.set(key, cell);
    }
    if (this.#reader) {
      this.#reader.uses.add(cell);
      cell.usedBy.add(this.#reader);
    }
    if (cell.state === 'working') return undefined as Value;
    this.#refresh(cell);
    return cell.value as Value;
  }

  /** Says that something outside has changed. Gives all cells it may reach, with what they held until now. */
  change(keys: Iterable<string>): Map<string, unknown> {
    const reached = new Map<string, unknown>();
    const mark = (cell: Cell, state: 'check' | 'stale') => {
      const seen = cell.state !== 'fresh';
      if (cell.state !== 'stale') cell.state = state;
      if (seen) return;
      reached.set(cell.key, cell.value);
      cell.usedBy.forEach((user) => mark(user, 'check'));
    };
    for (const key of keys) {
      const cell = this.#cells.get(key);
      if (cell) mark(cell, 'stale');
    }
    return reached;
  }

  /** Forgets every cell whose key fits, and has its readers look again. */
  drop(fits: (key: string) => boolean): Map<string, unknown> {
    const keys = [...this.#cells.keys()].filter(fits);
    const reached = this.change(keys);
    for (const key of keys) {
      const cell = this.#cells.get(key)!;
      this.#cells.delete(key);
      cell.uses.forEach((used) => used.usedBy.delete(cell));
      // Its readers lose it from their lists, so they must work again and find the new one.
      cell.usedBy.forEach((user) => {
        user.uses.delete(cell);
        user.state = 'stale';
      });
    }
    return reached;
  }

  #refresh(cell: Cell): void {
    if (cell.state === 'check') {
      for (const used of cell.uses) {
        this.#refresh(used);
        if ((cell.state as string) === 'stale') break;
      }
      if (cell.state === 'check') cell.state = 'fresh';
    }
    if (cell.state !== 'stale') return;
    cell.uses.forEach((used) => used.usedBy.delete(cell));
    cell.uses.clear();
    cell.state = 'working';
    const outer = this.#reader;
    this.#reader = cell;
    let value: unknown;
    try {
      value = cell.compute();
      cell.state = 'fresh';
    } finally {
      this.#reader = outer;
      if (cell.state !== 'fresh') cell.state = 'stale';
    }
    // The old object stays when nothing changed, so that who compares by identity does not draw again.
    if (sameJson(cell.value, value)) return;
    cell.value = value;
    cell.usedBy.forEach((user) => {
      if (user.state === 'check' || user.state === 'fresh') user.state = 'stale';
    });
  }
}
