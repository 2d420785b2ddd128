import type { HomeView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Desk } from '../../core/desk/desk.ts';
import type { Ports } from '../../core/ports/index.ts';
import { t } from '../../core/texts/text.ts';
import { SEARCH } from './read.ts';
import { fitting, screenBlocksOf, screensOf } from './screen-view.ts';
import { refusalOf } from './web.ts';
import { cut, type Pen, said } from './words.ts';

/** What changes at once is drawn once. */
const REST_MS = 700;

interface HomeOptions {
  desk: Pick<Desk, 'home'>;
  web: WebClient;
  ports: Pick<Ports, 'texts' | 'crypto' | 'log'>;
}

/** The App Home of each person: what waits for them, and the ways on. */
export class Homes {
  readonly #options: HomeOptions;
  readonly #waiting = new Map<string, NodeJS.Timeout>();
  /** What each person's Home shows, so that nothing is published twice. */
  readonly #shown = new Map<string, string>();
  readonly #drawing = new Set<Promise<void>>();

  constructor(options: HomeOptions) {
    this.#options = options;
  }

  /** Something of this person's may have changed. */
  changed(user: string): void {
    if (this.#waiting.has(user)) return;
    const timer = setTimeout(() => {
      this.#waiting.delete(user);
      const drawing = this.draw(user);
      this.#drawing.add(drawing);
      void drawing.finally(() => this.#drawing.delete(drawing));
    }, REST_MS);
    this.#waiting.set(user, timer);
  }

  /** Publishes the Home as it is now; `isOpened`: whatever was published before. */
  async draw(user: string, isOpened = false): Promise<void> {
    const { desk, web, ports } = this.#options;
    try {
      const { outputs, locale, holder } = await desk.home({ channel: 'slack', userId: user });
      const pen: Pen = { ...ports, locale, holder };
      const blocks = [
        ...(holder === null ? [] : [searchBlock(pen)]),
        ...screenBlocksOf(pen, screensOf(outputs)),
      ];
      const view: HomeView = { type: 'home', callback_id: 'home', blocks: fitting(blocks) };
      const words = JSON.stringify(view);
      if (!isOpened && this.#shown.get(user) === words) return;
      await web.views.publish({ user_id: user, view });
      this.#shown.set(user, words);
    } catch (error) {
      ports.log.warn({ error: refusalOf(error) ?? (error as Error).name }, 'an App Home was not published');
    }
  }

  /** Draws nothing more; resolves when nothing is being drawn. */
  async stop(): Promise<void> {
    for (const timer of this.#waiting.values()) clearTimeout(timer);
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
