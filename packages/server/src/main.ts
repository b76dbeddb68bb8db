// The server as a program: `node --conditions=faelles-source packages/server/src/main.ts`. What it reads from the
// environment is in config.ts.
import { ConfigError, readConfig } from './config.ts';
import { FolderInUseError } from './database/folder-lock.ts';
import { startServer } from './start.ts';

try {
  const server = await startServer(await readConfig(process.env));
  console.log(`listening ${server.url}`);
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C means it.
      if (stopping) process.exit(1);
      stopping = true;
      void server.stop().then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(inWords(error));
  process.exitCode = 1;
}

function inWords(error: unknown): string {
  if (error instanceof ConfigError || error instanceof FolderInUseError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  const cause = (error instanceof Error ? (error.cause ?? error) : undefined) as NodeJS.ErrnoException | undefined;
  if (code === 'EADDRINUSE') return 'The port is taken by another program. Choose another one with PORT.';
  if (code === 'EACCES') return 'This user may not listen on that port. Choose one above 1023 with PORT.';
  if (cause?.code === 'ECONNREFUSED' || cause?.code === 'ENOTFOUND') return 'The database at DATABASE_URL does not answer. Is it running, and is the address right?';
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
