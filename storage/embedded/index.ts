export { type Engine, type EngineOptions, findEngine, startEngine } from './engine.ts';
export { EngineBusy } from './ownership.ts';
