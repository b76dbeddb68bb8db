/** A receipt from outside: its files over HTTP, the machine that reports of its case, the folder its messages are dropped in. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XmlDocument } from 'libxml2-wasm';
import type { CaseStatusReport } from '@faelles/schemas/case-status.js';
import { ReceiptView } from '@faelles/schemas/receipt.js';
import type { Citizen } from './citizen.ts';
import type { JourneyServer } from './server.ts';

/** Who asks: the browser's own session, or a link. */
export type Key = { cookie: string } | { authorization: string };

/** The receipt a page shows, and the two keys to it that its visitor has. */
export async function receiptAt(citizen: Citizen): Promise<{ id: string; session: Key; link: Key; page: string }> {
  const page = citizen.page.url();
  const { pathname, hash } = new URL(page);
  const id = /\/receipt\/([0-9a-f-]{36})$/.exec(pathname)?.[1];
  assert.ok(id && hash.length > 22, `a receipt with its link: ${pathname}`);
  const cookies = await citizen.page.browserContext().cookies();
  return { id, page, session: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') }, link: { authorization: `Link ${hash.slice(1)}` } };
}

/** Asks for a file of a receipt. */
export async function fileOf(server: JourneyServer, id: string, ending: 'pdf' | 'json' | 'ics', key: Key): Promise<{ bytes: Uint8Array; name: string; type: string }> {
  const answer = await fetch(`${server.url}/api/receipts/${id}.${ending}`, { headers: key });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  assert.equal(answer.status, 200, `${ending}: ${new TextDecoder().decode(bytes.slice(0, 300))}`);
  const name = /^attachment; filename\*=UTF-8''([\w.-]+)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
  assert.ok(name, `${ending} is a file to be saved`);
  return { bytes, name, type: answer.headers.get('content-type') ?? '' };
}

/** The receipt as its page gets it. */
export async function viewOf(server: JourneyServer, id: string, key: Key): Promise<ReceiptView> {
  return ReceiptView.parse(await (await fetch(`${server.url}/api/receipts/${id}`, { headers: key })).json());
}

/** The case system: takes an application over, and reports where the case stands. */
export function caseSystem(server: JourneyServer, machineKey: string) {
  const call = async (method: string, path: string, body?: CaseStatusReport): Promise<unknown> => {
    const headers = { authorization: `Bearer ${machineKey}`, ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }) };
    const answer = await fetch(`${server.url}/api/machine/${path}`, { method, headers, body: body ? JSON.stringify(body) : null });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  return {
    /** Takes everything over that was received. @returns the ids by reference */
    async takeOver(): Promise<Map<string, string>> {
      const { applications } = (await call('GET', 'applications')) as { applications: { id: string; reference: string }[] };
      for (const { id } of applications) await call('POST', `applications/${id}/taken`);
      return new Map(applications.map(({ id, reference }) => [reference, id]));
    },
    report: (id: string, report: CaseStatusReport) => call('PUT', `applications/${id}/status`, report),
  };
}

/** Messages in the folder the dispatch empties, by channel. */
export function dropped(folder: string): { digitalPost: string[]; nemSms: string[] } {
  let names: string[] = [];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith('.xml')).sort();
  } catch {
    // Nothing was dropped yet.
  }
  const read = (prefix: string) => names.filter((name) => name.startsWith(prefix)).map((name) => readFileSync(join(folder, name), 'utf8'));
  return { digitalPost: read('digital-post-'), nemSms: read('nemsms-') };
}

/** What stands in a message: the words of elements by name, and the files of its main document by media type. */
export function messageOf(xml: string): { words: (name: string) => string[]; files: Map<string, Buffer> } {
  const document = XmlDocument.fromString(xml);
  const all = (path: string) => document.root.find(path).map(({ content }) => content);
  const values = new Map(['messageType', 'recipientID', 'actionCode', 'url', 'filename', 'caseID', 'notification'].map((name) => [name, all(`//*[local-name()="${name}"]`)]));
  const types = all('//*[local-name()="MainDocument"]/*[local-name()="File"]/*[local-name()="encodingFormat"]');
  const contents = all('//*[local-name()="MainDocument"]/*[local-name()="File"]/*[local-name()="content"]');
  document.dispose();
  return { words: (name) => values.get(name) ?? [], files: new Map(types.map((type, at) => [type, Buffer.from(contents[at]!, 'base64')])) };
}
