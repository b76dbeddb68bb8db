import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as format from '@faelles/language/format.js';

/** Intl writes no-break spaces, which kind depends on its version. */
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');
const { formatDate, formatDateTime, formatDay, formatDuration, formatFileSize, formatList, formatMoney, formatNumber, formatTime } = format;

for (const [made, expected] of [
  [formatMoney(0, 'da'), '0,00 kr.'],
  [formatMoney(1, 'da'), '0,01 kr.'],
  [formatMoney(123450, 'da'), '1.234,50 kr.'],
  [formatMoney(123456789, 'da'), '1.234.567,89 kr.'],
  [formatMoney(-5000, 'da'), '-50,00 kr.'],
  [formatMoney(123450, 'en'), 'DKK 1,234.50'],
  [formatDate('2026-11-20', 'da'), '20. november 2026'],
  [formatDate('2026-11-20', 'da', 'short'), '20.11.2026'],
  [formatDate('2026-01-02', 'da', 'short'), '02.01.2026'],
  [formatDate('2026-11-20', 'en'), '20 November 2026'],
  [formatDate('2026-11-20', 'en', 'short'), '20/11/2026'],
  [formatDate('1899-06-14', 'da'), '14. juni 1899'],
  [formatDate('not a date', 'da'), 'not a date'],
  [formatTime('2026-11-20T13:30:00Z', 'da'), '14.30'],
  [formatTime('2026-07-20T13:30:00+02:00', 'da'), '13.30'],
  [formatTime('2026-11-20T13:30:00Z', 'en'), '14:30'],
  [formatDateTime('2026-11-20T23:30:00Z', 'da'), '21. november 2026 kl. 00.30'],
  [formatDateTime('2026-11-20T23:30:00Z', 'en'), '21 November 2026 at 00:30'],
  [formatDateTime('2026-11-20T23:30:00Z', 'da', 'UTC'), '20. november 2026 kl. 23.30'],
  [formatDateTime('', 'da'), ''],
  [formatNumber(1234.5, 'da'), '1.234,5'],
  [formatNumber(1234.5, 'en'), '1,234.5'],
  [formatFileSize(10 * 1024 * 1024, 'da'), '10 MB'],
  [formatFileSize(1.5 * 1024 * 1024, 'da'), '1,5 MB'],
  [formatFileSize(500 * 1024, 'en'), '500 kB'],
  [formatFileSize(12, 'da'), '12 byte'],
  [formatDuration('P4W', 'da'), '4 uger'],
  [formatDuration('P1M', 'da'), '1 måned'],
  [formatDuration('P14D', 'en'), '14 days'],
  [formatDuration('PT5H', 'da'), 'PT5H'],
  [formatList(['PDF', 'PNG', 'JPEG'], 'da', 'or'), 'PDF, PNG eller JPEG'],
  [formatList(['PDF', 'PNG'], 'en'), 'PDF and PNG'],
  [formatDay('2026-11-21', '2026-11-21', 'da'), 'i dag'],
  [formatDay('2026-11-22', '2026-11-21', 'da'), 'i morgen'],
  [formatDay('2026-11-20', '2026-11-21', 'en'), 'yesterday'],
  [formatDay('2026-11-23', '2026-11-21', 'da'), '23. november 2026'],
] as const) {
  test(`says ${expected || 'nothing for nothing'}`, () => assert.equal(plain(made), expected));
}
