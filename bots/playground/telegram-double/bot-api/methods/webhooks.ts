import type { Webhook } from '../../state/records.ts';
import type { Call, Method } from '../call.ts';
import { badRequest } from '../refusal.ts';
import { setAllowedUpdates } from './updates.ts';

const ports = ['', '80', '88', '443', '8443'];
const loopback = ['127.0.0.1', 'localhost', '[::1]'];

export const setWebhook: Method = (call) => {
  const { world, bot, params, polls, webhooks } = call;
  const url = params.text('url') ?? '';
  if (url === '') return removeWebhook(call);
  const webhook: Webhook = {
    url: readUrl(url),
    secret_token: readSecret(params.text('secret_token') ?? ''),
    max_connections: Math.min(100, Math.max(1, params.integer('max_connections') ?? 40)),
  };
  setAllowedUpdates(call);
  if (params.flag('drop_pending_updates')) world.updates.drop(bot.id);
  polls.terminate(bot.id, 'terminated by setWebhook request');
  world.state.bots.set(bot.id, { ...world.state.bots.get(bot.id)!, webhook });
  webhooks.start(bot.id);
  return true;
};

export const deleteWebhook: Method = (call) => removeWebhook(call);

function removeWebhook({ world, bot, params, webhooks }: Call): true {
  if (params.flag('drop_pending_updates')) world.updates.drop(bot.id);
  webhooks.stop(bot.id);
  if (bot.webhook) world.state.bots.set(bot.id, { ...bot, webhook: null });
  return true;
}

export const getWebhookInfo: Method = ({ world, bot }) => {
  const { secret_token: _, ...shown } = bot.webhook ?? { url: '', secret_token: '' };
  return {
    ...shown,
    has_custom_certificate: false,
    pending_update_count: world.updates.count(bot.id),
    ...(bot.webhook ? { ip_address: '127.0.0.1' } : {}),
    ...(bot.allowed_updates.length > 0 ? { allowed_updates: bot.allowed_updates } : {}),
  };
};

/** As Telegram: HTTPS on four ports. On this machine plain HTTP and any port will do, for there is no way around. */
function readUrl(source: string): string {
  const whole = /^https?:\/\//i.test(source) ? source : `https://${source}`;
  if (!URL.canParse(whole)) throw badRequest('invalid webhook URL specified');
  const url = new URL(whole);
  if (loopback.includes(url.hostname)) return url.href;
  if (url.protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (!ports.includes(url.port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
  return url.href;
}

function readSecret(secret: string): string {
  if (secret.length > 256) throw badRequest('secret token is too long');
  if (!/^[\w-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  return secret;
}
