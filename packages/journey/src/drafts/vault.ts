import type { Inputs } from '@faelles/schemas/answers.js';
import type { Draft } from '@faelles/schemas/draft.js';
import { registerOfflineWords } from './offline-words.ts';

registerOfflineWords();

/** What a browser keeps of a form that the server could not be told. */
export interface Kept {
  /** The draft on the server it goes over; absent when it was never there. */
  draft?: Omit<Draft, 'inputs'> | undefined;
  definitionVersion: string;
  inputs: Inputs;
  step: string;
  /** ISO 8601 instant. */
  savedAt: string;
}

/** A record as it lies in IndexedDB: nothing in it can be read without the key, and the key cannot leave the browser. */
interface Sealed {
  key: CryptoKey;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
  /** Milliseconds since 1970; afterwards it is deleted unread. */
  until: number;
}

const name = 'faelles';
const store = 'drafts';
const day = 86_400_000;
/** Days a draft that has no end of its own is kept. */
const usualDays = 30;

/**
 * Keeps `kept` for a solution, encrypted with AES-GCM (256 bits) under a key that WebCrypto does not give out again:
 * who copies the files of the browser has ciphertext and a handle. One record per solution, a new nonce each time.
 * @throws DOMException where the browser keeps nothing (private windows, storage switched off or full)
 */
export async function keep(solution: string, kept: Kept): Promise<void> {
  await dropOld();
  const there = await within<Sealed | undefined>('readonly', (drafts) => drafts.get(solution));
  const key = there?.key ?? (await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(kept));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(solution) }, key, plain);
  const until = kept.draft ? Date.parse(kept.draft.expiresAt) : Date.now() + usualDays * day;
  await within('readwrite', (drafts) => drafts.put({ key, iv, sealed, until } satisfies Sealed, solution));
}

/** What was kept for a solution; undefined when there is nothing, it is too old, or it cannot be opened. */
export async function find(solution: string): Promise<Kept | undefined> {
  try {
    await dropOld();
    const record = await within<Sealed | undefined>('readonly', (drafts) => drafts.get(solution));
    if (!record) return undefined;
    const { key, iv, sealed } = record;
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: bound(solution) }, key, sealed);
    return JSON.parse(new TextDecoder().decode(plain)) as Kept;
  } catch {
    return undefined;
  }
}

/** Deletes what was kept for a solution, with its key. */
export async function drop(solution: string): Promise<void> {
  await within('readwrite', (drafts) => drafts.delete(solution));
}

/** Deletes everything that was kept: the visit is over. */
export async function dropAll(): Promise<void> {
  await within('readwrite', (drafts) => drafts.clear());
}

async function dropOld(): Promise<void> {
  const [names, records] = await within('readonly', (drafts) => [drafts.getAllKeys(), drafts.getAll() as IDBRequest<Sealed[]>] as const);
  const old = names.filter((_, at) => records[at]!.until <= Date.now());
  for (const one of old) await within('readwrite', (drafts) => drafts.delete(one));
}

/** The record opens only where it was put. */
const bound = (solution: string) => new TextEncoder().encode(`faelles draft ${solution}`);

type Asked<Result> = IDBRequest<Result> | readonly [IDBRequest<IDBValidKey[]>, IDBRequest<Sealed[]>];

async function within(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => readonly [IDBRequest<IDBValidKey[]>, IDBRequest<Sealed[]>]): Promise<[IDBValidKey[], Sealed[]]>;
async function within<Result>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => IDBRequest<Result>): Promise<Result>;
async function within<Result>(mode: IDBTransactionMode, work: (drafts: IDBObjectStore) => Asked<Result>): Promise<unknown> {
  const database = await open();
  try {
    const transaction = database.transaction(store, mode);
    const asked = work(transaction.objectStore(store));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = transaction.onerror = () => reject(transaction.error as Error);
    });
    return Array.isArray(asked) ? asked.map(({ result }: IDBRequest<unknown>) => result) : (asked as IDBRequest<Result>).result;
  } finally {
    database.close();
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(store);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error as Error);
    opening.onblocked = () => reject(new DOMException('Another page holds the store', 'InvalidStateError'));
  });
}
