import type { Asker } from '@faelles/fields/fetched-field/asker.js';
import type { FormField } from '@faelles/form-engine/compile.js';
import { originsIn } from '@faelles/form-engine/origins.js';
import type { Origin } from '@faelles/schemas/sources.js';
import type { Course } from './course.ts';

/** Milliseconds a source may take: later the citizen has begun to type, and would be surprised. */
const PATIENCE = 8_000;

/**
 * Fills in what sources know, where nothing was ever typed or filled in before, and notes where it came from. One call
 * per source. A source that is away leaves the fields as they are: empty, to be typed.
 */
export async function prefill(course: Course, asker: Asker): Promise<void> {
  const { store, form } = course;
  const open = ({ path }: FormField) => store.field(path).input === undefined && !Object.hasOwn(originsIn(store.inputs()), path);
  const bySource = new Map<string, FormField[]>();
  for (const node of form.fields.values()) {
    const { prefill: datum, source } = node.field;
    if (node.asked && datum && source && open(node)) bySource.set(source.id, [...(bySource.get(source.id) ?? []), node]);
  }
  if (!bySource.size) return;
  await course.read();
  await Promise.all(
    Array.from(bySource, async ([source, nodes]) => {
      const names = [...new Set(nodes.map(({ field }) => field.prefill!))];
      const answer = await asker.fetch(source, names, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => undefined);
      if (answer?.state !== 'found') return;
      for (const node of nodes) {
        const { path, field } = node;
        const datum = field.prefill!;
        const value = answer.data[datum];
        const proof = answer.proofs[datum];
        // Meanwhile the citizen may have typed.
        if (value === undefined || proof === undefined || !open(node)) continue;
        const origin: Origin = { source, datum, value, fetchedAt: answer.fetchedAt, proof };
        store.set(path, value);
        // What the field cannot read is no help.
        if (store.evaluation.parsed(path).value === undefined) store.set(path, undefined);
        else store.setOrigin(path, origin);
      }
    }),
  );
}
