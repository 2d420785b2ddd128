/** Another company as the directory knows it: a client now, carriers beside it. The id is its case's id. */
export interface Party {
  id: string;
  kind: 'client' | 'carrier';
  name: string;
  inn: string;
  city: string;
  /** Number in the contract register, once registered (S0-16). */
  number?: string;
  /** Stage of its case, so that lists need not load cases. */
  stage: string;
  /** Colleagues who hold it now. */
  sales?: string;
  logistician?: string;
  updatedAt: string;
}
