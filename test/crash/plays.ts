import { clientAsks, NEW_INN, players, type Scene, takeClientOn } from '../../bots/playground/demo/story.ts';

/** What people do in a run. */
export type Play = (scene: CrashScene) => Promise<void>;

export interface CrashScene extends Scene {
  /** The company's clock is moved; resolves when all that fell due is done. */
  pass(minutes: number): Promise<void>;
  /** What is done in it, no death disturbs. */
  safely(play: Play): Promise<void>;
}

const CLIENT = 'ООО «Волжский кабель»';

/** From a client's taking on to the request that reaches the logistician. */
export const story: Play = async (scene) => {
  await takeClientOn(scene);
  await clientAsks(scene);
};

/** One form, from the command to its fact. */
export const clientIsEntered: Play = async (scene) => {
  const { anna } = players(scene);
  await anna.type('/new');
  await anna.press('menu.newClient');
  await anna.fill('client', 'new', [
    ['inn', NEW_INN],
    ['company', CLIENT],
    ['city', 'Самара'],
    ['contact', { press: 'form.skip' }],
  ]);
};

/** And the next stage. */
export const firstStages: Play = async (scene) => {
  const { anna } = players(scene);
  await clientIsEntered(scene);
  await anna.press('client.button.explanationsGiven', CLIENT);
  await anna.fill('client', 'explanations', [
    ['points', { press: 'form.all' }],
    ['points', { press: 'form.done' }],
  ]);
};
