import { dismiss, openDialog } from './dialogs.js';
import { el } from './dom.js';
import { language, t } from './texts.js';

/** Where a driver of the demo company may be; degrees. */
const places = [
  { ru: 'Москва', en: 'Moscow', latitude: 55.7558, longitude: 37.6173 },
  { ru: 'Санкт-Петербург', en: 'Saint Petersburg', latitude: 59.9386, longitude: 30.3141 },
  { ru: 'Тверь', en: 'Tver', latitude: 56.8587, longitude: 35.9176 },
  { ru: 'Нижний Новгород', en: 'Nizhny Novgorod', latitude: 56.3269, longitude: 44.0075 },
  { ru: 'Казань', en: 'Kazan', latitude: 55.7961, longitude: 49.1064 },
  { ru: 'Самара', en: 'Samara', latitude: 53.1959, longitude: 50.1002 },
  { ru: 'Екатеринбург', en: 'Yekaterinburg', latitude: 56.8389, longitude: 60.6057 },
  { ru: 'Ростов-на-Дону', en: 'Rostov-on-Don', latitude: 47.2357, longitude: 39.7015 },
  { ru: 'Новосибирск', en: 'Novosibirsk', latitude: 55.0302, longitude: 82.9204 },
];

/**
 * Asks where the person is: the browser's own place would be the newcomer's desk, not the road.
 * @returns {Promise<{ latitude: number, longitude: number } | undefined>}
 */
export function choosePlace() {
  return openDialog(
    t('location.title'),
    (/** @type {(place: { latitude: number, longitude: number }) => void} */ close) => [
      el('h2', {}, t('location.title')),
      el(
        'div',
        { class: 'choices' },
        ...places.map(({ latitude, longitude, ...names }) =>
          el('button', { onclick: () => close({ latitude, longitude }) }, names[language]),
        ),
      ),
      el('div', { class: 'dialog-buttons' }, el('button', { class: 'plain', onclick: dismiss }, t('cancel'))),
    ],
  );
}
