export * from './daily.ts';
export * from './instant.ts';
export * from './production-calendar.ts';
export * from './quiet-hours.ts';
export * from './working-days.ts';
export * from './working-hours.ts';
