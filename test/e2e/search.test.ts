import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { buttonsOf, wordsOf } from '../../bots/playground/demo/player.ts';
import { DealScene } from './deal-scene.ts';

let scene: DealScene;

beforeAll(async () => {
  scene = await DealScene.open();
}, 120_000);
afterAll(() => scene?.company.close());

/** What is offered for these words, from top to bottom. */
async function found(words: string): Promise<string[]> {
  const { anna } = scene;
  const answers = () => anna.heard.filter((message) => wordsOf(message).includes('Нашлось'));
  const before = answers().length;
  await anna.type(words);
  await vi.waitFor(() => expect(answers().length).toBeGreaterThan(before), { timeout: 10_000 });
  return buttonsOf(answers().at(-1)!).map(({ text }) => text);
}

it.each([
  ['the name', 'Ромашка', /Ромашка».*Ромашка-Сервис».*Сделка/s],
  ['how it begins, in another spelling', 'ооо ромаш', /Ромашка».*Ромашка-Сервис».*Сделка/s],
  ['the longer name', 'ромашка сервис', /Ромашка-Сервис».*Сделка/s],
])(
  'by %s the company itself comes first, before the deals in which it is',
  async (_, words, order) => {
    const { company } = scene;
    if ((await company.caravan.ports.directory.search('client', 'Ромашка', 5)).length === 0) {
      await scene.dealOf((await company.client('working', { name: 'ООО «Ромашка-Сервис»' })).id);
      await scene.dealOf((await company.client('working', { name: 'ООО «Ромашка»' })).id);
    }
    expect((await found(words)).join('\n')).toMatch(order);
  },
  60_000,
);

it('by what is no name of a company its deals come first, as before', async () => {
  const deal = await scene.dealWith();
  expect((await found(`сделка ${await scene.numberOf(deal)}`))[0]).toContain('Сделка №');
}, 60_000);

it('what is not found is said back, be it long and cut at an emoji', async () => {
  const { anna } = scene;
  await anna.type(`${'ъ'.repeat(59)}🚚🚚`);
  await anna.hears(`«${'ъ'.repeat(59)}…»`);
}, 60_000);
