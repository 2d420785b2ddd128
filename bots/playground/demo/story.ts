import type { Caravan } from '../../../core/caravan.ts';
import { COLLEAGUES, NEWCOMER, PARTNERS } from '../company/cast.ts';
import { contractScan } from '../company/contract-scan.ts';
import type { SlackDouble } from '../slack-double/index.ts';
import type { Stage } from '../stage.ts';
import type { TelegramDouble } from '../telegram-double/index.ts';
import { type Given, type Played, Player } from './player.ts';
import { SlackPlayer } from './slack-player.ts';

export interface Scene {
  caravan: Caravan;
  double: TelegramDouble;
  /** Where director and accountant work, where the company is in Slack too. */
  slack?: SlackDouble;
  stage: Stage;
}

export const NEW_INN = '6316819090';
export const NEW_NAME = 'ООО «Волжский кабель»';

export const no: Given = { press: 'Нет' };
export const skip: Given = { press: 'form.skip' };
export const done: Given = { press: 'form.done' };

export function players({ caravan, double, slack }: Scene) {
  const { texts, clock } = caravan.ports;
  const play = (who: Played) => new Player(who, double, texts);
  const playInSlack = (who: Played & { slackId?: string }) =>
    slack === undefined
      ? play(who)
      : new SlackPlayer({ userId: who.slackId ?? '', name: who.name }, slack, texts, () => clock.now());
  const { sales, logistician, head, accountant, director } = COLLEAGUES;
  return {
    anna: play(sales),
    igor: play(logistician),
    oleg: play(head),
    vera: playInSlack(accountant),
    pavel: playInSlack(director),
    svetlana: play(NEWCOMER),
    sergey: play(PARTNERS.carrier),
    rustam: play(PARTNERS.carrier2),
    nikolai: play(PARTNERS.driver),
  };
}

/** S0-13 to S0-22: a client is taken on, handed over, questioned and accepted. */
export async function takeClientOn(scene: Scene): Promise<void> {
  const { anna, igor, oleg, vera } = players(scene);
  await anna.type('/new');
  await anna.press('menu.newClient');
  await anna.fill('client', 'new', [
    ['inn', NEW_INN],
    ['company', NEW_NAME],
    ['city', 'Самара'],
    ['contact', 'Светлана Юдина, 8 927 222-00-02'],
  ]);
  await anna.press('client.button.explanationsGiven', NEW_NAME);
  await anna.fill('client', 'explanations', [
    ['points', { press: 'form.all' }],
    ['points', { press: 'form.done' }],
  ]);
  await anna.press('client.button.contractConcluded', NEW_NAME);
  await anna.fill('client', 'contract', [
    ['files', { file: contractScan(), name: 'Договор Волжский кабель.pdf', mime: 'application/pdf' }],
    ['files', { press: 'form.done' }],
    ['signedOn', 'сегодня'],
    ['validUntil', skip],
    ['paymentDays', '3'],
    ['paymentFrom', { press: 'client.paymentFrom.originals' }],
    ['paymentDayKind', { press: 'client.paymentDayKind.banking' }],
    ['creditLimit', '1,2 млн'],
    ['limitSetBy', { press: 'Павел Гринёв' }],
  ]);
  await vera.sees(NEW_NAME);
  await anna.press('client.button.handoverFilled', NEW_NAME);
  await anna.fill('client', 'handover', [
    ['nuances', 'Барабаны с кабелем, нужны клинья и ремни. Погрузка краном, только верхняя.'],
    ['contacts.name', 'Светлана Юдина'],
    ['contacts.position', 'менеджер по логистике'],
    ['contacts.phone', '8 927 222-00-02'],
    ['contacts.email', skip],
    ['contacts.channel', { press: 'client.channel.chat' }],
    ['contacts.decides', 'даёт заявки, согласует ставки'],
    ['contacts.more', no],
    ['platform', no],
    ['documentRules', 'Скан ТТН в день выгрузки, оригиналы почтой в Самару.'],
    ['paymentRules', 'Три банковских дня по оригиналам.'],
  ]);
  await oleg.press('client.button.logisticianAssigned', NEW_NAME);
  await oleg.fill('client', 'assign', [['logistician', { press: 'Игорь Мельников' }]]);
  await igor.press('client.button.handoverQuestioned', NEW_NAME);
  await igor.fill('client', 'question', [['question', 'Кто заказывает кран на выгрузке?']]);
  await anna.press('client.button.questionAnswered', NEW_NAME);
  await anna.fill('client', 'answer', [['answer', 'Грузополучатель, предупреждать за сутки.']]);
  await igor.sees('Анна Соколова');
  await igor.press('client.button.handoverAccepted', NEW_NAME);
  await anna.sees('client.fact.handoverAccepted');
}

