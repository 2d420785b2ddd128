import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailHouse, openMailHouse, READER, SCAN } from './testing/mail-house.ts';

const KEY = { id: 'd7#3/0/p1/email' };
const nbsp = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');

describe('a letter to a client over a real mail server (G-03, G-09)', () => {
  let house: MailHouse;
  beforeEach(async () => {
    house = await openMailHouse();
  });
  afterEach(() => house.close());

  it('arrives as it was written, with its file, in Russian', async () => {
    const result = await house.send();
    const [letter] = house.office.letters();
    expect(result).toEqual({ result: 'sent', chatId: READER, messageId: letter?.messageId, caption: false });
    expect(letter).toMatchObject({
      to: READER,
      from: { name: 'Попутный ветер', address: 'office@forwarder.example' },
      replyTo: 'anna.s@forwarder.example',
      subject: 'Счёт № 7: не видим оплаты',
      files: [{ name: SCAN.name, type: 'application/pdf' }],
    });
    expect(Buffer.from(letter?.files[0]?.bytes ?? [])).toEqual(SCAN.bytes);
    expect(nbsp(letter?.text ?? '')).toBe(
      [
        'Здравствуйте! По счёту № 7 не видим оплаты: 85 000 ₽, срок был 25 ноября 2026. Подскажите, пожалуйста, когда её ждать.',
        '',
        'С уважением,',
        'Анна Соколова',
        'ООО «Попутный ветер»',
        '+7 916 111 00 01',
        '',
        'Письмо отправлено автоматически. На него можно ответить: ответ прочитает Анна Соколова.',
        '',
      ].join('\n'),
    );
    expect(letter?.html).toContain('С уважением,<br>');
    expect(letter?.headers).toMatchObject({ 'auto-submitted': 'auto-generated', 'content-language': 'ru' });
  });

  it('arrives in English to who reads English', async () => {
    await house.send({}, 'en');
    const [letter] = house.office.letters();
    expect(letter?.subject).toBe('Invoice No. 7: we have not received your payment');
    expect(letter?.text).toContain('Kind regards,\nАнна Соколова\n');
    expect(letter?.headers).toMatchObject({ 'content-language': 'en' });
  });

  it('is signed by nobody who has left: the company reads the answers', async () => {
    const subject = { key: 'verbatim', params: { words: 'Счёт' } };
    await house.send({ letter: { tell: 'x', parties: [], subject, from: 'olga' } });
    const [letter] = house.office.letters();
    expect(letter?.replyTo).toBeUndefined();
    expect(letter?.text).not.toContain('Ольга');
    expect(letter?.text).toContain('С уважением,\nООО «Попутный ветер»\n');
    expect(letter?.text).toContain('ответ прочитают в компании');
  });

  it('has the same Message-ID when it is said once more, and another one when it is another letter', async () => {
    await house.send();
    await house.send({ id: `${KEY.id}~again~again`, repeats: `${KEY.id}~again` });
    await house.send({ id: 'd7#4/0/p1/email' });
    const [first, repeat, other] = house.office.letters().map(({ messageId }) => messageId);
    expect(first).toMatch(/^<[0-9a-f]{40}@forwarder\.example>$/);
    expect(repeat).toBe(first);
    expect(other).not.toBe(first);
  });

  it('lets no words of ours become headers or markup', async () => {
    const params = { words: 'a <b>\r\nBcc: x@y.example' };
    const subject = { key: 'verbatim', params };
    await house.send({ text: subject, letter: { tell: 'x', parties: [], subject } });
    const [letter] = house.office.letters();
    expect(letter?.subject).toBe('a <b> Bcc: x@y.example');
    expect(letter?.headers).not.toHaveProperty('bcc');
    expect(letter?.html).toContain('a &lt;b&gt;');
    expect(house.office.calls).toEqual([`RCPT ${READER}`, 'DATA']);
  });

  it.each([
    ['a mailbox that is full for now', [450, '4.2.2 mailbox full'], { result: 'later', ms: 60_000 }],
    ['a server that knows us not yet', [451, '4.7.1 greylisted'], { result: 'later', ms: 60_000 }],
    [
      'a mailbox that does not exist',
      [550, '5.1.1 no such user'],
      { result: 'refused', unreachable: 'no-chat' },
    ],
    [
      'the same in an older server’s words',
      [550, 'no such user here'],
      { result: 'refused', unreachable: 'no-chat' },
    ],
    ['a mailbox that is closed', [550, '5.2.1 disabled'], { result: 'refused', unreachable: 'no-chat' }],
  ] as const)('%s: refused at the reader', async (_, [code, words], expected) => {
    house.office.faults.add({ step: 'rcpt', how: [code, words] });
    expect(await house.send()).toMatchObject(expected);
    expect(house.office.letters()).toEqual([]);
    expect(house.error).not.toHaveBeenCalled();
  });

  it('a policy against us does not make the mailbox a dead one', async () => {
    house.office.faults.add({ step: 'rcpt', how: [550, '5.7.1 relaying denied'] });
    expect(await house.send()).toEqual({ result: 'refused', error: '550 5.7.1 at RCPT TO' });
  });

  it('a letter that is not wanted as it is is refused, and one that cannot be taken now comes later', async () => {
    house.office.faults.add({ step: 'data', how: [554, '5.6.0 looks like spam'] });
    expect(await house.send()).toEqual({ result: 'refused', error: '554 5.6.0 at DATA' });
    house.office.faults.add({ step: 'data', how: [452, '4.3.1 disk full'] });
    expect(await house.send()).toMatchObject({ result: 'later' });
    expect(await house.send()).toMatchObject({ result: 'sent' });
  });

  it('a sender who is refused is our own trouble: it is logged, and the letter waits', async () => {
    house.office.faults.add({ step: 'mail', how: [553, '5.7.1 sender not owned by user'] });
    expect(await house.send()).toMatchObject({ result: 'later' });
    expect(house.error).toHaveBeenCalledOnce();
    expect(JSON.stringify(house.error.mock.calls)).not.toContain(READER);
  });

  it('waits longer each time, and after a day gives the letter up', async () => {
    const waits = [1, 2, 3, 4, 9].map(async (attempts) => {
      house.office.faults.add({ step: 'rcpt', how: [451, '4.7.1 later'] });
      return house.send({ attempts });
    });
    const minutes = (await Promise.all(waits)).map((one) => (one.result === 'later' ? one.ms / 60_000 : one));
    expect(minutes).toEqual([1, 5, 15, 30, 30]);
    house.office.faults.add({ step: 'rcpt', how: [451, '4.7.1 later'] });
    const old = { attempts: 40, createdAt: '2026-11-23T06:00:00.000Z' };
    expect(await house.send(old)).toEqual({ result: 'refused', error: '451 4.7.1 at RCPT TO' });
  });

  it('a connection lost before the letter was begun: nothing arrived, it comes later', async () => {
    house.office.faults.add({ step: 'rcpt', how: 'cut' });
    expect(await house.send()).toMatchObject({ result: 'later' });
    expect(await house.send()).toMatchObject({ result: 'sent' });
    expect(house.office.letters()).toHaveLength(1);
  });

  it('a connection lost in or after the letter: nobody knows', async () => {
    house.office.faults.add({ step: 'data', how: 'cut' });
    expect(await house.send()).toMatchObject({ result: 'unknown' });
    expect(house.office.letters()).toHaveLength(0);
    house.office.faults.add({ step: 'data', how: 'cut-after' });
    expect(await house.send()).toMatchObject({ result: 'unknown' });
    expect(house.office.letters()).toHaveLength(1);
  });

  it('a session that the server ended meanwhile is no trouble: a new one is asked', async () => {
    await house.send();
    house.office.faults.add({ step: 'mail', how: 'cut' });
    expect(await house.send({ id: 'd7#4/0/p1/email' })).toMatchObject({ result: 'sent' });
    expect(house.office.letters()).toHaveLength(2);
    expect(house.error).not.toHaveBeenCalled();
  });

  it('many at once go, few sessions at a time', async () => {
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, n) => house.send({ id: `d7#${n}/0/p1/email` })),
    );
    expect(sent.every(({ result }) => result === 'sent')).toBe(true);
    expect(house.office.letters()).toHaveLength(20);
    expect(house.office.mostAtOnce()).toBeLessThanOrEqual(3);
  });

  it('a letter that is larger than the server takes is refused, and its reader is not', async () => {
    house.office.faults.add({ step: 'mail', how: [552, '5.3.4 too large'] });
    expect(await house.send()).toEqual({ result: 'refused', error: '552 5.3.4 at MAIL FROM' });
  });
});

describe('where the mail server wants to know who we are', () => {
  it('it is told as the URL says', async () => {
    const house = await openMailHouse((url) => url.replace('smtp://', 'smtp://office:se%40cret@'));
    await house.send();
    expect(house.office.calls).toEqual(['AUTH office', `RCPT ${READER}`, 'DATA']);
    await house.close();
  });
});

describe('where the mail server is not there', () => {
  it('letters wait, and nothing of the password is said', async () => {
    const house = await openMailHouse((url) =>
      url.replace('smtp://', 'smtp://anna:se%40cret@').replace(/\d+$/, '1'),
    );
    expect(await house.send()).toMatchObject({ result: 'later', ms: 60_000 });
    expect(JSON.stringify(house.error.mock.calls)).not.toMatch(/se.{0,3}cret/);
    await house.close();
  });
});
