import * as z from 'zod/mini';
import type { Parsed } from './result.ts';

// Each schema has a pattern, so that the published JSON Schema says as much as JSON Schema can; the rest is a refinement.
// An issue's message is its code.

/** A text of this pattern. */
export const text = (pattern: RegExp) => z.string().check(z.regex(pattern, { error: 'format', abort: true }));

/** The text must be what its own parse function makes of it. */
export const canonical = (parse: (value: string) => Parsed, error: string) =>
  z.refine<string>(
    (value) => {
      const parsed = parse(value);
      return parsed.ok && parsed.value === value;
    },
    { error },
  );
