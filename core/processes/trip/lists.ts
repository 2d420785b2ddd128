/** Before the first booking of a truck: the company's papers, the driver's and the vehicle's (S0-37). */
export const CLEARANCE = ['contract', 'inn', 'passport', 'licence', 'vehicle', 'trailer'] as const;

export const REFUSALS = ['price', 'noTruck', 'breakdown', 'other'] as const;
export const DELAYS = ['breakdown', 'queue', 'traffic', 'weather', 'documents', 'customs', 'other'] as const;
export const REPLACEMENTS = ['breakdown', 'driver', 'client', 'other'] as const;
export const TROUBLES = ['failedLoading', 'breakdown', 'damage', 'refusal'] as const;
export const RESOLUTIONS = ['waits', 'reloaded', 'replaced', 'accepted', 'claim'] as const;
/** What can be decided about each trouble (G-17). */
export const DECISIONS: Record<string, readonly (typeof RESOLUTIONS)[number][]> = {
  failedLoading: ['waits', 'replaced'],
  breakdown: ['waits', 'reloaded', 'replaced'],
  damage: ['accepted', 'claim'],
  refusal: ['waits', 'accepted', 'claim'],
};
export const NOTE_KINDS = ['cmr', 'ttn', 'electronic'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What "checked" means of a consignment note: a list for each kind of it (G-14, S0-50). */
export const NOTE_POINTS = {
  cmr: ['pages', 'parties', 'route', 'packages', 'truckAndSeals', 'signatures', 'box18', 'box24'],
  ttn: [
    'pages',
    'parties',
    'route',
    'packages',
    'truck',
    'driverSignature',
    'stamps',
    'arrivalTimes',
    'marks',
  ],
  electronic: ['operatorNumber', 'parties', 'route', 'packages', 'truck', 'allTitles', 'marks'],
} as const satisfies Record<NoteKind, readonly string[]>;

/** The list for a kind; every point there is while the kind is not known. */
export function notePoints(kind: unknown): readonly string[] {
  const own = NOTE_POINTS[kind as NoteKind] as readonly string[] | undefined;
  return own ?? [...new Set(Object.values(NOTE_POINTS).flat())];
}

/** What is asked of this truck: without a trailer there is none to clear. */
export function clearancePoints(vehicle: { trailer?: string | undefined } | undefined): readonly string[] {
  return vehicle?.trailer === undefined ? CLEARANCE.filter((point) => point !== 'trailer') : CLEARANCE;
}
