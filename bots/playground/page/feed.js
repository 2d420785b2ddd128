import { eventsUrl } from './server.js';

/** @typedef {import('../telegram-double/index.ts').PeopleEvent} PeopleEvent */

const longestPauseMs = 8_000;

/**
 * Events of all people, live. After a lost connection it goes on from the last number seen, so nothing is missed.
 * @param {{ onOpen: () => void, onEvent: (event: PeopleEvent) => void, onOnline: (online: boolean) => void }} listener
 *   `onOpen`: live events begin to come and nothing is known of those before, so load everything
 */
export function openFeed({ onOpen, onEvent, onOnline }) {
  /** @type {number | undefined} */
  let last;
  let pauseMs = 500;

  function connect() {
    const source = new EventSource(eventsUrl(last));
    source.onopen = () => {
      pauseMs = 500;
      onOnline(true);
      if (last === undefined) onOpen();
    };
    source.onmessage = ({ data }) => {
      /** @type {PeopleEvent} */
      const event = JSON.parse(data);
      last = event.seq;
      onEvent(event);
    };
    source.onerror = () => {
      source.close();
      onOnline(false);
      setTimeout(connect, pauseMs);
      pauseMs = Math.min(longestPauseMs, pauseMs * 2);
    };
  }
  connect();
}