/** The director finds the client and says how far it is trusted: limit and days stand as in the contract (G-28). */
export async function creditTerms(scene: Scene): Promise<void> {
  const { pavel, anna } = players(scene);
  await pavel.type('Волжский кабель');
  await pavel.press(NEW_NAME, 'Нашлось');
  await pavel.press('case.creditTerms', NEW_NAME);
  await pavel.fill('client', 'credit', [['grade', { press: 'client.grade.B' }]]);
  await anna.sees('Установлены кредитные условия');
}

/** The client's contact is invited, proves her phone and asks for a truck; the logistician has a task (S0-26). */
export async function clientAsks(scene: Scene): Promise<void> {
  const { igor, svetlana } = players(scene);
  await igor.type('Волжский кабель');
  await igor.press(NEW_NAME);
  await igor.press('case.invite');
  await igor.press('Светлана Юдина');
  const invitation = await igor.sees('t.me/');
  const secret = /start=([\w-]+)/.exec(invitation.text ?? '')?.[1] ?? '';
  await svetlana.start(secret);
  await svetlana.sees('invitation.prove');
  await svetlana.shareContact();
  await svetlana.press('menu.newOrder');
  await svetlana.fill('transport-order', 'request', request());
  await svetlana.sees('transport-order.fact.orderRequested');
  await igor.sees('transport-order.task.requestReceived');
}

export function request(): [string, Given, number?][] {
  return [
    ['loadings.city', 'Самара'],
    ['loadings.address', 'Кабельная, 9, ворота 3'],
    ['loadings.window', 'через 2 дня 9-12'],
    ['loadings.contact', 'Пётр, 8 927 222-00-05'],
    ['loadings.more', no],
    ['unloadings.city', 'Екатеринбург'],
    ['unloadings.address', 'Фронтовых Бригад, 18'],
    ['unloadings.window', 'через 4 дня с 10 до 17'],
    ['unloadings.contact', skip],
    ['unloadings.more', no],
    ['cargo', 'Кабель на барабанах'],
    ['weight', '20 т'],
    ['volume', skip],
    ['places', '12 мест'],
    ['body', { press: 'transport-order.body.tent' }],
    ['loading', { press: 'transport-order.loading.top' }],
    ['loading', { press: 'form.done' }],
    ['dangerous', no],
    ['value', '3,4 млн'],
    ['price', '85т.р. с НДС'],
    ['payDays', '3'],
    ['comment', skip],
    ['files', skip],
  ];
}

/** Nobody touches the request: the logistician is reminded, then the head is told. The clock is moved. */
export async function timePasses(scene: Scene): Promise<void> {
  const { igor, oleg } = players(scene);
  for (let step = 0; step < 12; step++) {
    await scene.stage.move('next');
    const seen = scene.double.people.chat(COLLEAGUES.head.userId, COLLEAGUES.head.bot).messages;
    if (seen.some((m) => m.text?.includes(oleg.words('transport-order.task.requestReceived')))) break;
  }
  await igor.sees('transport-order.task.requestReceived');
  await oleg.sees('transport-order.task.requestReceived');
}

/** S0-23 to S0-25: the next morning the logistician goes through the round of calls in one message. */
export async function morningRound(scene: Scene): Promise<void> {
  const { igor } = players(scene);
  for (let step = 0; step < 20; step++) {
    await scene.stage.move('next');
    const seen = scene.double.people.chat(COLLEAGUES.logistician.userId, COLLEAGUES.logistician.bot).messages;
    const button = igor.words('button.openRound');
    if (seen.some((m) => m.reply_markup?.inline_keyboard.flat().some((b) => b.text === button))) break;
  }
  await igor.press('button.openRound');
  await igor.sees('round.at', { n: 1, of: 2 });
  await igor.press('client.result.none');
  await igor.sees('round.at', { n: 2, of: 2 });
  await igor.press('client.result.loads');
  await igor.sees('round.done', { n: 2 });
  await igor.press('menu.report');
}
