export * from './due.ts';
export * from './money.ts';
export * from './payments.ts';
export * from './rate.ts';
export * from './vat.ts';
