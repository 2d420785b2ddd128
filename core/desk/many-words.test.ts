import { describe, expect, it } from 'vitest';
import type { MilestoneKind } from '../processes/trip/route.ts';
import { readReport } from './many-words.ts';

const numbers = (text: string) =>
  readReport(text)?.map(({ milestone, orders }) => [
    milestone,
    orders.map(({ number, truck }) => (truck === undefined ? number : `${number}/${truck}`)).join(' '),
  ]);

describe('a report about many orders', () => {
  it.each<[string, MilestoneKind, string]>([
    ['12, 14, 17 загрузились', 'loaded', '12 14 17'],
    ['выгрузка 12 14', 'unloaded', '12 14'],
    ['12-15 в пути', 'left', '12 13 14 15'],
    ['12 14 unloaded', 'unloaded', '12 14'],
    ['Заявки №12, №14 и 17: загружены!', 'loaded', '12 14 17'],
    ['12 прибыл на погрузку', 'arrivedToLoad', '12'],
    ['12 14 на загрузке', 'arrivedToLoad', '12 14'],
    ['12 встали под выгрузку', 'arrivedToUnload', '12'],
    ['на разгрузке: 3, 4', 'arrivedToUnload', '3 4'],
    ['12/1 12/2 выехали', 'left', '12/1 12/2'],
    ['12 12 разгрузился', 'unloaded', '12'],
    ['погрузка завершена 5', 'loaded', '5'],
    ['orders 12 and 14 are loaded', 'loaded', '12 14'],
    ['12, 14 arrived at loading', 'arrivedToLoad', '12 14'],
    ['12 on the way', 'left', '12'],
  ])('«%s»', (text, milestone, expected) => {
    expect(numbers(text)).toEqual([[milestone, expected]]);
  });

  it('says something else on each line', () => {
    expect(numbers('12, 14 загрузились\n17 выгрузился')).toEqual([
      ['loaded', '12 14'],
      ['unloaded', '17'],
    ]);
  });

  it.each([
    'Казань',
    '12',
    'загрузились',
    'ООО «Погрузка 12»',
    '12 загрузились и выгрузились',
    '12 загрузились, а 14 стоит без документов',
    '15-12 в пути',
    '1-900 в пути',
    '12 загрузились\nспасибо',
    '',
  ])('«%s» is none', (text) => {
    expect(readReport(text)).toBeNull();
  });
});
