import { booking, feasibility } from './booking.ts';
import { judge } from './judge.ts';
import { overduePayment, signedAct } from './money.ts';
import { carriersBill, clientsDocuments, consignmentNote } from './papers.ts';
import { printConversation } from './printer.ts';
import { extraCharge, onTheRoad } from './road.ts';
import { clientAsks, creditTerms, morningRound, type Scene, takeClientOn, timePasses } from './story.ts';

/** The whole way of one client and its first order, in the order in which it is played. */
const CHAPTERS: [title: string, play: (scene: Scene) => Promise<void>][] = [
  ['Клиент взят в работу', takeClientOn],
  ['Кредитные условия', creditTerms],
  ['Клиент просит машину', clientAsks],
  ['Никто не взялся: напоминание и руководитель', timePasses],
  ['Возьмёмся ли', feasibility],
  ['Заявка, перевозчик, машина', booking],
  ['Утренний обзвон', morningRound],
  ['В пути', onTheRoad],
  ['Простой', extraCharge],
  ['Накладная', consignmentNote],
  ['Счёт перевозчика', carriersBill],
  ['Документы клиента', clientsDocuments],
  ['Оплата с опозданием', overduePayment],
  ['Подписанный акт', signedAct],
];

/**
 * Plays the company by itself through the real bots and prints the conversation. Returns the exit code: 0 only if
 * the cases stand where they should, every journal replays to the stored state, and every message is accounted for.
 */
export async function playDemo(
  scene: Scene & { flush(): Promise<void> },
  print: (line: string) => void,
): Promise<number> {
  const stop = printConversation(scene, print);
  try {
    for (const [title, play] of CHAPTERS) {
      print(`\n──── ${title}\n`);
      await play(scene);
    }
    await scene.flush();
    const faults = await judge(scene);
    for (const fault of faults) print(`✗ ${fault}`);
    if (faults.length === 0)
      print('✓ The cases stand where they should, journals replay, messages are accounted for.');
    return faults.length === 0 ? 0 : 1;
  } catch (error) {
    print(`✗ ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    stop();
  }
}
