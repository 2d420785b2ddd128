import { expect, it } from 'vitest';
import { Ground } from './testing/ground.ts';

const OPENED = { type: 'opened', name: 'ООО «Ромашка»' };
const ASKED = { type: 'asked' };

/** A ground where a paper was asked for and not drawn yet. */
async function asked(): Promise<Ground> {
  const ground = new Ground();
  await ground.bring(OPENED, ASKED);
  return ground;
}

it('draws the paper, keeps it under its name, and files it in the case', async () => {
  const ground = await asked();
  await ground.settle();
  const [kept] = ground.files.values();
  expect(kept?.file).toMatchObject({
    name: 'Заявка 12-1.pdf',
    type: 'application/pdf',
    kind: 'document',
    uploadedBy: 'caravan',
    size: kept?.bytes.length,
  });
  expect(ground.entries.at(-1)?.fact).toEqual({ type: 'drawn', files: [kept?.file.id] });
  expect(ground.projections.get('letter1')?.context).toMatchObject({ files: [kept?.file.id] });
});

it("says the paper in the company's language", async () => {
  const ground = await asked();
  await ground.settle();
  expect(ground.papers()).toMatchObject([
    {
      heading: 'Заявка №\u00a012/1 от 25 ноября 2026\u00a0г.',
      sections: [{ rows: [{ label: 'Кому', value: 'ООО «Ромашка»' }] }],
    },
  ]);
});

it('ends the same wherever the process dies, before a write or after it', async () => {
  const calm = await asked();
  const before = calm.writes;
  await calm.settle();
  const writes = calm.writes - before;
  // The file, the entry of the fact, its projection, and two entries marked, with the opening one.
  expect(writes).toBe(6);
  for (let survived = 0; survived < writes; survived += 0.5) {
    const ground = await asked();
    ground.writesLeft = survived;
    await expect(ground.settle(), `${survived} writes`).rejects.toThrow();
    ground.writesLeft = Number.POSITIVE_INFINITY;
    ground.now = '2026-11-26T08:00:00.000Z';
    await ground.settle();
    const facts = (one: Ground) => one.entries.map(({ fact }) => fact);
    expect(facts(ground), `${survived} writes`).toEqual(facts(calm));
    expect(ground.papers(), `${survived} writes`).toEqual(calm.papers());
  }
});

it('shows the case as it stood when the paper was asked for', async () => {
  const ground = await asked();
  await ground.bring({ type: 'renamed', name: 'ООО «Лютик»' });
  await ground.settle();
  expect(ground.papers()).toMatchObject([{ sections: [{ rows: [{ value: 'ООО «Ромашка»' }] }] }]);
});

it('gives every asking a paper of its own', async () => {
  const ground = await asked();
  await ground.bring({ type: 'renamed', name: 'ООО «Лютик»' }, ASKED);
  await ground.settle();
  expect(ground.files.size).toBe(2);
  expect(ground.projections.get('letter1')?.context).toMatchObject({ files: [...ground.files.keys()] });
});

it('a case that no longer wants its paper is logged, and the rest goes on', async () => {
  const ground = await asked();
  await ground.bring({ type: 'dropped' });
  await ground.settle();
  expect(ground.warnings).toMatchObject([{ caseId: 'letter1', fact: 'drawn', code: 'wrong-stage' }]);
  expect(ground.dispatched.size).toBe(ground.entries.length);
});
