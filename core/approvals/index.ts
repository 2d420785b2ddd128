export * from './changes.ts';
export * from './policies.ts';
export * from './round.ts';
export * from './submission.ts';
export * from './thresholds.ts';
export * from './votes.ts';
