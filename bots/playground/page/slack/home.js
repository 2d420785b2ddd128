import { el } from '../dom.js';
import { t } from '../texts.js';
import { blockElements } from './blocks.js';
import { Hands } from './hands.js';
import { keepingFocus } from './keeping-focus.js';

/** The app's home as it published it for this person. */
export class Home {
  #hands;
  #signature = '';
  #place = el('div', { class: 'slack-home-blocks' });

  /**
   * @param {import('./workplace.js').Workplace} workplace
   * @param {import('./conversation.js').Surroundings} around
   */
  constructor(workplace, around) {
    this.workplace = workplace;
    this.#hands = new Hands(workplace, 'home', around);
    this.element = el(
      'div',
      { class: 'slack-home', 'data-testid': 'slack-home', tabindex: '0' },
      this.#place,
    );
  }

  render() {
    const { home } = this.workplace;
    const signature = home ? `${home.id} ${home.hash}` : '';
    if (signature === this.#signature && this.#place.childElementCount > 0) return;
    this.#signature = signature;
    if (!home) {
      this.#place.replaceChildren(el('p', { class: 'slack-empty' }, t('slack.homeEmpty')));
      return;
    }
    keepingFocus(this.#place, () =>
      this.#place.replaceChildren(...blockElements(home.blocks, this.#hands.surface(home))),
    );
  }
}
