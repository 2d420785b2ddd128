import { type SlackDouble, startSlackDouble } from '../slack-double/index.ts';
import { startTalkingApp, type TalkingApp } from './talking-app.ts';

/** The director's id in the workspace. */
export const DIRECTOR = 'U0000000105';

const app = {
  name: 'Caravan',
  botToken: 'xoxb-staged',
  appToken: 'xapp-staged',
  signingSecret: 'staged-secret',
};

const manifest = {
  display_information: { name: app.name },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: app.name },
    shortcuts: [
      { name: 'Меню Caravan', type: 'global' as const, callback_id: 'menu', description: 'Меню' },
      { name: 'Спросить об этом', type: 'message' as const, callback_id: 'ask', description: 'Вопрос' },
    ],
    slash_commands: [{ command: '/caravan', description: 'Задачи и поиск', usage_hint: '[tasks]' }],
  },
  oauth_config: {
    scopes: {
      bot: [
        'chat:write',
        'commands',
        'im:history',
        'channels:history',
        'files:read',
        'files:write',
        'users:read',
      ],
    },
  },
  settings: {
    event_subscriptions: { bot_events: ['app_home_opened', 'message.im', 'message.channels'] },
    interactivity: { is_enabled: true },
    socket_mode_enabled: false,
  },
};

export interface StagedSlack {
  double: SlackDouble;
  app: TalkingApp;
  /** Puts the director into the workspace, and into its channel. */
  addDirector(who: { name: string }): Promise<void>;
  close(): Promise<void>;
}

/** A workspace with a talking app, and a channel in which both are. */
export async function stageSlack(now: () => number): Promise<StagedSlack> {
  const double = await startSlackDouble({ app: { ...app, manifest }, limits: 'none', now });
  const talking = await startTalkingApp(double.apiUrl, {
    token: app.botToken,
    signingSecret: app.signingSecret,
  });
  await double.controls.setRequestUrl({ url: talking.url });
  return {
    double,
    app: talking,
    addDirector: async ({ name }) => {
      talking.submitted.length = 0;
      await double.people.add({ id: DIRECTOR, name: 'director', real_name: name });
      await double.channels.create({ name: 'заказы', members: [DIRECTOR], app: true });
    },
    close: async () => {
      await talking.stop();
      await double.close();
    },
  };
}
