import type { ContactChannel } from '../../../core/people/person.ts';
import type { StaffRole } from '../../../core/people/role.ts';
import type { CastMember } from '../stage.ts';

/** The demo company's bots as its double of Telegram knows them. */
export const STAFF_BOT = {
  token: '7001:demo-company-staff-bot-token',
  username: 'caravan_staff_bot',
  name: 'Caravan',
};
export const PARTNERS_BOT = {
  token: '7002:demo-company-partners-bot-token',
  username: 'caravan_partners_bot',
  name: 'Попутный ветер',
};

/** The demo company itself: its papers name it. */
export const COMPANY = {
  name: 'Попутный ветер',
  inn: '6658000000',
  mail: 'office@poputny-veter.example',
};

export interface Colleague extends CastMember {
  role: StaffRole;
  phone: string;
}

/** A person of another company: whose, and as what. */
export interface Partner extends CastMember {
  role: 'client' | 'carrier' | 'driver';
  phone: string;
  party: string;
  position: string;
  email?: string;
  /** How the contact likes to be reached. */
  channel?: ContactChannel;
}

const staff = (
  userId: number,
  name: string,
  role: StaffRole,
  phone: string,
  slackId?: string,
): Colleague => ({
  userId,
  name,
  role,
  phone,
  company: COMPANY.name,
  bot: STAFF_BOT.username,
  ...(slackId === undefined ? {} : { slackId }),
});

export const COLLEAGUES = {
  sales: staff(1001, 'Анна Соколова', 'sales', '+79161110001'),
  logistician: staff(1002, 'Игорь Мельников', 'logistician', '+79161110002'),
  logistician2: staff(1003, 'Марина Ковалёва', 'logistician', '+79161110003'),
  accountant: staff(1005, 'Вера Титова', 'accountant', '+79161110005', 'U0ACCOUNTANT'),
  director: staff(1006, 'Павел Гринёв', 'director', '+79161110006', 'U0DIRECTOR'),
  head: staff(1004, 'Олег Дорохов', 'head', '+79161110004'),
} as const;

const partner = (
  userId: number,
  name: string,
  role: Partner['role'],
  phone: string,
  party: string,
  company: string,
  position: string,
  mail: Pick<Partner, 'email' | 'channel'> = {},
): Partner => ({ userId, name, role, phone, party, company, position, ...mail, bot: PARTNERS_BOT.username });

/** The last one has no company yet: the newcomer may take it on. */
export const PARTNERS = {
  client: partner(
    1101,
    'Ирина Лаптева',
    'client',
    '+79222220001',
    'k6671909966',
    'Уралпромснаб',
    'начальник отдела снабжения',
    { email: 'lapteva@uralpromsnab.example', channel: 'both' },
  ),
  client2: partner(
    1103,
    'Тимур Агаев',
    'client',
    '+79222220003',
    'k3443609132',
    'Волгахим',
    'начальник транспортного отдела',
    { email: 'agaev@volgahim.example' },
  ),
  carrier: partner(
    1201,
    'Сергей Быков',
    'carrier',
    '+79053330001',
    'c5261815906',
    'Трак-Сервис',
    'диспетчер',
  ),
  carrier2: partner(
    1202,
    'Рустам Галиев',
    'carrier',
    '+79053330002',
    'c1650462815',
    'Дальний рейс',
    'директор',
  ),
  driver: partner(1301, 'Николай Осипов', 'driver', '+79053330003', 'c5261815906', 'Трак-Сервис', 'водитель'),
  driver2: partner(1302, 'Ильдар Сафин', 'driver', '+79053330004', 'c1650462815', 'Дальний рейс', 'водитель'),
} as const;

/** Someone whom the company does not know yet; her company is taken on in the demo. */
export const NEWCOMER: CastMember & { phone: string } = {
  userId: 1102,
  name: 'Светлана Юдина',
  role: 'client',
  phone: '+79272220002',
  company: 'Волжский кабель',
  bot: PARTNERS_BOT.username,
};

export const CAST: (CastMember & { phone: string })[] = [
  ...Object.values(COLLEAGUES),
  ...Object.values(PARTNERS),
  NEWCOMER,
];
