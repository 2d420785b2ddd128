/**
 * @typedef {string} Seat Where a person sits on the screen: `1006` in Telegram, `1006-slack` in Slack.
 */

const slack = '-slack';

/** @param {Seat} seat */
export const personOf = (seat) => Number.parseInt(seat, 10);

/** @param {Seat} seat */
export const isSlack = (seat) => seat.endsWith(slack);

/** The same person's place in the other messenger. @param {Seat} seat @returns {Seat} */
export const otherSeat = (seat) => (isSlack(seat) ? seat.slice(0, -slack.length) : `${seat}${slack}`);

/** A person's places, the usual one first: Slack for whoever is there. @param {import('./server.js').CastMember} member @returns {Seat[]} */
export const seatsOf = ({ userId, slackId }) =>
  slackId === undefined ? [String(userId)] : [`${userId}${slack}`, String(userId)];
