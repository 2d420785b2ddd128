import { judge } from './judge.ts';
import { printConversation } from './printer.ts';
import { clientAsks, morningRound, type Scene, takeClientOn, timePasses } from './story.ts';

/**
 * Plays the company by itself through the real bots and prints the conversation. Returns the exit code: 0 only if
 * the cases stand where they should, every journal replays to the stored state, and every message is accounted for.
 */
export async function playDemo(
  scene: Scene & { flush(): Promise<void> },
  print: (line: string) => void,
): Promise<number> {
  const stop = printConversation(scene.double.apiRoot, print);
  try {
    await takeClientOn(scene);
    await clientAsks(scene);
    await timePasses(scene);
    await morningRound(scene);
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
