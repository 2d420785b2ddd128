export * from './money.ts';
export * from './rate.ts';
export * from './vat.ts';
