/** By process, stage and fact: whose command is accepted. `own` is the one who holds the role in this case. */
type Rights = Record<string, Record<string, Record<string, string>>>;

const SELLER = 'head, own sales';
const OF_CLIENT = {
  contactAdded: 'head, own logistician, own sales',
  contactJoined: 'caravan',
  messageReceived: 'carrier, client, driver',
  messageSent: 'head, own logistician, own sales',
  filesAdded: 'head, own logistician, own sales',
};
const OF_ORDER = {
  messageReceived: 'carrier, client, driver',
  messageSent: 'head, own logistician',
  filesAdded: 'head, own logistician',
};
/** The directory of carriers is everybody's who works with them. */
const ANY_LOGISTICIAN = 'head, other logistician, own logistician';
const OF_CARRIER = {
  contactJoined: 'caravan',
  messageReceived: 'carrier, client, driver',
  messageSent: ANY_LOGISTICIAN,
  filesAdded: ANY_LOGISTICIAN,
};
const MANAGERS = 'director, head';

export const rights: Rights = {
  client: {
    explanations: { ...OF_CLIENT, explanationsGiven: SELLER, clientDropped: SELLER },
    contract: { ...OF_CLIENT, contractConcluded: SELLER, clientDropped: SELLER },
    registering: { ...OF_CLIENT, numberGiven: 'caravan' },
    handover: { ...OF_CLIENT, handoverFilled: SELLER, clientDropped: SELLER },
    assignment: { ...OF_CLIENT, logisticianAssigned: SELLER, clientDropped: SELLER },
    acceptance: {
      ...OF_CLIENT,
      handoverAccepted: 'own logistician',
      handoverQuestioned: 'own logistician',
      logisticianAssigned: SELLER,
      clientDropped: SELLER,
    },
    clarification: { ...OF_CLIENT, questionAnswered: SELLER, clientDropped: SELLER },
    working: {
      ...OF_CLIENT,
      callLogged: 'head, own logistician',
      logisticianAssigned: SELLER,
      clientDropped: SELLER,
    },
    dropped: { ...OF_CLIENT, clientReopened: SELLER },
  },
  'transport-order': {
    numbering: { ...OF_ORDER, logisticianChanged: 'caravan', numberGiven: 'caravan' },
    requestReceived: {
      ...OF_ORDER,
      logisticianChanged: 'caravan',
      requestDeclined: 'head, own logistician',
      requestWithdrawn: 'client, head, own logistician',
    },
    declined: { ...OF_ORDER, logisticianChanged: 'caravan' },
    withdrawn: { ...OF_ORDER, logisticianChanged: 'caravan' },
  },
  carrier: {
    known: {
      ...OF_CARRIER,
      driversAdded: ANY_LOGISTICIAN,
      vehiclesAdded: ANY_LOGISTICIAN,
      carrierRetired: ANY_LOGISTICIAN,
    },
    retired: { ...OF_CARRIER, carrierReturned: ANY_LOGISTICIAN },
  },
  colleague: {
    invited: { colleagueJoined: 'caravan', rolesChanged: MANAGERS, colleagueDismissed: MANAGERS },
    working: { rolesChanged: MANAGERS, colleagueDismissed: MANAGERS },
    gone: { rolesChanged: MANAGERS, colleagueReturned: MANAGERS },
  },
  'number-series': { open: { numberTaken: 'caravan' } },
};
