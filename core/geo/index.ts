export { cityById } from './cities.ts';
export * from './city.ts';
export * from './find-city.ts';
export * from './place.ts';
