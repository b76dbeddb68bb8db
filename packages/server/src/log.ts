// One JSON object a line. What goes in is chosen member by member where it is written: a route pattern instead of an
// address, a count instead of a body, so that no CPR number, name or free text can reach the log (house rule).

/** Facts of one log line: only plain members, never a request, a body or an error's own text from outside. */
export type LogFacts = { [name: string]: string | number | boolean | undefined | readonly string[] };

/** Where the server tells its operator what happens. */
export type Log = {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  /** `error`'s stack goes to the log, never to a citizen. */
  error(event: string, error?: unknown, facts?: LogFacts): void;
};

/**
 * A log that writes JSON lines.
 * @param write takes one line without its line break; default: standard output.
 */
export function createLog(write: (line: string) => void = console.log, clock: () => Date = () => new Date()): Log {
  const line = (level: string, event: string, facts: LogFacts = {}) =>
    write(JSON.stringify({ time: clock().toISOString(), level, event, ...facts }));
  return {
    info: (event, facts) => line('info', event, facts),
    warn: (event, facts) => line('warn', event, facts),
    error: (event, error, facts) => line('error', event, { ...facts, ...describe(error) }),
  };
}

/**
 * The stack of an error without its message: database drivers put the parameters of a query, which are answers,
 * into the message (drizzle-orm, "Failed query: … params: …"). The code of a driver's error says enough.
 */
function describe(error: unknown): LogFacts {
  if (!(error instanceof Error)) return {};
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = (cause as { code?: unknown }).code;
  const stack = (error.stack ?? '').split('\n').filter((row) => /^\s+at /.test(row));
  return {
    error: error.name,
    code: typeof code === 'string' ? code : undefined,
    stack: stack.slice(0, 12).map((row) => row.trim()),
  };
}
