import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, LogLevel } from '@slack/bolt';
import type { KnownBlock, ModalView, PlainTextElement } from '@slack/types';

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });
const option = (text: string, value: string) => ({ text: plain(text), value });
const words = (text: string): KnownBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });
const button = (text: string, action_id: string, style?: 'primary' | 'danger') => ({
  type: 'button' as const,
  action_id,
  text: plain(text),
  value: action_id,
  ...(style === undefined ? {} : { style }),
});

const CARD: KnownBlock[] = [
  { type: 'header', text: plain('Скидка по рейсу 118') },
  words('*Клиент:* Стройкомплект &amp; Ко\nПросит _Анна Соколова_, <https://example.com/118|договор>'),
  { type: 'section', fields: [{ type: 'mrkdwn', text: '*Маржа*\n3 500 ₽' }] },
  { type: 'context', elements: [{ type: 'mrkdwn', text: 'до 18:00' }] },
  { type: 'divider' },
  {
    type: 'actions',
    block_id: 'decision',
    elements: [
      button('Одобрить', 'approve', 'primary'),
      button('Отклонить', 'refuse', 'danger'),
      {
        ...button('Долго', 'slow'),
        confirm: {
          title: plain('Ждать?'),
          text: plain('Ответа не будет'),
          confirm: plain('Ждать'),
          deny: plain('Нет'),
        },
      },
      {
        type: 'static_select',
        action_id: 'pass',
        placeholder: plain('Передать'),
        options: [option('Ольга Петренко', 'olga'), option('Виктор Громов', 'viktor')],
      },
    ],
  },
];

const FORM: ModalView = {
  type: 'modal',
  callback_id: 'refusal',
  title: plain('Отклонить скидку'),
  submit: plain('Отправить'),
  close: plain('Закрыть'),
  notify_on_close: true,
  blocks: [
    words('Рейс *118*'),
    {
      type: 'input',
      block_id: 'why',
      label: plain('Почему нет?'),
      hint: plain('Анна увидит эти слова'),
      element: { type: 'plain_text_input', action_id: 'words', multiline: true },
    },
    {
      type: 'input',
      block_id: 'until',
      optional: true,
      label: plain('Когда вернуться?'),
      element: { type: 'datepicker', action_id: 'day' },
    },
    {
      type: 'input',
      block_id: 'tell',
      optional: true,
      label: plain('Кому сказать?'),
      element: {
        type: 'multi_static_select',
        action_id: 'people',
        options: [option('Анна', 'anna'), option('Илья', 'ilya')],
      },
    },
    {
      type: 'input',
      block_id: 'carrier',
      optional: true,
      label: plain('Другой перевозчик'),
      element: { type: 'external_select', action_id: 'found', min_query_length: 2 },
    },
    {
      type: 'input',
      block_id: 'vat',
      dispatch_action: true,
      label: plain('НДС'),
      element: {
        type: 'radio_buttons',
        action_id: 'kind',
        options: [option('С НДС', 'with'), option('Без НДС', 'without')],
      },
    },
    {
      type: 'input',
      block_id: 'papers',
      optional: true,
      label: plain('Бумаги'),
      element: { type: 'file_input', action_id: 'files', max_files: 2 },
    },
  ],
};

const RATE: KnownBlock = {
  type: 'input',
  block_id: 'rate',
  optional: true,
  label: plain('Ставка НДС'),
  element: { type: 'plain_text_input', action_id: 'percent' },
};

export interface TalkingApp {
  url: string;
  /** What stood in the forms that were sent. */
  submitted: unknown[];
  stop(): Promise<void>;
}

