// Copies of the server as programs of their own, killed without a word and started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../../packages/server/src/main.ts', import.meta.url));

/** A copy that may be down. */
export class Copy {
  /** Where it answers; undefined while it is down. */
  url: string | undefined;
  /** Lines of its log that are about what a test asks for. */
  readonly log: string[] = [];
  readonly #env: Record<string, string>;
  #child: ChildProcess | undefined;
  constructor(env: Record<string, string>) {
    this.#env = env;
  }

  /** @throws Error with what the program said when it ends before it listens */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--conditions=faelles-source', '--disable-warning=ExperimentalWarning', main], {
      env: { PATH: process.env['PATH'], PORT: '0', ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    let said = '';
    this.url = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        let rest = '';
        stream.setEncoding('utf8').on('data', (data: string) => {
          const lines = (rest + data).split('\n');
          rest = lines.pop()!;
          for (const line of lines) {
            if (said.length < 20_000) said += `${line}\n`;
            this.log.push(line);
            const found = /^listening (http\S+)$/.exec(line);
            if (found) resolve(found[1]!);
          }
        });
      }
      child.once('exit', (code, signal) => reject(new Error(`the server ended (${code ?? signal}):\n${said}`)));
    });
  }

  /** As the power going: no word, no end. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As an operator stops it. @returns the exit code */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    this.url = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    return new Promise((resolve) => {
      child.once('close', (code) => resolve(code));
      child.kill(signal);
    });
  }
}
