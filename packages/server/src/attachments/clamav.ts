import { connect } from 'node:net';
import type { ScanState } from '../database/attachments.ts';
import type { Log } from '../log.ts';
import type { Scanner } from './scanner.ts';

const chunk = 64 * 1024;
const patience = 30_000;

/**
 * Asks clamd over TCP (INSTREAM: chunks with their length before them, an empty one at the end; the answer is
 * `stream: OK` or `stream: <name> FOUND`). Anything else, and no answer, leaves the file in quarantine.
 * Source: clamd(8), "INSTREAM".
 */
export function clamScanner({ host, port, log }: { host: string; port: number; log: Log }): Scanner {
  return {
    name: 'clamav',
    async scan(content): Promise<ScanState> {
      try {
        const answer = await ask(host, port, content);
        if (/^stream: OK$/.test(answer)) return 'clean';
        if (/ FOUND$/.test(answer)) {
          log.warn('attachment-infected');
          return 'infected';
        }
        log.warn('scanner-refused', { answer: answer.slice(0, 100) });
      } catch (error) {
        log.error('scanner-unreachable', error);
      }
      return 'quarantined';
    },
  };
}

function ask(host: string, port: number, content: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    const answer: Buffer[] = [];
    socket.setTimeout(patience, () => socket.destroy(new Error('clamd is silent')));
    socket.on('error', reject);
    socket.on('data', (data: Buffer) => answer.push(data));
    socket.on('end', () => resolve(Buffer.concat(answer).toString('utf8').replace(/\0/g, '').trim()));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let from = 0; from < content.length; from += chunk) {
        const part = content.subarray(from, from + chunk);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(part.length);
        socket.write(length);
        socket.write(part);
      }
      socket.write(Buffer.alloc(4));
    });
  });
}
