/** Where a vehicle is looked for besides the carriers asked in the bot: ATI (S0-28) and the phone (S0-30). */
export const CHANNELS = ['exchange', 'calls'] as const;
export const RESULTS = ['found', 'nothing', 'later'] as const;

/** What the head says when asked whether to take an order (S0-29). */
export const VERDICTS = ['take', 'refuse', 'depends'] as const;
