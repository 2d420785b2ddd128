/** Work that comes round in real time. Running it twice, or in two instances, does nothing the second time. */
export interface Job {
  /** How long others leave it alone where the one that has it died, in milliseconds. */
  lockMs?: number;
  name: string;
  /** How often, in agenda's words. */
  every: string;
  run(): Promise<void>;
}
