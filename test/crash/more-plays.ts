import { COLLEAGUES, PARTNERS } from '../../bots/playground/company/cast.ts';
import { contractScan } from '../../bots/playground/company/contract-scan.ts';
import { Player } from '../../bots/playground/demo/player.ts';
import { players, type Scene } from '../../bots/playground/demo/story.ts';
import type { Play } from './plays.ts';

const CLIENT = 'ООО «Уралпромснаб»';
const HAULIER = 'ООО «Волга-Транс»';
const skip = { press: 'form.skip' };
const no = { press: 'Нет' };

const playerIn = ({ double, caravan }: Scene) => {
  return (who: { userId: number; bot: string; name: string }) => new Player(who, double, caravan.ports.texts);
};

/** A client writes and sends a paper; it is passed on and answered, by the button and by replying. */
const letters: Play = async (scene) => {
  const { igor } = players(scene);
  const irina = playerIn(scene)(PARTNERS.client);
  await irina.type('Когда будет машина?');
  await igor.press('button.reply', 'Когда будет машина?');
  await igor.fill('client', 'reply', [
    ['words', 'Завтра к девяти.'],
    ['files', skip],
  ]);
  await irina.sees('Завтра к девяти.');
  await irina.sendFile(contractScan(), 'Доверенность.pdf', 'application/pdf');
  await irina.type('Пропуск заказан?');
  const { message_id } = await igor.sees('Пропуск заказан?');
  const { userId, bot } = COLLEAGUES.logistician;
  await scene.double.people.sendText(userId, bot, { text: 'Заказан на вас.', reply_to: message_id });
  await irina.sees('Заказан на вас.');
};

/** A client at work: a call, one more contact, another logistician, the end and the return. */
const clientAtWork: Play = async (scene) => {
  const { igor, oleg } = players(scene);
  const marina = playerIn(scene)(COLLEAGUES.logistician2);
  const openCard = async (player: Player) => {
    await player.type('Уралпромснаб');
    await player.press(CLIENT);
  };
  await igor.type('/menu');
  await openCard(igor);
  await igor.press('client.button.contactAdded', CLIENT);
  await igor.fill('client', 'contact', [
    ['contacts.name', 'Денис Орлов'],
    ['contacts.position', 'кладовщик'],
    ['contacts.phone', '8 922 222-00-09'],
    ['contacts.email', skip],
    ['contacts.channel', { press: 'client.channel.phone' }],
    ['contacts.decides', 'погрузка'],
    ['contacts.more', no],
  ]);
  await openCard(igor);
  await igor.press('client.button.callLogged', CLIENT);
  await igor.fill('client', 'call', [
    ['result', { press: 'client.result.loads' }],
    ['note', 'Машина на Пермь'],
  ]);
  await openCard(igor);
  await igor.press('case.write', CLIENT);
  await igor.fill('client', 'write', [
    ['to', { press: PARTNERS.client.name }],
    ['words', 'Машина найдена.'],
    ['files', skip],
  ]);
  await openCard(oleg);
  await oleg.press('client.button.logisticianAssigned', CLIENT);
  await oleg.fill('client', 'reassign', [
    ['logistician', { press: COLLEAGUES.logistician2.name }],
    ['reason', 'отпуск'],
  ]);
  await marina.press('client.button.handoverAccepted', CLIENT);
  await openCard(oleg);
  await oleg.press('client.button.clientDropped', CLIENT);
  await oleg.fill('client', 'drop', [['reason', 'не платит']]);
  await openCard(oleg);
  await oleg.press('client.button.clientReopened', CLIENT);
  await oleg.fill('client', 'reopen', [['reason', 'заплатил']]);
};

/** A colleague is invited, comes, changes roles, leaves and is taken back. */
const colleagueComes: Play = async (scene) => {
  const { oleg } = players(scene);
  const who = { userId: 1007, name: 'Пётр Новиков', bot: COLLEAGUES.head.bot };
  await scene.double.people.add({ id: who.userId, first_name: 'Пётр', phone_number: '+79161110077' });
  const petr = playerIn(scene)(who);
  const openCard = async () => {
    await oleg.type('/colleagues');
    await oleg.press(who.name);
  };
  await oleg.type('/colleagues');
  await oleg.press('colleagues.invite');
  await oleg.fill('colleague', 'invite', [
    ['person', 'Пётр Новиков, 8 916 111-00-77'],
    ['roles', { press: 'colleague.roles.sales' }],
    ['roles', { press: 'form.done' }],
  ]);
  await openCard();
  await oleg.press('case.inviteLink', who.name);
  const invitation = await oleg.sees('t.me/');
  await petr.start(/start=([\w-]+)/.exec(invitation.text ?? '')?.[1] ?? '');
  await petr.shareContact();
  await petr.sees('invitation.welcome', { name: who.name });
  await openCard();
  await oleg.press('colleague.button.rolesChanged', who.name);
  await oleg.fill('colleague', 'roles', [
    ['roles', { press: 'colleague.roles.accountant' }],
    ['roles', { press: 'form.done' }],
  ]);
  await openCard();
  await oleg.press('colleague.button.colleagueDismissed', who.name);
  await oleg.fill('colleague', 'dismiss', [['reason', 'переехал']]);
  await openCard();
  await oleg.press('colleague.button.colleagueReturned', who.name);
  await oleg.fill('colleague', 'return', [
    ['roles', { press: 'colleague.roles.sales' }],
    ['roles', { press: 'form.done' }],
  ]);
};

/** A carrier with a driver and a lorry, until the end. */
const carrierComes: Play = async (scene) => {
  const { igor } = players(scene);
  const openCard = async () => {
    await igor.type('/carriers');
    await igor.press(HAULIER);
  };
  await igor.type('/new');
  await igor.press('menu.newCarrier');
  await igor.fill('carrier', 'new', [
    ['inn', '7707083893'],
    ['company', HAULIER],
    ['city', 'Казань'],
    ['contacts.name', 'Олег Сидоров'],
    ['contacts.phone', '8 917 333-00-11'],
    ['contacts.more', no],
  ]);
  await openCard();
  await igor.press('carrier.button.driversAdded', HAULIER);
  await igor.fill('carrier', 'drivers', [
    ['drivers.name', 'Иван Котов'],
    ['drivers.phone', '8 917 333-00-12'],
    ['drivers.more', no],
  ]);
  await openCard();
  await igor.press('carrier.button.vehiclesAdded', HAULIER);
  await igor.fill('carrier', 'vehicles', [
    ['vehicles.plate', 'А123ВС 116'],
    ['vehicles.body', { press: 'carrier.body.tent' }],
    ['vehicles.tonnage', '20 т'],
    ['vehicles.more', no],
  ]);
  await openCard();
  await igor.press('carrier.button.carrierRetired', HAULIER);
  await igor.fill('carrier', 'retire', [['reason', 'срывает подачу']]);
  await openCard();
  await igor.press('carrier.button.carrierReturned', HAULIER);
};

/** The forms and stages that the story does not come through. */
export const otherForms: Play = async (scene) => {
  await letters(scene);
  await clientAtWork(scene);
  await colleagueComes(scene);
  await carrierComes(scene);
};
