import { isoDate } from '../date.ts';
import { compact, normalise, weighted } from './normalise.ts';
import { refuse, type Parsed } from './result.ts';

/** Something to tell the citizen that must never stop them. */
export type CprHint =
  /** Fails modulus 11, as many numbers issued since 1 October 2007 do: at most "please check the number". */
  | 'no-mod11'
  /** Born after the day given as `today`. */
  | 'future-birth-date';

/** What a CPR number tells. */
export type CprFacts = {
  /** ISO date. */
  birthDate: string;
  /** The sex in the register, from the last digit. Says nothing of gender identity; leave it alone unless the law asks. */
  registeredSex: 'male' | 'female';
  /** `replacement`: an administrative number (day + 60) for a person without a CPR number. Never send it to CPR. */
  kind: 'cpr' | 'replacement';
  mod11: boolean;
  hints: CprHint[];
};

export type CprOptions = {
  /** Accept replacement numbers (day 61–91). Default false. */
  allowReplacement?: boolean;
  /** ISO date to compare the birth date with. Without it there is no `future-birth-date` hint. */
  today?: string;
};

const WEIGHTS = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];

/** CPR-kontoret's table: the seventh digit and the two digits of the year give the century. */
function birthYear(yy: number, seventh: number): number {
  if (seventh <= 3) return 1900 + yy;
  if (seventh === 4 || seventh === 9) return (yy <= 36 ? 2000 : 1900) + yy;
  return (yy <= 57 ? 2000 : 1800) + yy;
}

/**
 * Reads a CPR number. Accepts ten digits, with a hyphen or dash after the sixth, and spaces anywhere.
 * Modulus 11 is only a hint: CPR-kontoret has issued numbers without it since 2007 and asks that nobody is turned away.
 *
 * @returns the ten digits without hyphen, or `format`, `length`, `cpr-date`, `cpr-replacement`.
 */
export function parseCpr(input: string, options: CprOptions = {}): Parsed<string, CprFacts> {
  const text = compact(input);
  const value = text.replace(/^(\d{6})-(\d{4})$/, '$1$2');
  if (!/^\d{10}$/.test(value)) {
    return refuse(/^\d{6}-?\d*$|^\d+$/.test(text) ? 'length' : 'format', { length: 10 });
  }
  const day = Number(value.slice(0, 2));
  const replacement = day >= 61 && day <= 91;
  const birthDate = isoDate(
    birthYear(Number(value.slice(4, 6)), Number(value[6])),
    Number(value.slice(2, 4)),
    replacement ? day - 60 : day,
  );
  if (!birthDate) return refuse('cpr-date');
  if (replacement && !options.allowReplacement) return refuse('cpr-replacement');
  const mod11 = weighted(value, WEIGHTS) % 11 === 0;
  const hints: CprHint[] = [];
  if (!mod11) hints.push('no-mod11');
  if (options.today !== undefined && birthDate > options.today) hints.push('future-birth-date');
  return {
    ok: true,
    value,
    birthDate,
    registeredSex: Number(value[9]) % 2 ? 'male' : 'female',
    kind: replacement ? 'replacement' : 'cpr',
    mod11,
    hints,
  };
}

/** `DDMMYY-SSSS`. Text that is not ten digits comes back as it is. */
export function formatCpr(value: string): string {
  return value.replace(/^(\d{6})(\d{4})$/, '$1-$2');
}

/** `070761-••••`: the form for summaries and receipts. Text that is not ten digits is hidden altogether. */
export function maskCpr(value: string): string {
  const digits = /^(\d{6})[- ]?\d{4}$/.exec(normalise(value))?.[1];
  return `${digits ?? '••••••'}-••••`;
}
