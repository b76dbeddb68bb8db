import type { Output } from './output.ts';
import { start } from './start.ts';

const help = `Usage: faelles COMMAND

  start         run the demo profile of this workspace (PORT, HOST and DATA_DIR are read from the environment)
  check FILE…   check form definitions; tells every fault with its place
                - reads standard input, --json prints the faults as JSON, --strict counts warnings as errors
  language FILE compare a dictionary of another language with the English one; tells what is missing
  mobilepay-webhook  register this server's webhook at MobilePay (VIPPS_* are read from the environment); --list, --remove=ID
  payments reconcile  compare the books of a running server with the payment providers (STAFF_KEY is read from the environment);
                also payments list, payments show ID; --json
  outbox list   messages of a running server to Digital Post and NemSMS that are not sent; outbox retry ID…, retry --all
  keys list     keys that receipts are signed with; also keys rotate, keys withdraw KID --reason=WORDS, keys new
  help          show this text

Exit codes: 0 all is well, 1 something is wrong, 2 the command was not understood.`;

/**
 * Runs one command line.
 * @param args words after `faelles`
 * @returns the exit code
 */
export async function run(args: string[], output: Output): Promise<number> {
  const [command = 'help', ...rest] = args;
  switch (command) {
    case 'start':
      return start(output);
    case 'check': {
      // The engine is loaded by the command that needs it; the others answer at once.
      const { check } = await import('./check.ts');
      return check(rest, output);
    }
    case 'language': {
      const { language } = await import('./language.ts');
      return language(rest, output);
    }
    case 'mobilepay-webhook': {
      const { mobilepayWebhook } = await import('./mobilepay-webhook.ts');
      return mobilepayWebhook(rest, output);
    }
    case 'payments': {
      const { payments } = await import('./payments.ts');
      return payments(rest, output);
    }
    case 'outbox': {
      const { outbox } = await import('./outbox.ts');
      return outbox(rest, output);
    }
    case 'keys': {
      const { keys } = await import('./keys.ts');
      return keys(rest, output);
    }
    case 'help':
    case '--help':
    case '-h':
      output.out(help);
      return 0;
    default:
      output.err(`Unknown command "${command}".\n\n${help}`);
      return 2;
  }
}
