import { openHttp } from '../../bots/http/index.ts';
import { COLLEAGUES } from '../../bots/playground/company/cast.ts';
import { type SlackDouble, startSlackDouble } from '../../bots/playground/slack-double/index.ts';
import { invite } from '../../core/people/invitations.ts';
import type { Person } from '../../core/people/person.ts';
import type { House, Running, SlackDoor } from '../../house.ts';
import { SlackHand } from './slack-hand.ts';

const APP = { name: 'Caravan', botToken: 'xoxb-1', appToken: 'xapp-1', signingSecret: 'a secret of the app' };

/** The company's workspace in Slack: a strict double, and the way of its app to the bot over HTTP. */
export interface Workspace {
  double: SlackDouble;
  /** What the bot is connected by. */
  door: SlackDoor;
  /** Opens the web door of the company, and tells Slack where it is. */
  connect(house: House, running: Running): Promise<void>;
  /** A colleague comes into Slack, and links the account by a code. */
  comesIn(who: keyof typeof COLLEAGUES, person: Person): Promise<SlackHand>;
  close(): Promise<void>;
}

export async function openWorkspace(now: () => string): Promise<Workspace> {
  const double = await startSlackDouble({ app: APP, now: () => Date.parse(now()), limits: 'none' });
  let home: { house: House; close(): Promise<void> } | undefined;
  return {
    double,
    door: { apiUrl: double.apiUrl, botToken: APP.botToken, way: { signingSecret: APP.signingSecret } },
    connect: async (house, running) => {
      await home?.close();
      const http = await openHttp({
        ...{ host: '127.0.0.1', port: 0, log: house.log, webhooks: [], slack: running.slack },
        ready: running.ready,
        messages: () => house.store.ledger.counts(),
      });
      home = { house, close: http.close };
      await double.controls.setRequestUrl({ url: `${http.url}/slack/events` });
    },
    comesIn: async (who, person) => {
      const { ports } = home!.house.caravan;
      const { name } = COLLEAGUES[who];
      const { id } = await double.people.add({ name: who, real_name: name, locale: 'ru-RU' });
      const made = await invite(ports, person, 'slack', person.id);
      const hand = new SlackHand({ userId: id, name }, double, ports.texts, () => ports.clock.now());
      await hand.type(made !== null && 'code' in made ? made.code : '');
      await hand.sees('invitation.welcome', { name });
      return hand;
    },
    close: async () => {
      await home?.close();
      await double.close();
    },
  };
}
