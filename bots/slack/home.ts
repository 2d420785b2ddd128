import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { Queue } from '../../core/cases/queue.ts';
import type { Desk } from '../../core/desk/desk.ts';
import type { Ports } from '../../core/ports/index.ts';
import { cut } from '../../core/texts/fit.ts';
import { t } from '../../core/texts/text.ts';
import { SEARCH } from './read.ts';
import { fitting, screenBlocksOf, screensOf } from './screen-view.ts';
import { verdict } from './web.ts';
import { type Pen, said } from './words.ts';

/** What changes at once is drawn once. */
const REST_MS = 700;
/** What could not be published is tried again after this, then after twice as long, and so on. */
const AGAIN_MS = { first: 3000, longest: 5 * 60_000 };

interface HomeOptions {
  desk: Pick<Desk, 'home'>;
  web: WebClient;
  ports: Pick<Ports, 'texts' | 'crypto' | 'log'>;
}

/** The App Home of each person: what waits for them, and the ways on. */
export class Homes {
  readonly #options: HomeOptions;
  /** When each person's Home is drawn next. */
  readonly #waiting = new Map<string, { at: number; timer: NodeJS.Timeout }>();
  /** What each person's Home shows, so that nothing is published twice. */
  readonly #shown = new Map<string, string>();
  /** How often each person's Home could not be published since it last was. */
  readonly #failures = new Map<string, number>();
  readonly #drawing = new Set<Promise<unknown>>();
  /** One person's Home is drawn once at a time: what was read earlier never covers what was read later. */
  readonly #queue = new Queue();
  #isStopped = false;

  constructor(options: HomeOptions) {
    this.#options = options;
  }

  /** Something of this person's may have changed. */
  changed(user: string): void {
    this.#drawIn(user, REST_MS);
  }

  /**
   * Publishes the Home as it is now; `anew`: whatever was published before. False: it could not be, and is tried again
   * later.
   */
  async draw(user: string, anew = false): Promise<boolean> {
    return this.#queue.run(user, async () => {
      try {
        await this.#publish(user, anew);
        this.#failures.delete(user);
        return true;
      } catch (error) {
        return this.#failed(user, error);
      }
    });
  }

  async #publish(user: string, anew: boolean): Promise<void> {
    const { desk, web, ports } = this.#options;
    const { outputs, locale, holder } = await desk.home({ channel: 'slack', userId: user });
    const pen: Pen = { ...ports, locale, holder };
    const blocks = [
      ...(holder === null ? [] : [searchBlock(pen)]),
      ...screenBlocksOf(pen, screensOf(outputs)),
    ];
    const view: HomeView = { type: 'home', callback_id: 'home', blocks: fitting(blocks) };
    const words = JSON.stringify(view);
    if (!anew && this.#shown.get(user) === words) return;
    // What it shows if the answer is lost is not known.
    this.#shown.delete(user);
    await web.views.publish({ user_id: user, view });
    this.#shown.set(user, words);
  }

  /** Whether that is the end of it: Slack will never take this Home. */
  #failed(user: string, error: unknown): boolean {
    const result = verdict(error);
    const said = 'error' in result ? result.error : result.result;
    this.#options.ports.log.warn({ error: said }, 'an App Home was not published');
    if (result.result === 'refused') return true;
    const before = this.#failures.get(user) ?? 0;
    this.#failures.set(user, before + 1);
    const patience = Math.min(AGAIN_MS.first * 2 ** before, AGAIN_MS.longest);
    this.#drawIn(user, result.result === 'later' ? Math.max(result.ms, patience) : patience);
    return false;
  }

  /** Unless it is drawn sooner anyway. */
  #drawIn(user: string, ms: number): void {
    const at = Date.now() + ms;
    const waiting = this.#waiting.get(user);
    if (this.#isStopped || (waiting !== undefined && waiting.at <= at)) return;
    clearTimeout(waiting?.timer);
    const timer = setTimeout(() => {
      this.#waiting.delete(user);
      const drawing = this.draw(user);
      this.#drawing.add(drawing);
      void drawing.finally(() => this.#drawing.delete(drawing));
    }, ms);
    this.#waiting.set(user, { at, timer });
  }

  /** Draws nothing more; resolves when nothing is being drawn. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    for (const { timer } of this.#waiting.values()) clearTimeout(timer);
    this.#waiting.clear();
    await Promise.allSettled(this.#drawing);
  }
}

function searchBlock(pen: Pen): HomeView['blocks'][number] {
  const words = (key: string, most: number) =>
    ({ type: 'plain_text', text: cut(said(pen, t(key)), most) }) as const;
  return {
    type: 'input',
    block_id: SEARCH,
    dispatch_action: true,
    label: words('home.search', 150),
    element: {
      type: 'plain_text_input',
      action_id: SEARCH,
      placeholder: words('home.searchExample', 150),
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  };
}
