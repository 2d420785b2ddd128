/** Who is accepted where: what holds everywhere, and what each region of a parallel stage adds. */
type Rights = Record<string, string>;

const OFFICE = 'head, own logistician';
const CARRIER = 'carrier, own logistician';
const ROAD = 'carrier, own driver, own logistician';
const CLIENT = 'client, own logistician';
const SIDES = 'carrier, client, own driver';

const ANYWHERE: Rights = {
  logisticianChanged: 'caravan',
  paperArrived: 'caravan',
  chargeSettled: 'caravan',
  messageReceived: SIDES,
  messageSent: OFFICE,
  filesAdded: OFFICE,
};
const OPEN: Rights = { ...ANYWHERE, tripCancelled: 'caravan' };
const REFUSABLE: Rights = { ...OPEN, carrierRefused: CARRIER, carrierReleased: OFFICE };
/** By the asking, as long as nobody has confirmed. */
const AWARDED: Rights = { carrierAwarded: 'caravan' };
const PUBLISHED: Rights = { milestonePublished: 'caravan', delayPublished: 'caravan' };

const ROLLING: Rights = {
  ...OPEN,
  milestonePublished: 'caravan',
  milestoneTakenBack: ROAD,
  unloaded: ROAD,
  delayReported: ROAD,
  troubleReported: 'carrier, head, own driver, own logistician',
  vehicleReplaced: CARRIER,
};
const WAY: Record<string, Rights> = {
  loading: {
    arrivedToLoad: ROAD,
    loaded: ROAD,
    left: ROAD,
    arrivedToUnload: ROAD,
    carrierRefused: CARRIER,
    delayPublished: 'caravan',
  },
  movement: { left: ROAD, arrivedToUnload: ROAD },
  unloading: {},
};
const TROUBLE: Record<string, Rights> = { none: {}, open: { troubleResolved: OFFICE } };
const CONSENT: Record<string, Rights> = {
  issuing: { confirmationIssued: 'caravan' },
  asked: { vehicleAgreed: CLIENT, vehicleRejected: CLIENT, confirmationIssued: 'caravan' },
  rejected: { vehicleAgreed: CLIENT },
  replacing: { replacementCleared: OFFICE, replacementRefused: OFFICE },
  given: {},
};

const PAPERS: Rights = { ...ANYWHERE, milestonePublished: 'caravan' };
const NOTE: Record<string, Rights> = {
  awaited: { noteReceived: ROAD, originalsReceived: OFFICE },
  checking: { noteChecked: OFFICE, originalsReceived: OFFICE },
  originals: { originalsReceived: OFFICE },
  commercial: { noteTaken: 'head, sales' },
  accounting: { noteFiled: 'accountant' },
  filed: {},
};
const BILL: Record<string, Rights> = {
  awaited: { billRecorded: 'caravan' },
  received: { billRejected: 'caravan', billPaid: 'caravan' },
  paid: {},
};

function transport(): [string, Rights][] {
  return Object.entries(WAY).flatMap(([leg, way]) =>
    Object.entries(TROUBLE).flatMap(([state, trouble]) =>
      Object.entries(CONSENT).map(([word, consent]): [string, Rights] => [
        stages('transport', ['way', leg], ['trouble', state], ['consent', word]),
        { ...ROLLING, ...way, ...trouble, ...consent },
      ]),
    ),
  );
}

/** A filed note with a paid bill is a closed trip. */
function papers(): [string, Rights][] {
  return Object.entries(NOTE).flatMap(([at, note]) =>
    Object.entries(BILL)
      .filter(([paid]) => at !== 'filed' || paid !== 'paid')
      .map(([paid, bill]): [string, Rights] => [
        stages('papers', ['note', at], ['bill', paid]),
        { ...PAPERS, ...note, ...bill },
      ]),
  );
}

function stages(around: string, ...regions: [string, string][]): string {
  const paths = regions.flatMap(([region, at]) => [`${around}.${region}`, `${around}.${region}.${at}`]);
  return [around, ...paths].join('+');
}

export const rights: Record<string, Rights> = {
  search: { ...OPEN, ...AWARDED, messageReceived: 'client', carrierChosen: 'caravan, head, own logistician' },
  // Nobody is the trip's driver yet: any driver of the carrier may write.
  naming: { ...REFUSABLE, ...AWARDED, messageReceived: 'carrier, client, driver', vehicleNamed: CARRIER },
  clearance: { ...REFUSABLE, ...AWARDED, papersChecked: OFFICE, clearanceOverridden: 'head' },
  issuing: { ...OPEN, carrierOrderIssued: 'caravan' },
  carrierConfirmation: { ...REFUSABLE, ...AWARDED, carrierConfirmed: CARRIER },
  ...Object.fromEntries(transport()),
  unloadingConfirmation: {
    ...OPEN,
    milestonePublished: 'caravan',
    milestoneTakenBack: ROAD,
    unloadingConfirmed: OFFICE,
  },
  ...Object.fromEntries(papers()),
  deadFreight: {
    ...ANYWHERE,
    ...PUBLISHED,
    billRecorded: 'caravan',
    billRejected: 'caravan',
    billPaid: 'caravan',
  },
  closed: PAPERS,
  cancelled: { ...ANYWHERE, ...PUBLISHED },
};
