// Events from the time when each application had its own chain keep it, unchanged, and go on from there.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { canonicalJson } from '@faelles/receipt/model';
import { verifyChain } from '@faelles/server/consents/chain.js';
import { sha256 } from '@faelles/server/hash.js';
import { consents } from '@faelles/server/database/consents.js';
import type { Database } from '@faelles/server/database/open.js';

const migrations = fileURLToPath(new URL('../../packages/server/migrations', import.meta.url));

it('the migration to chains per subject keeps old chains whole', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'faelles-migrations-'));
  const client = await PGlite.create('memory://');
  try {
    await cp(migrations, folder, { recursive: true });
    const path = join(folder, 'meta/_journal.json');
    const journal = JSON.parse(await readFile(path, 'utf8')) as { entries: { idx: number }[] };
    await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.filter(({ idx }) => idx <= 5) }));
    const db = drizzle({ client });
    await migrate(db, { migrationsFolder: folder });
    const applicationId = randomUUID();
    await client.query(
      `insert into applications (id, reference, solution, definition_version, state, language, actor, subject, answers_hash, "order", submitted_at)
       values ($1, 'TP-2026-AAAAAA', 'test-permit', '1.0.0', 'received', 'da', '{}', '{}', '', '{}', now())`,
      [applicationId],
    );
    const consentId = randomUUID();
    let previousHash = '';
    for (const [index, type] of ['requested', 'given'].entries()) {
      const persons = { actor: { kind: 'anonymous', id: 'a' }, subject: { kind: 'self', id: 'a' }, salt: 's' };
      const text = { id: 'debt', kind: 'information-consent', version: '1.0.0', language: 'da', sha256: 'f'.repeat(64) };
      const at = '2026-11-20T10:00:00.000Z';
      const kept = {
        id: randomUUID(), applicationId, position: index + 1, consentId, type, at, text, channel: 'self-service', party: 'applicant',
        validUntil: null, personsHash: sha256(canonicalJson(persons)), previousHash,
      };
      const hash = sha256(canonicalJson(kept));
      await client.query(
        `insert into consent_events (id, application_id, position, consent_id, type, at, text, channel, party, valid_until, persons, persons_hash, previous_hash, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, null, $10, $11, $12, $13)`,
        [kept.id, applicationId, kept.position, consentId, type, at, JSON.stringify(text), kept.channel, kept.party, JSON.stringify(persons), kept.personsHash, previousHash, hash],
      );
      previousHash = hash;
    }
    await migrate(db, { migrationsFolder: migrations });
    assert.deepEqual(await verifyChain(db as unknown as Database, applicationId), { whole: true, events: 2, head: previousHash });
    const [row] = await db.select().from(consents);
    assert.deepEqual([row!.id, row!.state, row!.textId, row!.solution, row!.subjectKey], [consentId, 'given', 'debt', 'test-permit', null]);
    await assert.rejects(client.query(`update consent_events set type = 'refused'`), /append-only/);
  } finally {
    await client.close();
    await rm(folder, { recursive: true, force: true });
  }
});
