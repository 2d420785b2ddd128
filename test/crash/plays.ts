import { clientAsks, NEW_INN, players, type Scene, takeClientOn } from '../../bots/playground/demo/story.ts';

/** What people do in a run. */
export type Play = (scene: Scene) => Promise<void>;

/** From a client's taking on to the request that reaches the logistician. */
export const wholeStory: Play = async (scene) => {
  await takeClientOn(scene);
  await clientAsks(scene);
};

/** A client is entered and the explanations are given. */
export const firstSteps: Play = async (scene) => {
  const { anna } = players(scene);
  await anna.type('/new');
  await anna.press('menu.newClient');
  await anna.fill('client', 'new', [
    ['inn', NEW_INN],
    ['company', 'ООО «Волжский кабель»'],
    ['city', 'Самара'],
    ['contact', { press: 'form.skip' }],
  ]);
  await anna.press('client.button.explanationsGiven', 'ООО «Волжский кабель»');
  await anna.fill('client', 'explanations', [
    ['points', { press: 'form.all' }],
    ['points', { press: 'form.done' }],
  ]);
};
