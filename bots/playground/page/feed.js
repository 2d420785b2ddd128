const longestPauseMs = 8_000;

/**
 * Events of all people of a messenger, live. After a lost connection it goes on from the last number seen, so nothing is missed.
 * @template {{ seq: number }} Event
 * @param {(since: number | undefined) => string} urlOf
 * @param {{ onOpen: () => void, onEvent: (event: Event) => void, onOnline: (online: boolean) => void }} listener
 *   `onOpen`: live events begin to come and nothing is known of those before, so load everything
 */
export function openFeed(urlOf, { onOpen, onEvent, onOnline }) {
  /** @type {number | undefined} */
  let last;
  let pauseMs = 500;

  function connect() {
    const source = new EventSource(urlOf(last));
    source.onopen = () => {
      pauseMs = 500;
      onOnline(true);
      if (last === undefined) onOpen();
    };
    source.onmessage = ({ data }) => {
      /** @type {Event} */
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