/** An app that shows what a page must draw: cards, a form with every kind of field, a home, answers of every kind. */
export async function startTalkingApp(
  slackApiUrl: string,
  { token, signingSecret }: { token: string; signingSecret: string },
): Promise<TalkingApp> {
  const submitted: unknown[] = [];
  const app = new App({
    token,
    signingSecret,
    clientOptions: { slackApiUrl, retryConfig: { retries: 0 } },
    logLevel: LogLevel.ERROR,
  });

  app.event('app_home_opened', async ({ event, client }) => {
    if (event.tab !== 'home') return;
    await client.views.publish({
      user_id: event.user,
      view: {
        type: 'home',
        blocks: [
          { type: 'header', text: plain('Ждут вашего решения: 1') },
          {
            type: 'input',
            block_id: 'search',
            dispatch_action: true,
            label: plain('Поиск'),
            element: {
              type: 'plain_text_input',
              action_id: 'search',
              placeholder: plain('Номер или клиент'),
            },
          },
          { ...words('Скидка · рейс 118'), accessory: button('Открыть', 'card') } as KnownBlock,
        ],
      },
    });
  });
  app.message(async ({ message, say, client }) => {
    if (message.subtype === 'file_share') {
      await say(`Файлов: ${message.files?.length}`);
    } else if (message.subtype === undefined && message.text === 'карточка') {
      await say({ text: 'Скидка по рейсу 118', blocks: CARD });
    } else if (message.subtype === undefined && message.thread_ts !== undefined) {
      await say({ text: `В обсуждении: ${message.text}`, thread_ts: message.thread_ts });
    } else if (message.subtype === undefined && message.text === 'тайна') {
      await client.chat.postEphemeral({ channel: message.channel, user: message.user, text: 'Никому' });
    } else if (message.subtype === undefined) await say(`Принято: ${message.text}`);
  });
  app.command('/caravan', async ({ ack, say, command }) => {
    await ack();
    await say(`Команда: ${command.text}`);
  });
  app.shortcut('menu', async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: {
        type: 'modal',
        title: plain('Меню'),
        blocks: [{ type: 'actions', elements: [button('Дальше', 'deeper')] }],
      },
    });
  });
  app.action('deeper', async ({ ack, body, client }) => {
    await ack();
    if (body.type === 'block_actions')
      await client.views.push({
        trigger_id: body.trigger_id,
        view: { type: 'modal', title: plain('Глубже'), blocks: [words('Второй этаж')] },
      });
  });
  app.action('approve', async ({ ack, respond }) => {
    await ack();
    await respond({ replace_original: true, text: 'Одобрено', blocks: [words('*Одобрено* в 14:05')] });
  });
  app.action('refuse', async ({ ack, body, client }) => {
    await ack();
    if (body.type === 'block_actions') await client.views.open({ trigger_id: body.trigger_id, view: FORM });
  });
  app.action('card', async ({ ack, body, client }) => {
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: 'Скидка по рейсу 118', blocks: CARD });
  });
  app.action('search', async ({ ack, body, client, action }) => {
    await ack();
    const found = 'value' in action ? action.value : '';
    await client.chat.postMessage({ channel: body.user.id, text: `Искали: ${found}` });
  });
  app.action('pass', async ({ ack, respond, action }) => {
    await ack();
    const to = action.type === 'static_select' ? action.selected_option.text.text : '';
    await respond({ replace_original: false, text: `Передано: ${to}` });
  });
  app.action('kind', async ({ ack, body, client, action }) => {
    await ack();
    if (body.type !== 'block_actions' || action.type !== 'radio_buttons' || !body.view) return;
    const blocks = action.selected_option?.value === 'with' ? [...FORM.blocks, RATE] : FORM.blocks;
    await client.views.update({ view_id: body.view.id, view: { ...FORM, blocks } });
  });
  // Nobody answers this press: Slack tells the person so.
  app.action('slow', async () => undefined);
  app.options('found', async ({ ack, payload }) => {
    const all = ['Трак-Сервис', 'ТрансЛайн', 'Дальний рейс'];
    const fitting = all.filter((name) => name.toLowerCase().includes(payload.value.toLowerCase()));
    await ack({ options: fitting.map((name) => option(name, name)) });
  });
  app.view('refusal', async ({ ack, view }) => {
    const why = view.state.values.why?.words?.value ?? '';
    if (why.length < 5)
      return ack({ response_action: 'errors', errors: { why: 'Напишите хотя бы пару слов' } });
    submitted.push(view.state.values);
    return ack();
  });
  app.view({ callback_id: 'refusal', type: 'view_closed' }, async ({ ack }) => ack());

  const server = (await app.start(0)) as Server;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    submitted,
    stop: async () => {
      await app.stop();
    },
  };
}
