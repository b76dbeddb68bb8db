import { sameJson } from './same.ts';

// What is worked out from the answers, remembered until an answer it came from changes. A cell notes by itself which
// other cells it read, so a rule costs nothing until one of its variables moves, and a result that comes out the same
// stops the wave (checked lazily, as in signals). A form of a thousand fields has thousands of cells, so each is small.

type Cell = {
  key: string;
  value: unknown;
  /** `stale`: work again. `check`: work again if one of `uses` has changed. */
  state: 'fresh' | 'check' | 'stale' | 'working';
  compute: () => unknown;
  uses: Cell[];
  /** Most cells have one user: a set of their own would be most of what they weigh. */
  usedBy: Cell | Set<Cell> | undefined;
};

const NONE: Cell[] = [];

const usersOf = ({ usedBy }: Cell): Iterable<Cell> => (usedBy instanceof Set ? usedBy : usedBy ? [usedBy] : NONE);

function addUser(cell: Cell, user: Cell): void {
  const { usedBy } = cell;
  if (usedBy === user || (usedBy instanceof Set && usedBy.has(user))) return;
  if (usedBy instanceof Set) usedBy.add(user);
  else cell.usedBy = usedBy ? new Set([usedBy, user]) : user;
  if (user.uses === NONE) user.uses = [cell];
  else user.uses.push(cell);
}

function forget(cell: Cell): void {
  for (const used of cell.uses) {
    if (used.usedBy instanceof Set) used.usedBy.delete(cell);
    else used.usedBy = undefined;
  }
  cell.uses = NONE;
}

export class Cells {
  readonly #cells = new Map<string, Cell>();
  #reader: Cell | undefined;

  /** The value of a cell, worked out when it has to be. A circle gives undefined: definitions with circles are refused. */
  read<Value>(key: string, compute: () => Value): Value {
    let cell = this.#cells.get(key);
    if (!cell) {
      cell = { key, value: undefined, state: 'stale', compute, uses: NONE, usedBy: undefined };
      this.#cells.set(key, cell);
    }
    if (this.#reader) addUser(cell, this.#reader);
    if (cell.state === 'working') return undefined as Value;
    if (cell.state !== 'fresh') this.#refresh(cell);
    return cell.value as Value;
  }

  /** A long row worked out in pieces, so that a change costs its piece and not the row. */
  row<Item, Value>(key: string, items: readonly Item[], of: (item: Item) => Value[]): Value[] {
    if (items.length <= PIECE) return items.flatMap(of);
    return Array.from({ length: Math.ceil(items.length / PIECE) }, (_, at) =>
      this.read(`${key} ${at}`, () => items.slice(at * PIECE, (at + 1) * PIECE).flatMap(of)),
    ).flat();
  }

  /** Whether it holds for all of a long row, asked in pieces and up to the first for which it does not. */
  every<Item>(key: string, items: readonly Item[], holds: (item: Item) => boolean): boolean {
    for (let at = 0; at < items.length; at += PIECE) {
      if (!this.read(`${key} ${at}`, () => items.slice(at, at + PIECE).every(holds))) return false;
    }
    return true;
  }

  /** Says that something outside has changed. Gives all cells it may reach, with what they held until now. */
  change(keys: Iterable<string>): Map<string, unknown> {
    const reached = new Map<string, unknown>();
    const mark = (cell: Cell, state: 'check' | 'stale') => {
      const seen = cell.state !== 'fresh';
      if (cell.state !== 'stale') cell.state = state;
      if (seen) return;
      reached.set(cell.key, cell.value);
      for (const user of usersOf(cell)) mark(user, 'check');
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
      forget(cell);
      // Its readers lose it from their lists, so they must work again and find the new one.
      for (const user of usersOf(cell)) {
        user.uses = user.uses.filter((used) => used !== cell);
        user.state = 'stale';
      }
    }
    return reached;
  }

  #refresh(cell: Cell): void {
    if (cell.state === 'check') {
      for (const used of cell.uses) {
        if (used.state !== 'fresh') this.#refresh(used);
        if ((cell.state as string) === 'stale') break;
      }
      if (cell.state === 'check') cell.state = 'fresh';
    }
    if (cell.state !== 'stale') return;
    forget(cell);
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
    for (const user of usersOf(cell)) if (user.state === 'check' || user.state === 'fresh') user.state = 'stale';
  }
}

/** Items of a piece: about the root of what long forms have on one page. */
const PIECE = 32;
