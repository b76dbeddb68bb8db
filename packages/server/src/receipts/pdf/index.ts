export { receiptPdf, type ReceiptPdfInput } from './receipt-pdf.ts';
