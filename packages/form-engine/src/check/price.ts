import type { FormDefinition, Price, PriceLine } from '@faelles/schemas/definition.js';
import { priceOrder, PriceError } from '../price.ts';
import { isRule } from '../rules/evaluate.ts';
import { checkUnique } from './fields.ts';
import type { Report } from './report.ts';

/** Days an unpaid application is kept when the definition says nothing (`retention.unpaidDays`). */
const UNPAID_DAYS = 14;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function checkLine(line: PriceLine, path: string, report: Report): void {
  for (const name of ['quantity', 'unitPriceOre'] as const) {
    const rule = line[name];
    if (rule === undefined || isRule(rule)) continue;
    if (!isNumber(rule) || rule < 0) report(`${path}.${name}`, 'value', 'Must be a number from zero, or a rule');
  }
  const percent = line.exemption?.percent;
  if (percent === undefined || isRule(percent)) return;
  const right = isNumber(percent) && percent > 0 && percent <= 100;
  if (!right) report(`${path}.exemption.percent`, 'limit', 'Must be above 0 and at most 100, or a rule');
}

/** The lines that everybody pays, whatever is answered, must not come to more than is allowed: nobody could send the form. */
function checkSum(price: Price, report: Report): void {
  const fixed = ({ when, quantity = 1, unitPriceOre, exemption }: PriceLine) =>
    when === undefined && exemption === undefined && isNumber(quantity) && isNumber(unitPriceOre);
  try {
    priceOrder({ ...price, lines: price.lines.filter(fixed) }, (rule) => rule!);
  } catch (error) {
    if (!(error instanceof PriceError)) throw error;
    if (error.line === undefined) report('price.maxOre', 'limit', 'The lines that everybody pays come to more: nobody could send the form');
  }
}

function checkMethods(price: Price, unpaidDays: number, report: Report): void {
  const { methods, slip, payLater } = price;
  checkUnique(methods ?? [], (at) => `price.methods.${at}`, 'name', report);
  const offered = methods?.includes('slip') ?? false;
  if (offered && !slip) report('price.methods', 'slip-terms', 'Payment by slip needs “slip”: its type and in how many days it is due');
  if (!offered && slip) report('price.slip', 'slip-method', 'Is never used: “slip” is not among the methods');
  // Single Digital Gateway: fees can be paid by services that are widely available across borders, and both MobilePay and
  // slips need a Danish bank.
  // '' is one that cannot be read.
  if (methods?.every((id) => (id as string) !== '' && id !== 'card')) {
    report('price.methods', 'danish-only', 'Whoever has no Danish bank cannot pay: offer “card” too', 'warning');
  }
  const gone = `the unpaid application is let go after ${unpaidDays} days (retention.unpaidDays)`;
  if (slip?.waits && slip.dueDays >= unpaidDays) report('price.slip.dueDays', 'outlives', `The slip would be due when ${gone}`);
  if (payLater && payLater.days > unpaidDays) report('price.payLater.days', 'outlives', `The link would work longer than there is something to pay: ${gone}`);
}

/** What is wrong with the price: figures that cannot be, ways to pay that contradict each other. */
export function checkPrice({ price, retention }: FormDefinition, report: Report): void {
  if (!price) return;
  if (price.maxOre < 0) report('price.maxOre', 'limit', 'Is below zero');
  else checkSum(price, report);
  price.lines.forEach((line, at) => checkLine(line, `price.lines.${at}`, report));
  checkMethods(price, retention?.unpaidDays ?? UNPAID_DAYS, report);
}
