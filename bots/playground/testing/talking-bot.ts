import { Bot, InlineKeyboard, InputFile, Keyboard } from 'grammy';
import { pictureOf } from './picture.ts';

/** A bot that shows what a page must draw: keyboards of both kinds, edits, answers, pictures, files. */
export async function startTalkingBot(apiRoot: string, token: string): Promise<Bot> {
  const bot = new Bot(token, { client: { apiRoot } });
  const card = new InlineKeyboard()
    .text('Одобрить', 'approve')
    .text('Отклонить', 'refuse')
    .row()
    .text('Подождать', 'wait')
    .url('Приглашение', 'https://t.me/caravan_partners_bot?start=invite-7');

  bot.command('start', (ctx) =>
    ctx.reply(`Здравствуйте, <b>${ctx.from?.first_name}</b>! ${ctx.match}`.trim(), { parse_mode: 'HTML' }),
  );
  bot.command('tasks', (ctx) => ctx.reply('Рейс 118: одобрить ставку 85 000 ₽?', { reply_markup: card }));
  bot.command('who', (ctx) =>
    ctx.reply('Поделитесь номером', {
      reply_markup: new Keyboard()
        .requestContact('Мой номер')
        .row()
        .requestLocation('Где я')
        .text('Нет')
        .resized(),
    }),
  );
  bot.command('photo', (ctx) =>
    ctx.replyWithPhoto(new InputFile(pictureOf(320, 200, [14, 107, 99]), 'cmr.png'), { caption: 'CMR' }),
  );
  bot.command('paper', (ctx) =>
    ctx.replyWithDocument(new InputFile(Buffer.from('%PDF-1.4'), 'Счёт № 7.pdf')),
  );
  bot.callbackQuery('approve', async (ctx) => {
    await ctx.editMessageText('Рейс 118: ставка одобрена');
    await ctx.answerCallbackQuery('Записано');
  });
  bot.callbackQuery('refuse', (ctx) =>
    ctx.answerCallbackQuery({ text: 'Сначала укажите причину', show_alert: true }),
  );
  bot.on('message:contact', (ctx) =>
    ctx.reply(`Номер ${ctx.message.contact.phone_number}`, { reply_markup: { remove_keyboard: true } }),
  );
  bot.on('message:location', (ctx) => ctx.reply(`Место ${ctx.message.location.latitude.toFixed(2)}`));
  bot.on('message:photo', (ctx) => ctx.reply(`Фото: ${ctx.message.caption ?? 'без подписи'}`));
  bot.on('message:document', (ctx) => ctx.reply(`Файл: ${ctx.message.document.file_name}`));
  bot.on('edited_message:text', (ctx) => ctx.reply(`Исправлено: ${ctx.editedMessage.text}`));
  bot.on('message:text', (ctx) =>
    ctx.reply(`Принято: ${ctx.message.text}`, { reply_parameters: { message_id: ctx.message.message_id } }),
  );

  await bot.api.setMyCommands([
    { command: 'tasks', description: 'Мои задачи' },
    { command: 'who', description: 'Кто я' },
  ]);
  void bot.start();
  return bot;
}
