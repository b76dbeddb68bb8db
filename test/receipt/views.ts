/** Every state of a receipt that there is a story of, by name. */
import type { ReceiptView } from '@faelles/schemas/receipt.js';
import * as stories from '../../stories/receipt/view.ts';

const isView = (value: unknown): value is ReceiptView => typeof value === 'object' && value !== null && 'receipt' in value && 'masked' in value;

export const views: Record<string, ReceiptView> = Object.fromEntries(Object.entries(stories).filter((entry): entry is [string, ReceiptView] => isView(entry[1])));
