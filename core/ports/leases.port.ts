/** Short exclusive holds shared by all instances. */
export interface Leases {
  /** True when `owner` holds `name` until `until`; an expired or own lease is taken over. */
  take(name: string, owner: string, now: string, until: string): Promise<boolean>;
  release(name: string, owner: string): Promise<void>;
}
